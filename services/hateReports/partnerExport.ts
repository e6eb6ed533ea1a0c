/** What leaves the house for one partner: the parts that an act allowed, while what allowed it still stands, and nothing beside them. */
import type { Landlord } from '../landlords/profile.ts'
import { type AccessDeps, remember } from './access.ts'
import { comeNear } from './comeNear.ts'
import { consentOf } from './deciders/sharing.ts'
import type { Reader } from './readers.ts'
import { type Account, type Allegation, type Contact, contentOf } from './sealedParts.ts'
import { workingState } from './workingState.ts'

export interface PartnerExport {
  id: string
  reference: string
  partner: string
  receivedAt: Date
  language: string
  /** Null where the person agreed. */
  ground: string | null
  /** When the person agreed; null where a ground of law stands for it. */
  consentAt: Date | null
  allowedAt: Date
  /** Without our own wording of the limits, which is no answer of theirs, and without files. */
  account?: Omit<Account, 'statement' | 'files'>
  allegation?: Allegation | null
  /** Null for an anonymous report; what was said before the report began stays here. */
  contact?: Omit<Contact, 'led_here'> | null
}

export type Exported = { ok: true; export: PartnerExport } | { ok: false; reason: 'not_found' | 'no_consent' }

/** Throws when the audit cannot be written: nothing has left by then. */
export async function exportReport({
  deps,
  reader,
  landlord,
  id,
  export: wanted,
  at,
}: {
  deps: AccessDeps
  reader: Reader
  landlord: Landlord
  id: string
  export: string
  at: Date
}): Promise<Exported> {
  const one = /^[\w-]{22}$/.test(wanted) ? wanted : ''
  const near = await comeNear({
    deps,
    reader,
    landlord,
    id,
    at,
    action: 'report.export',
    detail: one,
    outOfTurn: false,
  })
  if (!near) return { ok: false, reason: 'not_found' }
  const { record } = near
  const key = await deps.keys.open(record)
  const state = workingState.parse(key.unseal({ part: 'state', sealed: record.state }))
  const found = state.exports.find((other) => other.id === one)
  if (!found) return { ok: false, reason: 'not_found' }
  const { partner, parts, ground } = found
  const consent = consentOf({ consents: record.consents, partner })
  // A yes that was taken back since also stops what it allowed.
  if (ground === null && consent?.state !== 'yes') return { ok: false, reason: 'no_consent' }
  const detail = [one, partner, ground ?? 'consent', ...parts].join(' ')
  await deps.audit.write({
    landlord: reader.landlord,
    account: reader.id,
    action: 'report.exported',
    target: id,
    detail,
  })
  const reason = { code: 'partner_export' as const, words: one }
  await remember({ model: deps.model, key, record, reader, ask: { parts, reason }, at })
  const { account, contact, ...rest } = contentOf({ key, record, parts })
  return {
    ok: true,
    export: {
      id: one,
      reference: record.reference,
      partner,
      receivedAt: record.receivedAt,
      language: record.language,
      ground,
      consentAt: ground === null ? (consent?.at ?? null) : null,
      allowedAt: new Date(found.at),
      ...(account ? { account: answersOf(account) } : {}),
      ...rest,
      ...(contact === undefined ? {} : { contact: contact && withoutLead(contact) }),
    },
  }
}

/** Photos and files are handed over by hand, each looked at first: this is their answers. */
const answersOf = ({ statement: _1, files: _2, ...account }: Account): Omit<Account, 'statement' | 'files'> => account
const withoutLead = ({ led_here: _, ...contact }: Contact): Omit<Contact, 'led_here'> => contact
