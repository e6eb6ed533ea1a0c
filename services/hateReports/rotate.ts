/** Wraps the keys of all reports of a landlord anew, and those of the questions to open them out of turn, from one key of the team to another; nothing is opened for it. */
import type { Model } from 'mongoose'
import type { Keeper } from '../confidential/keeper.ts'
import { AppError, isDatabaseAway } from '../errors.ts'
import type { GrantRecord } from './grantRecord.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import type { ReportKeys, Wrapped } from './reportKeys.ts'

export interface Rotated {
  rewrapped: number
  /** Records whose wrap is not whole: somebody has to look, and the old key must not be thrown away. */
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
  /** Reports, or the questions to open them. */
  model: Pick<Model<HateReportRecord> | Model<GrantRecord>, 'collection'>
  keys: ReportKeys
  landlord: string
  from: Keeper
  to: Keeper
}): Promise<Rotated> {
  const rotated: Rotated = { rewrapped: 0, failed: [] }
  const found = model.collection.find(
    { landlord, keeper: from.keyId },
    { projection: { landlord: 1, keeper: 1, wrapped: 1 } },
  )
  for await (const one of found) {
    const record = one as unknown as Wrapped
    try {
      const wrapped = await keys.rewrap({ record, from, to })
      // Only what is still as it was read: two that rotate at once do no harm.
      const done = await model.collection.updateOne(
        { _id: one._id, landlord, keeper: from.keyId },
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
