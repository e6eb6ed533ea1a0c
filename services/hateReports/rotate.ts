/** Wraps the keys of all reports of a landlord anew, from one key of the team to another; no report is opened for it. */
import type { Model } from 'mongoose'
import type { Keeper } from '../confidential/keeper.ts'
import { AppError, isDatabaseAway } from '../errors.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import type { ReportKeys } from './reportKeys.ts'

export interface Rotated {
  rewrapped: number
  /** Reports whose wrap is not whole: somebody has to look, and the old key must not be thrown away. */
  failed: string[]
}

/** Stopped half-way it is simply run again: what is done is not done twice. A keeper that is away stops it. */
export async function rotateReports({
  model,
  keys,
  landlord,
  from,
  to,
}: {
  model: Model<HateReportRecord>
  keys: ReportKeys
  landlord: string
  from: Keeper
  to: Keeper
}): Promise<Rotated> {
  const rotated: Rotated = { rewrapped: 0, failed: [] }
  const found = model
    .find({ landlord, keeper: from.keyId }, { landlord: 1, keeper: 1, wrapped: 1 })
    .lean<Pick<HateReportRecord, '_id' | 'landlord' | 'keeper' | 'wrapped'>[]>()
  for await (const record of found.cursor()) {
    try {
      const wrapped = await keys.rewrap({ record, from, to })
      // Only what is still as it was read: two that rotate at once do no harm.
      const done = await model.updateOne(
        { _id: record._id, landlord, keeper: from.keyId },
        { $set: { keeper: to.keyId, wrapped } },
      )
      rotated.rewrapped += done.modifiedCount
    } catch (error) {
      if (error instanceof AppError || isDatabaseAway(error)) throw error
      // One report that was tampered with must not keep all others under a key that is to go.
      rotated.failed.push(record._id)
    }
  }
  return rotated
}
