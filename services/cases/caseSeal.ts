/** The key of one case: wrapped by the master key, and where it was told in confidence once more for the team that alone reads it. */
import { type Keeper, keeperOf } from '../confidential/keeper.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import type { CaseRecord } from './caseModel.ts'

/** The keepers of one team's key: the first wraps what is new, the others only unwrap what they once wrapped. */
export type TeamKeepers = (of: { landlord: string; team: string }) => readonly [Keeper, ...Keeper[]]

type Sealed = Pick<CaseRecord, '_id' | 'landlord' | 'team' | 'kind' | 'wrapped' | 'keeper'>

export interface CaseSeal {
  make(id: string): { key: Buffer; wrapped: Buffer }
  /** Of a record that is open to its reader: one that `unlock` gave back, or one that no team's key closes. */
  keyOf(record: Pick<CaseRecord, '_id' | 'wrapped'>): Buffer
  /** What is stored: abuse and somebody at risk are closed for the team too (journeys 21, 22). */
  lock<Record extends Sealed>(record: Record): Promise<Record>
  unlock<Record extends Sealed>(record: Record): Promise<Record>
}

const keyName = (id: string): string => `case:${id}`
const context = (id: string): string => `record:${id}`

export function createCaseSeal({
  master,
  keepers,
}: {
  master: MasterKey
  keepers?: TeamKeepers | undefined
}): CaseSeal {
  const held = (record: Sealed): readonly [Keeper, ...Keeper[]] => {
    if (!keepers) throw new Error('no_keeper')
    return keepers({ landlord: record.landlord, team: record.team })
  }
  return {
    make: (id) => newDataKey({ master, name: keyName(id) }),
    keyOf: ({ _id: id, wrapped }) => unwrapDataKey({ master, name: keyName(id), wrapped: bytes(wrapped) }),
    lock: async (record) => {
      if (record.kind !== 'sensitive') return record
      const [keeper] = held(record)
      const wrapped = await keeper.wrap({ context: context(record._id), bytes: Buffer.from(bytes(record.wrapped)) })
      return { ...record, wrapped, keeper: keeper.keyId }
    },
    unlock: async (record) => {
      if (!record.keeper) return record
      const keeper = keeperOf({ keepers: held(record), keyId: record.keeper })
      const wrapped = Buffer.from(bytes(record.wrapped))
      return { ...record, wrapped: await keeper.unwrap({ context: context(record._id), wrapped }), keeper: null }
    },
  }
}
