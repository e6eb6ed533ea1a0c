/** The cases a member of staff may see, narrowed and in order, page by page from an index; a page begins after the last line of the one before. */
import type { Model, PipelineStage } from 'mongoose'
import { z } from 'zod'
import type { Scope } from '../staff/roles.ts'
import type { CaseFilters, Order } from './caseFilters.ts'
import type { CaseRecord } from './caseModel.ts'
import { ANSWERED } from './complaint/status.ts'
import { endOfDay, endOfDayIn, parseFrom } from './deadlines.ts'
import { type CaseLine, LINE_FIELDS } from './findCases.ts'
import { RANK } from './listed.ts'

export type CaseSearch = Omit<CaseFilters, 'owner'> & {
  /** An account; null: nobody. */
  owner?: string | null | undefined
  /** Ten symbols, already checked. */
  reference?: string | undefined
}

export interface ListAsked {
  scope: Scope
  search: CaseSearch
  now: Date
  soonBy: Date
}

type Condition = Record<string, unknown>
type Key = readonly [field: string, direction: 1 | -1]

const KEYS: Record<Order, readonly Key[]> = {
  due: [
    ['listed.rank', 1],
    ['listed.due', 1],
    ['receivedAt', 1],
    ['_id', 1],
  ],
  received: [
    ['receivedAt', -1],
    ['_id', -1],
  ],
  changed: [
    ['listed.changedAt', -1],
    ['_id', -1],
  ],
}

export async function listCases({
  cases,
  ...asked
}: ListAsked & { cases: Model<CaseRecord>; order: Order; after: CursorRead | null; limit: number }): Promise<
  { line: CaseLine; cursor: string }[]
> {
  const found = await cases.aggregate<CaseLine & Pick<CaseRecord, 'listed'>>(listPipeline(asked))
  return found.map((record) => ({ line: record, cursor: cursorOf({ record, order: asked.order }) }))
}

export const listPipeline = ({
  order,
  after,
  limit,
  ...asked
}: ListAsked & { order: Order; after: CursorRead | null; limit: number }): PipelineStage[] => [
  match({ ...asked, more: after ? [beyond({ order, after })] : [] }),
  { $sort: Object.fromEntries(KEYS[order]) },
  { $limit: limit },
  { $project: { ...LINE_FIELDS, listed: 1 } },
]

/** More than this is not counted: it costs, and says no more. */
export const COUNTED = 100

/** How many of them stand so; no more than `COUNTED`. */
export async function countStanding({
  cases,
  standing,
  ...asked
}: ListAsked & { cases: Model<CaseRecord>; standing: 'overdue' | 'soon' }): Promise<number> {
  const search = { ...asked.search, standing }
  const [counted] = await cases.aggregate<{ count: number }>([
    match({ ...asked, search, more: [] }),
    { $limit: COUNTED },
    { $count: 'count' },
  ])
  return counted?.count ?? 0
}

const match = ({ more, ...asked }: ListAsked & { more: Condition[] }): PipelineStage.Match => ({
  $match: { landlord: asked.scope.landlord, $and: [asked.scope.cases(), ...conditions(asked), ...more] },
})

function conditions({ search, now, soonBy }: ListAsked): Condition[] {
  const { kind, type, status, team, owner, language, reference, standing, stale } = search
  const equal = Object.entries({ kind, status, team, owner, language, reference })
  const due = days({ from: search.dueFrom, to: search.dueTo })
  const received = days({ from: search.receivedFrom, to: search.receivedTo })
  return [
    ...equal.flatMap(([field, value]) => (value === undefined ? [] : [{ [field]: value }])),
    // A list never tells the type of a restricted case, so it does not find one by it either.
    ...(type === undefined ? [] : [{ type, audience: 'general' }]),
    ...(standing ? [standingIs({ standing, now, soonBy })] : []),
    ...(due ? [{ 'listed.rank': RANK.dated, 'listed.due': due }] : []),
    ...(search.dueWithin === undefined ? [] : [dueWithin({ days: search.dueWithin, now })]),
    ...(received ? [{ receivedAt: received }] : []),
    ...(stale ? [{ reviewOn: { $lt: now }, 'listed.rank': { $lt: RANK.over } }] : []),
  ]
}

function standingIs({
  standing,
  now,
  soonBy,
}: { standing: NonNullable<CaseSearch['standing']> } & Pick<ListAsked, 'now' | 'soonBy'>): Condition {
  if (standing === 'no_clock') return { 'listed.rank': RANK.dateless }
  if (standing === 'over') return { 'listed.rank': RANK.over }
  if (standing === 'with_tenant') return { kind: 'complaint', status: { $in: ANSWERED } }
  const due = { overdue: { $lt: now }, soon: { $gte: now, $lte: soonBy }, on_time: { $gt: soonBy } }[standing]
  return { 'listed.rank': RANK.dated, 'listed.due': due }
}

/** From this moment to the end of a day in the landlord's zone. */
const dueWithin = ({ days: count, now }: { days: number; now: Date }): Condition => ({
  'listed.rank': RANK.dated,
  'listed.due': { $gte: now, $lte: endOfDayIn({ days: count, from: now }) },
})

/** Whole days in the landlord's zone, both in it. */
function days({ from, to }: { from: string | undefined; to: string | undefined }): Condition | null {
  const first = from === undefined ? null : parseFrom(from)
  if (!first && to === undefined) return null
  return { ...(first?.ok ? { $gte: first.at } : {}), ...(to === undefined ? {} : { $lte: endOfDay(to) }) }
}

const moment = z.iso.datetime().transform((at) => new Date(at))
const CURSORS = {
  due: z.tuple([z.number().int(), moment.nullable(), moment, z.string()]),
  received: z.tuple([moment, z.string()]),
  changed: z.tuple([moment, z.string()]),
} as const
export type CursorRead = readonly unknown[]

const valueAt = ({ record, field }: { record: object; field: string }): unknown =>
  field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], record)

/** Where the line stands in its order: nothing that the line itself does not show. */
const cursorOf = ({ record, order }: { record: object; order: Order }): string =>
  Buffer.from(JSON.stringify(KEYS[order].map(([field]) => valueAt({ record, field }) ?? null))).toString('base64url')

/** Null where it is not one of this order. */
export function readCursor({ cursor, order }: { cursor: string; order: Order }): CursorRead | null {
  try {
    return CURSORS[order].safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

/** What comes after it: further along the first key, or level with it and further along the next. */
function beyond({ order, after }: { order: Order; after: CursorRead }): Condition {
  const keys = KEYS[order]
  const further = keys.flatMap(([field, direction], index): Condition[] => {
    // Of those without a date none is further than another by its date.
    if (after[index] === null) return []
    const level = Object.fromEntries(keys.slice(0, index).map(([name], of) => [name, after[of]]))
    return [{ ...level, [field]: { [direction === 1 ? '$gt' : '$lt']: after[index] } }]
  })
  const [first, direction] = keys[0]!
  // The bound on the first key keeps the database from walking the whole index.
  return { [first]: { [direction === 1 ? '$gte' : '$lte']: after[0] }, $or: further }
}
