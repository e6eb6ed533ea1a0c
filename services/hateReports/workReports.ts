/** Reports at work: an act of the team, the reporter or the clock is decided and written in one transaction, or refused whole. */
import { createHash } from 'node:crypto'
import type { ClientSession, Model } from 'mongoose'
import type { Attachments } from '../attachments/attachments.ts'
import type { MasterKey } from '../confidential/keys.ts'
import type { Landlords } from '../landlords/index.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Accounts } from '../staff/accounts.ts'
import type { Audit } from '../staff/audit.ts'
import type { Satisfaction } from '../surveys/satisfaction.ts'
import type { Act } from './acts.ts'
import type { Alert, Change, Decision, Place, Refusal, Standing } from './change.ts'
import { decide } from './decide.ts'
import { fire } from './fire.ts'
import type { HateReportRecord, ReportEvent } from './hateReportModel.ts'
import { officersOf } from './officers.ts'
import { lockMark, mayHandle, notLockedOut, type Reader } from './readers.ts'
import type { ReportKey, ReportKeys } from './reportKeys.ts'
import { type ReportTimerKind, type TimerPlanner, timerRows } from './reportTimers.ts'
import { workingState } from './workingState.ts'

export interface WorkDeps {
  model: Model<HateReportRecord>
  keys: ReportKeys
  accounts: Pick<Accounts, 'model'>
  audit: Pick<Audit, 'write'>
  timers: TimerPlanner
  attachments: Pick<Attachments, 'takeOver'>
  landlords: Landlords
  law: Law
  master: MasterKey
  satisfaction: Pick<Satisfaction, 'add'>
}

export type Acted =
  | { ok: true; version: number; status: Change['status']; alerts: Alert[]; exports: Change['exports'] }
  | { ok: false; reason: Refusal | 'conflict' }

/** Whose act it is: an officer's, the reporter's behind the receipt, or that of the rules which heard something in new words. */
export type By = { reader: Reader } | { landlord: string; who: 'reporter' | 'rules' }

interface Once {
  deps: WorkDeps
  session: ClientSession
  id: string
  at: Date
  /** Makes ids that are the same when the same act runs again. */
  key: string
}

/** Throws when the audit cannot be written: nothing has been done by then. */
export async function actOnReport({
  by,
  act,
  version,
  ...once
}: Once & {
  by: By
  act: Act
  /** As last seen by a member of staff; null where the act is the reporter's own. */
  version: number | null
}): Promise<Acted> {
  const { deps, id, at } = once
  const reader = 'reader' in by ? by.reader : null
  const actor = 'reader' in by ? { id: by.reader.id, trained: true } : { id: by.who, trained: by.who === 'rules' }
  const filter = 'reader' in by ? notLockedOut({ master: deps.master, reader: by.reader }) : { landlord: by.landlord }
  const written = async (action: string, detail: string): Promise<void> => {
    if (reader) await deps.audit.write({ landlord: reader.landlord, account: reader.id, action, target: id, detail })
  }
  const acted = await work({
    ...once,
    filter,
    version,
    by: actor.id,
    mayRead: (landlord) => reader === null || mayHandle({ reader, landlord, at }),
    missing: () => written('report.denied', ''),
    judge: async (place) => {
      const decision = decide({ ...place, actor, act })
      await written('report.act', decision.ok ? act.action : `${act.action} ${decision.reason}`)
      return decision
    },
  })
  if (acted.ok && act.action === 'files')
    await deps.attachments.takeOver({ landlord: filter.landlord, files: act.files }).run(once.session)
  return acted
}

export const fireReportTimer = ({
  landlord,
  kind,
  about,
  ...once
}: Omit<Once, 'key'> & { landlord: string; kind: ReportTimerKind; about: string }): Promise<Acted> =>
  work({
    ...once,
    key: `${kind}:${about}`,
    filter: { landlord },
    version: null,
    by: 'clock',
    mayRead: () => true,
    missing: async () => {},
    judge: async ({ standing }, record) => fire({ standing, kind, about, lastReadAt: record.reads.at(-1)?.at ?? null }),
  })

