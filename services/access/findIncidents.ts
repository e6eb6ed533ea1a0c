/** Incidents of abuse of staff that are about one person: by the talks and cases that were found, and by the number itself. */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { IncidentRecord } from '../incidents/incidentModel.ts'
import type { IncidentSeal } from '../incidents/incidentSeal.ts'
import type { Found } from './findPerson.ts'
import type { Person } from './person.ts'

export function findIncidents({
  model,
  seal,
  landlord,
  person,
  found: { conversations, cases },
}: {
  model: Model<IncidentRecord>
  seal: Pick<IncidentSeal, 'numberMark'>
  landlord: string
  person: Person
  found: Pick<Found, 'conversations' | 'cases'>
}): Promise<IncidentRecord[]> {
  const talks = () => trusted({ $in: conversations.map(({ _id }) => _id) })
  const ways: Record<string, unknown>[] = [
    { 'source.conversation': talks() },
    { 'known.conversation': talks() },
    { 'source.case': trusted({ $in: cases.map(({ _id }) => _id) }) },
    ...(person.by === 'phone' ? [{ 'known.number': seal.numberMark(person.phone) }] : []),
  ]
  return model.find({ landlord, $or: ways }).sort({ at: 1, _id: 1 }).lean<IncidentRecord[]>()
}
