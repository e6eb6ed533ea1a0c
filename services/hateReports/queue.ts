/** The list of the restricted team: codes and dates only, the soonest due first; for everybody else an empty one. */
import type { Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { trusted } from '../db.ts'
import type { Landlord } from '../landlords/profile.ts'
import { answerDue } from './change.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import { mayHandle, notLockedOut, type Reader } from './readers.ts'

export type ReportLine = Pick<
  HateReportRecord,
  | '_id'
  | 'reference'
  | 'receivedAt'
  | 'language'
  | 'channel'
  | 'anonymous'
  | 'severity'
  | 'status'
  | 'owner'
  | 'clocks'
  | 'version'
>

const FIELDS = {
  reference: 1,
  receivedAt: 1,
  language: 1,
  channel: 1,
  anonymous: 1,
  severity: 1,
  status: 1,
  owner: 1,
  clocks: 1,
  version: 1,
}

/** Open ones unless asked for closed ones; there are never so many open that they must be paged. */
export async function reportQueue({
  model,
  master,
  reader,
  landlord,
  at,
  closed = false,
  limit = 500,
}: {
  model: Model<HateReportRecord>
  master: MasterKey
  reader: Reader
  landlord: Landlord
  at: Date
  closed?: boolean
  limit?: number
}): Promise<ReportLine[]> {
  if (!mayHandle({ reader, landlord, at })) return []
  const found = await model
    .find({ ...notLockedOut({ master, reader }), status: closed ? 'closed' : trusted({ $ne: 'closed' }) }, FIELDS)
    .sort({ receivedAt: -1 })
    .limit(limit)
    .lean<ReportLine[]>()
  return found.sort((one, other) => dueOf(one) - dueOf(other) || one.receivedAt.getTime() - other.receivedAt.getTime())
}

const dueOf = ({ clocks }: ReportLine): number => answerDue(clocks)?.due.getTime() ?? Number.POSITIVE_INFINITY