async function work({
  deps,
  session,
  filter,
  id,
  version,
  by,
  at,
  key: once,
  mayRead,
  missing,
  judge,
}: Once & {
  filter: Record<string, unknown> & { landlord: string }
  version: number | null
  by: string
  mayRead: (landlord: Landlord) => boolean
  missing: () => Promise<void>
  judge: (place: Omit<Place, 'actor'>, record: HateReportRecord) => Promise<Decision>
}): Promise<Acted> {
  const record = await deps.model
    .findOne({ ...filter, _id: id })
    .session(session)
    .lean<HateReportRecord>()
  const served = deps.landlords.bySlug(filter.landlord)
  if (!record || !served || !mayRead(served)) {
    await missing()
    return { ok: false, reason: 'not_found' }
  }
  if (version !== null && record.version !== version) return { ok: false, reason: 'conflict' }
  const key = await deps.keys.open(record)
  const place = await placeOf({ deps, record, served, key, at, once })
  const decision = await judge(place, record)
  if (!decision.ok) return decision
  const { events, alerts, exports, score, state, ...clear } = decision.change
  const history = events.map((event, index): ReportEvent => {
    const of = idOf([record._id, once, String(record.version), String(index)])
    const words = event.words === undefined ? null : key.seal({ part: `history:${of}`, value: event.words })
    return { id: of, at, by, what: event.what, detail: event.detail, words }
  })
  const after = { ...clear, clocks: [...clear.clocks], consents: [...clear.consents], lockedOut: [...clear.lockedOut] }
  const done = await deps.model.updateOne(
    { _id: id, landlord: record.landlord, version: record.version },
    {
      $set: { ...after, state: key.seal({ part: 'state', value: state }) },
      $push: { history: { $each: history } },
      $inc: { version: 1 },
    },
    { session },
  )
  if (done.matchedCount !== 1) return { ok: false, reason: 'conflict' }
  if (score !== null) await deps.satisfaction.add({ landlord: record.landlord, score, at, session })
  const rows = timerRows({ record: { ...record, ...after, history: [...record.history, ...history] }, state })
  await deps.timers.planAll(rows).run(session)
  return { ok: true, version: record.version + 1, status: clear.status, alerts, exports }
}

/** A reporter's own act, decided and not done: whether it is possible now. */
export async function lookAtReport({
  deps,
  by,
  id,
  act,
  at,
}: {
  deps: WorkDeps
  by: { landlord: string; who: 'reporter' }
  id: string
  act: Act
  at: Date
}): Promise<{ ok: true } | { ok: false; reason: Refusal }> {
  const record = await deps.model.findOne({ _id: id, landlord: by.landlord }).lean<HateReportRecord>()
  const served = deps.landlords.bySlug(by.landlord)
  if (!record || !served) return { ok: false, reason: 'not_found' }
  const key = await deps.keys.open(record)
  const place = await placeOf({ deps, record, served, key, at, once: 'look' })
  const decision = decide({ ...place, actor: { id: by.who, trained: false }, act })
  return decision.ok ? { ok: true } : decision
}

async function placeOf({
  deps,
  record,
  served,
  key,
  at,
  once,
}: {
  deps: WorkDeps
  record: HateReportRecord
  served: Landlord
  key: ReportKey
  at: Date
  once: string
}): Promise<Omit<Place, 'actor'>> {
  return {
    standing: standingOf({ record, key }),
    at,
    // The rules it was opened under; teams and people are those of today.
    landlord: deps.landlords.version(record.landlord, record.profile.split('@')[1] ?? '') ?? served,
    law: deps.law,
    officers: await officersOf({ accounts: deps.accounts, landlord: served, at }),
    id: (purpose) => idOf([record._id, once, purpose]),
    mark: (one) => lockMark({ master: deps.master, landlord: record.landlord, ...one }),
  }
}

const standingOf = ({ record, key }: { record: HateReportRecord; key: ReportKey }): Standing => ({
  status: record.status,
  severity: record.severity,
  clocks: record.clocks,
  owner: record.owner,
  receivedAt: record.receivedAt,
  consents: record.consents,
  lockedOut: record.lockedOut,
  state: workingState.parse(key.unseal({ part: 'state', sealed: record.state })),
})

const idOf = (parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)
