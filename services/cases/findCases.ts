/** Single cases a member of staff may see, and which of a case's clocks still run. */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { Scope } from '../staff/roles.ts'
import type { CaseRecord } from './caseModel.ts'
import type { RunningClock } from './clocks.ts'
import { TENANTS_TIME } from './complaint/stageClocks.ts'

/** States in which nothing more is owed. */
export const SETTLED = ['done', 'passed_on'] as const

/** What the landlord still owes: clocks that run and have not ended; the tenant's own time is nobody's debt. */
export function owed(record: Pick<CaseRecord, 'clocks' | 'status'>): RunningClock[] {
  if ((SETTLED as readonly string[]).includes(record.status)) return []
  return record.clocks.filter(
    (clock): clock is RunningClock =>
      !clock.pending && (clock.ended ?? null) === null && !TENANTS_TIME.includes(clock.name),
  )
}

/** The next thing owed; null where no date is known. */
export function nextDue(record: Pick<CaseRecord, 'clocks' | 'status'>): (RunningClock & { due: Date }) | null {
  const dated = owed(record).filter((clock): clock is RunningClock & { due: Date } => clock.due !== null)
  return dated.sort((one, other) => one.due.getTime() - other.due.getTime())[0] ?? null
}

/** No words are read: the list is of codes and dates. */
export type CaseLine = Pick<
  CaseRecord,
  | '_id'
  | 'audience'
  | 'kind'
  | 'type'
  | 'reference'
  | 'status'
  | 'intake'
  | 'channel'
  | 'language'
  | 'receivedAt'
  | 'hazard'
  | 'urgent'
  | 'clocks'
  | 'owner'
  | 'team'
  | 'version'
>

export const LINE_FIELDS = {
  audience: 1,
  kind: 1,
  type: 1,
  reference: 1,
  status: 1,
  intake: 1,
  channel: 1,
  language: 1,
  receivedAt: 1,
  hazard: 1,
  urgent: 1,
  clocks: 1,
  owner: 1,
  team: 1,
  version: 1,
}

/** Those that were opened in one conversation, the soonest due first. */
export const casesIn = ({
  cases,
  scope,
  conversation,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  conversation: string
}): Promise<CaseLine[]> =>
  cases
    .find({ ...scope.cases(), conversation }, LINE_FIELDS)
    .sort({ 'listed.rank': 1, 'listed.due': 1, receivedAt: 1, _id: 1 })
    .limit(50)
    .lean<CaseLine[]>()

export const findCase = ({
  cases,
  scope,
  id,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  id: string
}): Promise<CaseRecord | null> => cases.findOne({ _id: id, ...scope.cases() }).lean<CaseRecord>()

/** References of linked cases, of those the reader may see. */
export const linkedCases = ({
  cases,
  scope,
  ids,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  ids: string[]
}): Promise<CaseLine[]> => cases.find({ ...scope.cases(), _id: trusted({ $in: ids }) }, LINE_FIELDS).lean<CaseLine[]>()
