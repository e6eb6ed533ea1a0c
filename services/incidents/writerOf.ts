/** Whose name stands under a letter about behaviour: the contact's, or where nobody is named the manager's who decided. */
import type { Landlord } from '../landlords/profile.ts'
import type { Letter } from './decide.ts'
import { contactIn, type Writer } from './incidentLetters.ts'
import type { IncidentDeps } from './incidents.ts'

export async function writerOf({
  deps,
  landlord,
  letter,
  working,
  actor,
}: {
  deps: Pick<IncidentDeps, 'people'>
  landlord: Landlord
  letter: Letter
  working: Awaited<ReturnType<IncidentDeps['people']['working']>>
  actor: string
}): Promise<Writer> {
  const account = contactIn(letter) ?? actor
  const names = await deps.people.shownNames({ landlord: landlord.slug, ids: [account] })
  const team = working.find(({ _id }) => _id === account)?.teams[0]
  const role = landlord.operations.teams.find(({ id }) => id === team)?.name ?? landlord.name
  return { name: names.get(account) || landlord.name, role }
}
