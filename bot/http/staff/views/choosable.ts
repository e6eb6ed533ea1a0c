/** What the filters of the list of cases offer today at one landlord: a view may hold nothing else. */
import { catalogue } from '../../../../locales/index.ts'
import { LANGUAGES } from '../../../../locales/languages.ts'
import { PHASES, statusName } from '../../../../services/cases/complaint/status.ts'
import type { Choosable } from '../../../../services/cases/views/soundFilters.ts'
import type { StaffDeps } from '../staffRoute.ts'

const STAGES = [1, 2, 3, 4]
const words = catalogue.en.staff as unknown as Record<'statuses' | 'types', Record<string, string>>
const STATUSES = [
  ...Object.keys(words.statuses).filter((code) => !code.endsWith('_n')),
  ...PHASES.flatMap((phase) => STAGES.map((stage) => statusName({ phase, stage }))),
]

export async function choosable({
  deps: { product, staff },
  landlord,
}: {
  deps: Pick<StaffDeps, 'product' | 'staff'>
  landlord: string
}): Promise<Choosable> {
  const working = await staff.accounts.working({ landlord })
  return {
    teams: product.landlords.bySlug(landlord)?.operations.teams.map(({ id }) => id) ?? [],
    owners: working.map(({ _id }) => _id),
    statuses: STATUSES,
    types: Object.keys(words.types),
    languages: LANGUAGES.map(({ code }) => code),
  }
}
