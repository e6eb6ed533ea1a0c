/** The two ways of counting: by the database over fields, and by hand over a list of names. */
import type { Model } from 'mongoose'
import type { Figure, Section } from './figure.ts'

/** Counts grouped by fields, in the order of their names. */
export async function grouped<T>({
  model,
  match,
  by,
}: {
  model: Model<T>
  match: Record<string, unknown> & { landlord: string }
  by: string[]
}): Promise<{ name: string[]; count: number }[]> {
  const found = await model.aggregate<{ _id: Record<string, string>; count: number }>([
    { $match: match },
    { $group: { _id: Object.fromEntries(by.map((field) => [field, `$${field}`])), count: { $sum: 1 } } },
  ])
  return found
    .map(({ _id, count }) => ({ name: by.map((field) => String(_id[field])), count }))
    .sort((one, other) => one.name.join('\n').localeCompare(other.name.join('\n')))
}

/** Every name that there is, so that none is shown as none. */
export function tally<T extends string>({
  section,
  under,
  names,
  values,
}: {
  section: Section
  under: string[]
  names: readonly T[]
  values: T[]
}): Figure[] {
  return names.map((name) => ({
    section,
    name: [...under, name],
    count: values.filter((value) => value === name).length,
  }))
}
