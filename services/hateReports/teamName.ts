/** What people call the one team that sees reports. */
import type { Landlord } from '../landlords/profile.ts'

export function teamName({ operations: { hate, teams }, name }: Landlord): string {
  return teams.find(({ id }) => id === hate.restricted_team)?.name ?? name
}
