/** Who may come near a report: an officer of the restricted team whose training holds and who is not locked out; for everybody else there is none. */
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import { trusted } from '../db.ts'
import type { Landlord } from '../landlords/profile.ts'
import { type StaffMember, scopeFor } from '../staff/roles.ts'

export interface Reader extends StaffMember {
  /** Null where no training is on record: then it does not hold (obligations rows 26, 80). */
  trainedUntil: Date | null
}

type Filter = Record<string, unknown> & { landlord: string }

/** What stands for an account or a team in `lockedOut`. */
export const lockMark = ({
  master,
  landlord,
  kind,
  id,
}: {
  master: MasterKey
  landlord: string
  kind: 'account' | 'team'
  id: string
}): string => blindIndex({ master, field: `locked:${landlord}:${kind}`, value: id })

export const marksOf = ({ master, reader }: { master: MasterKey; reader: StaffMember }): string[] => [
  lockMark({ master, landlord: reader.landlord, kind: 'account', id: reader.id }),
  ...reader.teams.map((id) => lockMark({ master, landlord: reader.landlord, kind: 'team', id })),
]

/** Every read of a report goes through this, also those by break-glass; made afresh because the database layer marks filters as it uses them. */
export const notLockedOut = ({ master, reader }: { master: MasterKey; reader: StaffMember }): Filter => ({
  landlord: reader.landlord,
  audience: 'hate',
  lockedOut: trusted({ $nin: marksOf({ master, reader }) }),
})

/** The role, the team and the training; the lock is in the filter. */
export function mayHandle({ reader, landlord, at }: { reader: Reader; landlord: Landlord; at: Date }): boolean {
  const trained = reader.trainedUntil !== null && reader.trainedUntil > at
  return trained && scopeFor({ member: reader, landlord }).audiences.includes('hate')
}
