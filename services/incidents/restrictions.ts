/** Which restriction stands for somebody now: found by the conversation it came from or by a number, never by a name, and never once its day is over. */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { IncidentRecord } from './incidentModel.ts'
import type { IncidentSeal } from './incidentSeal.ts'
import type { Restriction } from './restriction.ts'

export interface Known {
  conversation?: string | null
  /** As people write it, or as texts come from it. */
  phone?: string | null
  /** The mark of a number, where the number itself is not at hand. */
  number?: string | null
  /** A case that the incident was written down from. */
  case?: string | null
}

export interface Found extends Restriction {
  incident: string
}

export interface Restrictions {
  of(args: { landlord: string; known: Known; today: string }): Promise<Found | null>
}

export function createRestrictions({
  model,
  seal,
}: {
  model: Model<IncidentRecord>
  seal: Pick<IncidentSeal, 'numberMark'>
}): Restrictions {
  return {
    of: async ({ landlord, known, today }) => {
      const number = known.phone ? seal.numberMark(known.phone) : known.number
      const ways = [
        ...(known.conversation ? [{ 'known.conversation': known.conversation }] : []),
        ...(number ? [{ 'known.number': number }] : []),
        ...(known.case ? [{ 'source.case': known.case }] : []),
      ]
      if (ways.length === 0) return null
      const found = await model
        .findOne(
          {
            landlord,
            $or: ways,
            'restriction.reviewOn': trusted({ $gte: today }),
            'restriction.liftedOn': null,
          },
          { restriction: 1 },
        )
        .sort({ 'restriction.reviewOn': -1 })
        .lean<Pick<IncidentRecord, '_id' | 'restriction'>>()
      return found?.restriction ? { ...found.restriction, incident: found._id } : null
    },
  }
}
