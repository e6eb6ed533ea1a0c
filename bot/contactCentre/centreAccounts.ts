/** A contact centre has an account that nobody can sign in to: lists and the audit name it as they name people. */
import { newSecret } from '../../services/ids.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Accounts } from '../../services/staff/accounts.ts'
import { hashPassword } from '../../services/staff/passwords.ts'
import { centreHolder, centreOf } from './centre.ts'

export async function ensureCentreAccounts({
  accounts,
  landlords,
  at,
}: {
  accounts: Accounts
  landlords: readonly Landlord[]
  at: Date
}): Promise<void> {
  for (const landlord of landlords) {
    const centre = centreOf(landlord)
    if (!centre) continue
    const { slug } = landlord
    const _id = centreHolder(slug)
    await accounts.model.updateOne(
      { _id, landlord: slug },
      {
        $set: { name: centre.name, shownName: centre.name, disabled: true },
        $setOnInsert: {
          audience: 'general',
          retention: 'audit',
          email: `contact-centre@${slug}.invalid`,
          password: await hashPassword(newSecret()),
          temporary: true,
          roles: [],
          teams: [],
          languages: [],
          trainedUntil: null,
          createdAt: at,
        },
      },
      { upsert: true },
    )
  }
}
