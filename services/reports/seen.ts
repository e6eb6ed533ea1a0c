/** All that the evidence for the Code is counted from: general matters of one landlord that a period touches. */
import type { Model } from 'mongoose'
import type { CaseRecord, HistoryEvent } from '../cases/caseModel.ts'
import { dayOf } from '../cases/deadlines.ts'
import type { ChoiceOffer, DissatisfactionRecord } from '../cases/dissatisfaction.ts'
import { trusted } from '../db.ts'
import type { Landlords } from '../landlords/index.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Period } from './period.ts'
import { type ComplaintRecords, type ReadComplaint, readComplaints } from './readComplaints.ts'

export type CodeRecords = ComplaintRecords & { dissatisfactions: Model<DissatisfactionRecord> }

export type ReadRequest = Pick<CaseRecord, '_id' | 'reference' | 'status' | 'receivedAt' | 'reviewOn' | 'clocks'> & {
  history: Omit<HistoryEvent, 'note'>[]
}

export interface Seen {
  period: Period
  now: Date
  /** `YYYY-MM-DD` */
  today: string
  law: Law
  landlord: Landlord
  complaints: readonly ReadComplaint[]
  /** Received in the period, or named in a complaint that it touches. */
  requests: readonly ReadRequest[]
  /** Every sign of dissatisfaction in the period. */
  choices: readonly { reference: string | null; offers: readonly ChoiceOffer[]; complaint: string | null }[]
  /** What was put right at once, outside the procedure. */
  early: readonly { reference: string; advised: boolean }[]
  /** Keyed marks of reasons that more than one complaint was refused with. */
  sameReasons: ReadonlySet<string>
  /** Grounds that the policy in force for the complaint knows. */
  groundsOf(complaint: Pick<ReadComplaint, 'profile'>): readonly string[]
}

export interface SeenAsked {
  records: CodeRecords
  landlords: Pick<Landlords, 'version'>
  landlord: Landlord
  law: Law
  period: Period
  now: Date
}

export async function seen({ records, landlords, landlord, law, period, now }: SeenAsked): Promise<Seen> {
  const { slug } = landlord
  const complaints = await readComplaints({ records, landlord: slug, period })
  const [requests, choices, early, sameReasons] = await Promise.all([
    readRequests({ records, landlord: slug, period, complaints }),
    readChoices({ records, landlord: slug, period }),
    readEarly({ records, landlord: slug, period }),
    readSameReasons({ records, landlord: slug, complaints }),
  ])
  return {
    ...{ period, now, law, landlord, complaints, requests, choices, early, sameReasons },
    today: dayOf(now),
    groundsOf: ({ profile }) => {
      const { policy } = landlords.version(slug, profile.split('@')[1] ?? '') ?? landlord
      return (policy.complaints?.exclusions ?? []).map(({ id }) => id)
    },
  }
}

type Asked = { records: CodeRecords; landlord: string; period: Period }

const during = ({ start, end }: Period) => ({ $gte: start, $lt: end })

async function readRequests({
  records,
  landlord,
  period,
  complaints,
}: Asked & { complaints: readonly ReadComplaint[] }): Promise<ReadRequest[]> {
  const named = complaints.flatMap(({ links }) => links.map((link) => link.case))
  return await records.cases
    .find(
      {
        landlord,
        audience: 'general',
        kind: 'service_request',
        $or: [{ receivedAt: trusted(during(period)) }, { _id: trusted({ $in: named }) }],
      },
      { reference: 1, status: 1, receivedAt: 1, reviewOn: 1, clocks: 1, ...HISTORY },
      { sort: { receivedAt: 1, _id: 1 } },
    )
    .lean<ReadRequest[]>()
}

const HISTORY = { 'history.at': 1, 'history.by': 1, 'history.what': 1, 'history.detail': 1 } as const

async function readChoices({ records, landlord, period }: Asked): Promise<Seen['choices']> {
  const found = await records.dissatisfactions
    .find({ landlord, audience: 'general', at: trusted(during(period)) }, null, { sort: { at: 1, _id: 1 } })
    .lean<DissatisfactionRecord[]>()
  const ids = found.flatMap(({ complaint, request }) => [complaint, request].filter((id) => id !== null))
  const cases = await records.cases
    .find({ landlord, audience: 'general', _id: trusted({ $in: ids }) }, { reference: 1 })
    .lean<Pick<CaseRecord, '_id' | 'reference'>[]>()
  const references = new Map(cases.map(({ _id, reference }) => [_id, reference]))
  return found.map(({ complaint, request, offers }) => ({
    reference: references.get(complaint ?? '') ?? references.get(request ?? '') ?? null,
    offers,
    complaint,
  }))
}

async function readEarly({ records, landlord, period }: Asked): Promise<Seen['early']> {
  const found = await records.cases
    .find(
      {
        landlord,
        audience: 'general',
        history: trusted({ $elemMatch: { what: 'early_resolution', at: during(period) } }),
      },
      { reference: 1, ...HISTORY },
      { sort: { receivedAt: 1, _id: 1 } },
    )
    .lean<Pick<ReadRequest, 'reference' | 'history'>[]>()
  return found.flatMap(({ reference, history }) =>
    history
      .filter(({ what, at }) => what === 'early_resolution' && period.start <= at && at < period.end)
      .map(({ detail }) => ({ reference, advised: detail === 'advised' })),
  )
}

async function readSameReasons({
  records,
  landlord,
  complaints,
}: Omit<Asked, 'period'> & { complaints: readonly ReadComplaint[] }): Promise<Seen['sameReasons']> {
  const marks = complaints.flatMap(({ facts }) => facts.refusal?.mark ?? [])
  if (marks.length === 0) return new Set()
  const found = await records.cases.aggregate<{ _id: string }>([
    { $match: { landlord, audience: 'general', kind: 'complaint', 'complaint.refusal.mark': { $in: marks } } },
    { $group: { _id: '$complaint.refusal.mark', count: { $sum: 1 } } },
    { $match: { count: { $gt: 1 } } },
  ])
  return new Set(found.map(({ _id }) => _id))
}
