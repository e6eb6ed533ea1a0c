/** The landlord of a command: the one that was named, or the only one there is. */
import type { Landlords } from '../../services/landlords/index.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { sayLine } from './sayLine.ts'

export function landlordAsked({
  slug,
  landlords,
  fail,
}: {
  slug: string | undefined
  landlords: Landlords
  fail: (line: string) => void
}): Landlord | null {
  const all = landlords.all()
  const known = all.map((one) => one.slug).join(', ')
  const found = slug === undefined ? (all.length === 1 ? all[0] : undefined) : landlords.bySlug(slug)
  if (found) return found
  fail(sayLine({ key: slug === undefined ? 'which_landlord' : 'no_landlord', params: { slug: slug ?? '', known } }))
  return null
}
