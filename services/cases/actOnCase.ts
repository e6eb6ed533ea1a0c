/** What staff do with a case: a note, an acknowledgement, a new status; the history grows and the clocks that wait for it start. */
import type { ClientSession } from 'mongoose'
import { AppError } from '../errors.ts'
import type { Law } from '../landlords/law.ts'
import type { Scope } from '../staff/roles.ts'
import { type CaseRecord, type HistoryEvent, STATUSES } from './caseModel.ts'
import type { Cases } from './cases.ts'
import { type Clock, start } from './clocks.ts'
import { findCase } from './findCases.ts'

export type CaseAction =
  | { action: 'note'; text: string }
  /** Complaint Handling Code 2024, 5.6: the complaint as understood, and the outcomes wanted. */
  | { action: 'acknowledge'; understanding: string; outcomes: string }
  | { action: 'status'; status: string; text?: string | undefined }

interface Change {
  set: Partial<CaseRecord>
  events: HistoryEvent[]
}

export async function actOnCase({
  cases,
  scope,
  session,
  id,
  version,
  action,
  account,
  at,
  law,
}: {
  cases: Cases
  scope: Scope
  session: ClientSession
  id: string
  /** As last seen: when somebody was quicker, nothing is done. */
  version: number
  action: CaseAction
  account: string
  at: Date
  law: Law
}): Promise<{ version: number; status: string }> {
  const record = await findCase({ cases: cases.model, scope, id })
  if (!record) throw new AppError('not_found')
  if (record.version !== version) throw new AppError('conflict', { version: record.version })
  const { set, events } = change({ record, action, account, at, law, seal: (text) => cases.sealNote({ record, text }) })
  const done = await cases.model.updateOne(
    { _id: id, ...scope.cases(), version },
    { $set: set, $push: { history: { $each: events } }, $inc: { version: 1 } },
    { session },
  )
  if (done.matchedCount !== 1) throw new AppError('conflict', { version: record.version + 1 })
  return { version: version + 1, status: set.status ?? record.status }
}

function change({
  record,
  action,
  account,
  at,
  law,
  seal,
}: {
  record: CaseRecord
  action: CaseAction
  account: string
  at: Date
  law: Law
  seal: (text: string) => Buffer
}): Change {
  const event = (what: HistoryEvent['what'], detail: string, note: string | null = null): HistoryEvent => ({
    at,
    by: account,
    what,
    detail,
    note: note === null ? null : seal(note),
  })
  if (action.action === 'note') return { set: {}, events: [event('noted', '', action.text)] }
  if (action.action === 'acknowledge') {
    if (record.kind !== 'complaint' || !nextStatuses(record).includes('acknowledged'))
      throw new AppError('conflict', { status: record.status })
    const { clocks, started } = startClocks({ record, at, law })
    const words = JSON.stringify({ understanding: action.understanding, outcomes: action.outcomes })
    return {
      set: { status: 'acknowledged', clocks, ...(record.owner ? {} : { owner: account }) },
      events: [event('acknowledged', '', words), ...started.map((name) => event('clock_started', name))],
    }
  }
  // An acknowledgement is more than a status: it has its own action, which asks for its parts.
  if (action.status === 'acknowledged' || !nextStatuses(record).includes(action.status))
    throw new AppError('conflict', { status: record.status })
  return { set: { status: action.status }, events: [event('status', action.status, action.text ?? null)] }
}

/** The states that may follow, as the kind's own table has them. */
export function nextStatuses({ kind, status }: Pick<CaseRecord, 'kind' | 'status'>): readonly string[] {
  return (STATUSES[kind] as Record<string, readonly string[]>)[status] ?? []
}

/** Pending clocks of the stage 1 acknowledgement start now; those that run already are left as they are. */
function startClocks({ record, at, law }: { record: CaseRecord; at: Date; law: Law }): {
  clocks: Clock[]
  started: string[]
} {
  const waits = (clock: Clock): boolean => clock.pending && clock.startEvent === 'stage_1_acknowledged'
  return {
    clocks: record.clocks.map((clock) => (clock.pending && waits(clock) ? start({ rule: clock, law, at }) : clock)),
    started: record.clocks.filter(waits).map(({ name }) => name),
  }
}
