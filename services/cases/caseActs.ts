/** What staff do with any case: a note, an update that the tenant hears, a review, a new status, an early resolution; complaints have acts of their own. */
import type { ClientSession } from 'mongoose'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Scope } from '../staff/roles.ts'
import { words as wordsOf } from '../words.ts'
import { type CaseRecord, type HistoryEvent, STATUSES } from './caseModel.ts'
import type { Cases } from './cases.ts'
import { complaintActs } from './complaint/acts.ts'
import { findCase } from './findCases.ts'
import { listedFields } from './listed.ts'

const words = wordsOf({ max: 10_000 })
const day = z.iso.date()

export const plainActs = {
  note: complaintActs.note,
  status: z.strictObject({ action: z.literal('status'), status: z.string().max(40), text: words.optional() }),
  update: z
    .strictObject({ action: z.literal('update'), text: words.describe('said to the tenant as it stands') })
    .describe('tells the tenant how it stands; an unhappy answer leads to the choice to complain'),
  review: z
    .strictObject({ action: z.literal('review'), next: day.nullable(), text: words.optional() })
    .describe('looked at again; `next` is when to look once more'),
  early_resolution: z
    .strictObject({
      action: z.literal('early_resolution'),
      text: words.describe('what was put right at once, and the apology'),
      advised: z.literal(true).describe('the tenant was told of the choice to complain (never instead of it)'),
    })
    .describe('put right at once, outside the complaints procedure; never a stage'),
} as const
export type PlainAct = { [Name in keyof typeof plainActs]: z.infer<(typeof plainActs)[Name]> }[keyof typeof plainActs]

export async function actOnCase({
  cases,
  scope,
  session,
  id,
  version,
  act,
  account,
  at,
}: {
  cases: Cases
  scope: Scope
  session: ClientSession
  id: string
  /** As last seen: when somebody was quicker, nothing is done. */
  version: number
  act: PlainAct
  account: string
  at: Date
}): Promise<{ record: CaseRecord; version: number; status: string }> {
  const found = await findCase({ cases: cases.model, scope, id })
  const record = found && (await cases.unlock(found))
  if (!record) throw new AppError('not_found')
  if (record.version !== version) throw new AppError('conflict', { version: record.version })
  const { set, event } = change({ record, act })
  const note = event.text === undefined ? null : cases.sealNote({ record, words: { text: event.text } })
  const done = await cases.model.updateOne(
    { _id: id, ...scope.cases(), version },
    {
      $set: set.status === undefined ? set : { ...set, ...listedFields({ ...record, status: set.status }) },
      $push: { history: { at, by: account, what: event.what, detail: event.detail, note } },
      $inc: { version: 1 },
    },
    { session },
  )
  if (done.matchedCount !== 1) throw new AppError('conflict', { version: record.version + 1 })
  return { record, version: version + 1, status: set.status ?? record.status }
}

interface Step {
  set: Partial<CaseRecord>
  event: { what: HistoryEvent['what']; detail: string; text?: string | undefined }
}

function change({ record, act }: { record: CaseRecord; act: PlainAct }): Step {
  if (act.action === 'note') return { set: {}, event: { what: 'noted', detail: '', text: act.text } }
  if (act.action === 'update') return { set: {}, event: { what: 'updated', detail: '', text: act.text } }
  if (act.action === 'early_resolution')
    return { set: {}, event: { what: 'early_resolution', detail: 'advised', text: act.text } }
  if (act.action === 'review')
    return {
      set: { reviewOn: act.next === null ? null : new Date(`${act.next}T12:00:00Z`) },
      event: { what: 'reviewed', detail: act.next ?? '', text: act.text },
    }
  if (!nextStatuses(record).includes(act.status)) throw new AppError('conflict', { status: record.status })
  return { set: { status: act.status }, event: { what: 'status', detail: act.status, text: act.text } }
}

/** The states that may follow, as the kind's own table has them. */
export function nextStatuses({ kind, status }: Pick<CaseRecord, 'kind' | 'status'>): readonly string[] {
  return (STATUSES[kind] as Record<string, readonly string[]>)[status] ?? []
}
