/** What the server itself gave in its answers, by the name it had there: so that ids, versions and states of later requests can meet. */

export interface Seen {
  /** `of`: the id of the record that was asked for, so that its things can be asked for within it. */
  note(args: { value: unknown; of?: string | undefined }): void
  /** This id is known at this place of an address. */
  found(args: { place: string; id: string }): void
  named(name: string): unknown[]
  within(args: { of: string; name: string }): unknown[]
  /** The last number of this name that was told of the record. */
  latest(args: { of: string; name: string }): number | undefined
}

const KEPT = 40

export function createSeen({
  first = {},
  alias = {},
}: {
  first?: Record<string, unknown[]>
  /** Which names in answers hold what a name in a request asks for. */
  alias?: Record<string, string[]>
} = {}): Seen {
  const names = new Map<string, unknown[]>(Object.entries(first))
  const numbers = new Map<string, number>()
  const keep = ({ name, value }: { name: string; value: unknown }): void => {
    const known = names.get(name) ?? []
    if (!known.includes(value)) names.set(name, [...known.slice(-KEPT), value])
  }
  const note = ({ name, value, of }: { name: string; value: unknown; of: string | undefined }): void => {
    if (Array.isArray(value)) {
      for (const one of value) {
        note({ name, value: one, of })
        // The members of a list are asked for by the name of the list.
        if (one !== null && typeof one === 'object' && typeof one.id === 'string') keep({ name, value: one.id })
      }
    } else if (value !== null && typeof value === 'object')
      for (const [inner, one] of Object.entries(value)) note({ name: inner, value: one, of })
    else if (typeof value === 'number' || (typeof value === 'string' && value.length < 60)) {
      keep({ name, value })
      if (of !== undefined) keep({ name: `${of} ${name}`, value })
    }
  }
  return {
    note: ({ value, of }) => {
      if (of !== undefined && value !== null && typeof value === 'object')
        for (const [name, number] of Object.entries(value))
          if (typeof number === 'number') numbers.set(`${of} ${name}`, number)
      note({ name: '', value, of })
    },
    found: ({ place, id }) => keep({ name: place, value: id }),
    named: (name) => [name, ...(alias[name] ?? [])].flatMap((one) => names.get(one) ?? []),
    within: ({ of, name }) => names.get(`${of} ${name}`) ?? [],
    latest: ({ of, name }) => numbers.get(`${of} ${name}`),
  }
}
