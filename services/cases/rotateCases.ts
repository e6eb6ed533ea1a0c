/** Wraps the keys of what was told in confidence anew, from an older key of its team to the one in use; no word is opened for it. */
import type { Model } from 'mongoose'
import { isKeeperAway } from '../confidential/keeper.ts'
import { isDatabaseAway } from '../errors.ts'
import type { CaseRecord } from './caseModel.ts'
import type { CaseSeal, TeamKeepers } from './caseSeal.ts'

/** Stopped half-way it is simply run again. A keeper that is away stops it; `failed` are cases whose wrap is not whole, or names a key that is not at hand. */
export async function rotateCases({
  model,
  seal,
  landlord,
  keepers,
}: {
  model: Model<CaseRecord>
  seal: CaseSeal
  landlord: string
  keepers: TeamKeepers
}): Promise<{ rewrapped: number; failed: string[] }> {
  const rotated = { rewrapped: 0, failed: [] as string[] }
  for await (const record of model.find({ landlord, kind: 'sensitive' }).lean<CaseRecord[]>().cursor()) {
    const [newest] = keepers({ landlord, team: record.team })
    if (record.keeper === newest.keyId) continue
    try {
      const { wrapped, keeper } = await seal.lock(await seal.unlock(record))
      const done = await model.updateOne(
        { _id: record._id, landlord, keeper: record.keeper },
        { $set: { wrapped, keeper } },
      )
      rotated.rewrapped += done.modifiedCount
    } catch (error) {
      const passing = isKeeperAway(error) && error.detail.reason !== 'keeper_missing'
      if (passing || isDatabaseAway(error)) throw error
      // One that was tampered with must not keep all others under a key that is to go.
      rotated.failed.push(record._id)
    }
  }
  return rotated
}
