/** The complaints that a period touches, as reports see them: codes, dates and accounts; of words only that there were some. */
import type { Model } from 'mongoose'
import type { CaseRecord, HistoryEvent } from '../cases/caseModel.ts'
import { type ComplaintFacts, newFacts } from '../cases/complaint/facts.ts'
import type { LetterRecord } from '../cases/complaint/letterStore.ts'
import { trusted } from '../db.ts'
import type { Period } from './period.ts'

export type ReadEvent = Omit<HistoryEvent, 'note'> & { worded: boolean }
export type ReadLetter = Omit<LetterRecord, 'content'>

export type ReadComplaint = Pick<
  CaseRecord,
  '_id' | 'reference' | 'status' | 'channel' | 'profile' | 'receivedAt' | 'urgent' | 'owner' | 'clocks' | 'links'
> & {
  facts: ComplaintFacts
  history: ReadEvent[]
  letters: ReadLetter[]
}

export interface ComplaintRecords {
  cases: Model<CaseRecord>
  letters: Model<LetterRecord>
}

const FIELDS = {
  reference: 1,
  status: 1,
  channel: 1,
  profile: 1,
  receivedAt: 1,
  urgent: 1,
  owner: 1,
  clocks: 1,
  links: 1,
  complaint: 1,
  history: {
    $map: {
      input: '$history',
      in: {
        at: '$$this.at',
        by: '$$this.by',
        what: '$$this.what',
        detail: '$$this.detail',
        worded: { $ne: [{ $ifNull: ['$$this.note', null] }, null] },
      },
    },
  },
}

/** Received in it, with something done in it, or with a promise due in it; never of a restricted audience. */
export async function readComplaints({
  records,
  landlord,
  period: { start, end, from, to },
}: {
  records: ComplaintRecords
  landlord: string
  period: Period
}): Promise<ReadComplaint[]> {
  const during = { $gte: start, $lt: end }
  const due = { $elemMatch: { by: { $gte: from, $lte: to } } }
  const found = await records.cases.aggregate<Omit<ReadComplaint, 'facts' | 'letters'> & Pick<CaseRecord, 'complaint'>>(
    [
      {
        $match: {
          landlord,
          audience: 'general',
          kind: 'complaint',
          $or: [
            { receivedAt: during },
            { history: { $elemMatch: { at: during } } },
            { 'complaint.remedies': due },
            { 'complaint.lessons': { $elemMatch: { actions: due } } },
          ],
        },
      },
      { $sort: { receivedAt: 1, _id: 1 } },
      { $project: FIELDS },
    ],
  )
  const letters = await records.letters
    .find(
      { landlord, audience: 'general', case: trusted({ $in: found.map(({ _id }) => _id) }) },
      { content: 0 },
      { sort: { at: 1, _id: 1 } },
    )
    .lean<ReadLetter[]>()
  const ofCase = Map.groupBy(letters, (letter) => letter.case)
  return found.map(({ complaint, ...one }) => ({
    ...one,
    facts: complaint ?? newFacts(),
    letters: ofCase.get(one._id) ?? [],
  }))
}
