/** Right requests with each field in its turn made one of the known troublemakers: what chance alone would seldom meet. */
import fc from 'fast-check'
import { fits, fitsAsText, type Operation, type Schema } from './apiDocument.ts'
import { NUMBERS, type Plan, placeOf, plans } from './requestPlan.ts'
import { fitting, placesIn, SIGNS } from './schemaFuzz.ts'
import type { Seen } from './seen.ts'

/** Right requests that are looked through for one that asks for what is there. */
const TRIES = 200

export function oneFieldOff({ operation, seen, seed }: { operation: Operation; seen: Seen; seed: number }): Plan[] {
  const { path, parameters, body: schema } = operation
  const stands = ([name, id]: [string, string]): boolean => {
    const here = seen.named(placeOf({ path, name }))
    return here.length === 0 || here.includes(id)
  }
  const right = plans({ operation, seen, which: seed }).filter(({ wrong }) => wrong === null)
  const some = fc.sample(right, { seed, numRuns: TRIES })
  // What was found may be forgotten by now among all that was told since: then any address will do.
  const base = some.find(({ ids }) => Object.entries(ids).every(stands)) ?? some[0]
  if (!base) return []
  const { pathname: address, searchParams } = new URL(base.path, 'http://heard')
  // What must be there stays as it was.
  const needed = parameters.flatMap(({ in: place, name, required }) =>
    place === 'query' && required ? [`${name}=${encodeURIComponent(searchParams.get(name) ?? '')}&`] : [],
  )
  const inQuery = parameters.filter((one) => one.in === 'query' && !one.required)
  const addressed = inQuery.flatMap(({ name, schema: of }): Plan[] =>
    [...NUMBERS, 'x'.repeat(2_000), '{"$ne":1}', '\u0000'].map((text) => ({
      ...base,
      path: `${address}?${needed.join('')}${name}=${encodeURIComponent(text)}`,
      wrong: fitsAsText({ schema: of, text }) ? null : 'address',
    })),
  )
  if (schema === null) return addressed
  const ways = (schema.oneOf ?? schema.anyOf ?? [schema]) as Schema[]
  const bodied = ways.flatMap((way) => {
    const [value] = fc.sample(fitting({ schema: way, seen }), { seed, numRuns: 1 })
    return placesIn({ value }).flatMap(({ holder, key }) => {
      const before = holder[key]
      if (typeof before !== 'string') return []
      return SIGNS.map((sign): Plan => {
        holder[key] = sign
        const text = JSON.stringify(value)
        holder[key] = before
        return { ...base, body: Buffer.from(text), wrong: fits({ schema, value: JSON.parse(text) }) ? null : 'body' }
      })
    })
  })
  return [...addressed, ...bodied]
}
