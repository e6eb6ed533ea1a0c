/** Everybody who could own a report of a landlord now: the role, the team, an open account, and training that holds. */
import type { Landlord } from '../landlords/profile.ts'
import type { AccountRecord, Accounts } from '../staff/accounts.ts'
import type { Officer } from './change.ts'
import { mayHandle } from './readers.ts'

export async function officersOf({
  accounts,
  landlord,
  at,
}: {
  accounts: Pick<Accounts, 'model'>
  landlord: Landlord
  at: Date
}): Promise<Officer[]> {
  const found = await accounts.model
    .find({ landlord: landlord.slug, disabled: false, roles: 'hate_officer' }, { roles: 1, teams: 1, trainedUntil: 1 })
    .lean<Pick<AccountRecord, '_id' | 'roles' | 'teams' | 'trainedUntil'>[]>()
  return found
    .map(({ _id: id, ...account }) => ({ ...account, id, landlord: landlord.slug }))
    .filter((reader) => mayHandle({ reader, landlord, at }))
}
