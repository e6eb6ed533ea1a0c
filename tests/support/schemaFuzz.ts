/** Values by a JSON schema, and the same values broken: what a client may send, and what it may not. */
import fc from 'fast-check'
import { naughty } from '../faults/naughtyStrings.ts'
import { fits, type Schema } from './apiDocument.ts'
import type { Seen } from './seen.ts'

/** Each of them alone has undone a field somewhere: nothing to see, nothing to store, too much, no text at all. */
export const SIGNS = ['', ' ', '\u0082', 'a\u0000b', '\ud800', 'a\udc00b', '{"$ne":1}', 'x'.repeat(21_000)]

export const nasty: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
)

const between = ([min, max]: [string, string]): fc.Arbitrary<string> =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((at) => at.toISOString())
/** Mostly about the time at which the tests of staff stand; sometimes past what any list of holidays knows. */
const instants = fc.oneof(between(['2027-01-01', '2027-06-30']), between(['2000-01-01', '2060-12-31']))

interface Asked {
  schema: Schema
  seen: Seen
  /** Of the property it is for. */
  name?: string
}

export function fitting({ schema, seen, name = '' }: Asked): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]))
  const ways = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (ways) return fc.oneof(...ways.map((way) => fitting({ schema: way, seen, name })))
  if (schema.allOf) return fitting({ schema: together(schema.allOf as Schema[]), seen, name })
  const made = byType({ schema, seen, name })
  if (schema.type === 'object' || schema.type === 'array') return made
  // Asked anew for each value, as more is known after each answer.
  return fc.tuple(fc.nat({ max: 99 }), made).map(([chance, fresh]) => {
    const known = seen.named(name).filter((value) => fits({ schema, value }))
    return known.length > 0 && chance < 80 ? known[chance % known.length] : fresh
  })
}

function byType({ schema, seen, name }: Required<Asked>): fc.Arbitrary<unknown> {
  const { type } = schema
  const number = (key: string, otherwise: number): number =>
    typeof schema[key] === 'number' ? (schema[key] as number) : otherwise
  if (type === 'string') return strings(schema)
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer' || type === 'number') {
    const min = Math.ceil(number('minimum', number('exclusiveMinimum', -2) + 1))
    const max = Math.floor(number('maximum', number('exclusiveMaximum', 2 ** 40) - 1))
    return fc.oneof(
      fc.integer({ min, max: Math.min(max, min + 10) }),
      fc.maxSafeInteger().map((n) => clamp({ n, min, max })),
    )
  }
  if (type === 'array') {
    const items = schema.prefixItems as Schema[] | undefined
    if (items) return fc.tuple(...items.map((item) => fitting({ schema: item, seen, name })))
    const minLength = number('minItems', 0)
    const arbitrary = fitting({ schema: (schema.items ?? {}) as Schema, seen, name })
    return fc.array(arbitrary, { minLength, maxLength: Math.min(number('maxItems', minLength + 3), minLength + 3) })
  }
  if (type === 'object') return objects({ schema, seen })
  return fc.jsonValue({ maxDepth: 2 })
}

const clamp = ({ n, min, max }: { n: number; min: number; max: number }): number => Math.max(min, Math.min(max, n))

function strings(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern } = schema
  const shaped =
    format === 'date'
      ? instants.map((at) => at.slice(0, 10))
      : format === 'date-time'
        ? instants
        : format === 'email'
          ? fc.emailAddress()
          : typeof pattern === 'string' && pattern.startsWith('^')
            ? fc.stringMatching(new RegExp(pattern))
            : fc.oneof(nasty, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
  return shaped.filter((value) => fits({ schema, value }))
}

function objects({ schema, seen }: { schema: Schema; seen: Seen }): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const required = (schema.required ?? []) as string[]
  const known = fc.record(
    Object.fromEntries(properties.map(([name, inner]) => [name, fitting({ schema: inner, seen, name })])),
    { requiredKeys: required.filter((name) => properties.some(([known]) => known === name)) },
  )
  const { additionalProperties: more, propertyNames: names } = schema
  if (more === null || typeof more !== 'object') return known
  const words = names
    ? fitting({ schema: names as Schema, seen }).map(String)
    : fc.string({ minLength: 1, maxLength: 8 })
  const rest = fc.dictionary(words, fitting({ schema: more as Schema, seen }), { maxKeys: 3 })
  return fc.tuple(rest, known).map(([others, own]) => ({ ...others, ...own }))
}

const together = (schemas: Schema[]): Schema => ({
  ...Object.assign({}, ...schemas),
  properties: Object.assign({}, ...schemas.map(({ properties }) => properties)),
  required: schemas.flatMap(({ required }) => (required ?? []) as string[]),
})

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, -(2 ** 53), [], {}, [[]], { $ne: 1 }, { $gt: '' }, ['a']),
  fc.constantFrom('2027-02-30', '0000-00-00', '9999-99-99T99:99:99Z', '2027-03-10', 'tomorrow', '', 'no_such_word'),
  fc.jsonValue({ maxDepth: 3 }),
)
const EXTRA = fc.constantFrom('extra', '__proto__', 'constructor', '$where', 'landlord', 'audience', '_id', '')

/** One thing about the value is wrong, or everything is. As JSON, because only text can hold `__proto__`. */
export const broken = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc
    .tuple(value, fc.nat(), fc.constantFrom('replace', 'drop', 'add', 'whole'), JUNK, EXTRA)
    .map(([whole, where, how, junk, extra]) => {
      if (how === 'whole') return JSON.stringify(junk)
      const copy = structuredClone({ whole }) as { whole: unknown }
      const places = placesIn(copy)
      const { holder, key } = places[where % places.length]!
      if (how === 'replace') put({ holder, key, value: junk })
      else if (how === 'drop') Reflect.deleteProperty(holder, key)
      else put({ holder: isHolder(holder[key]) ? holder[key] : copy, key: extra, value: junk })
      return JSON.stringify(copy.whole ?? null)
    })

type Holder = Record<string, unknown>
const isHolder = (value: unknown): value is Holder => value !== null && typeof value === 'object'
const put = ({ holder, key, value }: { holder: Holder; key: string; value: unknown }): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

export const placesIn = (holder: object): { holder: Holder; key: string }[] =>
  Object.entries(holder).flatMap(([key, value]) => [
    { holder: holder as Holder, key },
    ...(isHolder(value) ? placesIn(value) : []),
  ])
