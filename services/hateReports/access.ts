/** Opening a report: asked with a reason, written into the audit before anything is opened, and shown to nobody else as if it were not there. */
import type { Model } from 'mongoose'
import { z } from 'zod'
import { newId } from '../ids.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Accounts } from '../staff/accounts.ts'
import { words } from '../words.ts'
import { comeNear, type NearDeps } from './comeNear.ts'
import type { HateReportRecord, ReportEvent, ReportRead } from './hateReportModel.ts'
import { officersOf } from './officers.ts'
import { lockMark, type Reader } from './readers.ts'
import type { ReportKey, ReportKeys } from './reportKeys.ts'
import { type Content, contentOf, PARTS, type Part } from './sealedParts.ts'
import { type WorkingState, workingState } from './workingState.ts'

export const READ_REASONS = [
  'first_contact',
  'casework',
  'message',
  'partner_export',
  'second_person',
  'risk_to_life',
  'check',
] as const

export const readAsk = z.strictObject({
  parts: z.array(z.enum(PARTS)).max(PARTS.length),
  reason: z.strictObject({ code: z.enum(READ_REASONS), words: words({ max: 1_000 }) }),
})
export type ReadAsk = z.infer<typeof readAsk>

export interface OpenedEvent extends Omit<ReportEvent, 'words'> {
  words: unknown
}

export interface OpenedReport {
  record: Omit<HateReportRecord, Part | 'state' | 'history' | 'reads' | 'wrapped' | 'receipt' | 'run' | 'lockedOut'>
  content: Content
  state: WorkingState
  history: OpenedEvent[]
  reads: Omit<ReportRead, 'words'>[]
  /** False where it was opened out of turn: then it may be read, and nothing else. */
  handles: boolean
  /** Who may own it now: ids of accounts. */
  officers: string[]
}

/** The one answer to whoever may not, and where there is nothing. */
export type Read = { ok: true; report: OpenedReport } | { ok: false; reason: 'not_found' }

export type AccessDeps = NearDeps & { keys: ReportKeys; accounts: Pick<Accounts, 'model'> }

/** Throws when the audit cannot be written: nothing has been opened by then (threat T4). */
export async function readReport({
  deps,
  reader,
  landlord,
  id,
  ask,
  at,
}: {
  deps: AccessDeps
  reader: Reader
  landlord: Landlord
  id: string
  ask: ReadAsk
  at: Date
}): Promise<Read> {
  const { model, keys } = deps
  const detail = [ask.reason.code, ...ask.parts].join(' ')
  const near = await comeNear({ deps, reader, landlord, id, at, action: 'report.read', detail, outOfTurn: true })
  if (!near) return { ok: false, reason: 'not_found' }
  const { record, handles } = near
  const key = await keys.open(record)
  await remember({ model, key, record, reader, ask, at })
  const officers = await officersLeft({ deps, landlord, record, at })
  return { ok: true, report: { ...opened({ key, record, parts: ask.parts }), handles, officers } }
}

async function officersLeft({
  deps: { accounts, master },
  landlord,
  record: { lockedOut },
  at,
}: {
  deps: AccessDeps
  landlord: Landlord
  record: HateReportRecord
  at: Date
}): Promise<string[]> {
  const mark = (kind: 'account' | 'team', id: string): string => lockMark({ master, landlord: landlord.slug, kind, id })
  const found = await officersOf({ accounts, landlord, at })
  return found
    .filter(
      ({ id, teams }) =>
        ![mark('account', id), ...teams.map((team) => mark('team', team))].some((one) => lockedOut.includes(one)),
    )
    .map(({ id }) => id)
}

/** The reason stays with the report, its words sealed; reading is no change, so nobody's work on it is in conflict. */
export async function remember({
  model,
  key,
  record,
  reader,
  ask,
  at,
}: {
  model: Model<HateReportRecord>
  key: ReportKey
  record: HateReportRecord
  reader: Reader
  ask: ReadAsk
  at: Date
}): Promise<void> {
  const read = newId()
  const { parts, reason } = ask
  const entry: ReportRead = {
    id: read,
    at,
    by: reader.id,
    reason: reason.code,
    parts: [...parts],
    words: key.seal({ part: `reads:${read}`, value: reason.words }),
  }
  const done = await model.updateOne({ _id: record._id, landlord: record.landlord }, { $push: { reads: entry } })
  if (done.matchedCount !== 1) throw new Error('report_gone')
}

function opened({
  key,
  record,
  parts,
}: {
  key: ReportKey
  record: HateReportRecord
  parts: readonly Part[]
}): Omit<OpenedReport, 'handles' | 'officers'> {
  const { account: _1, contact: _2, allegation: _3, state, history, reads, wrapped: _4, ...rest } = record
  const { receipt: _5, run: _6, lockedOut: _7, ...clear } = rest
  return {
    record: clear,
    content: contentOf({ key, record, parts }),
    state: workingState.parse(key.unseal({ part: 'state', sealed: state })),
    history: history.map(({ words: said, ...event }) => ({
      ...event,
      words: said === null ? null : key.unseal({ part: `history:${event.id}`, sealed: said }),
    })),
    reads: reads.map(({ words: _, ...read }) => read),
  }
}
