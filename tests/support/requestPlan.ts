/** Requests made from a described operation: right ones, and ones with something wrong in body, address, headers or wire form. */
import fc from 'fast-check'
import { fits, fitsAsText, type Operation, type Parameter } from './apiDocument.ts'
import { broken, fitting, nasty } from './schemaFuzz.ts'
import type { Seen } from './seen.ts'

export interface Plan {
  path: string
  /** What stands in the address, by the place it has there. */
  ids: Record<string, string>
  headers: Record<string, string>
  body: Buffer | null
  /** What the document says of it: null where it has nothing against it, else which part it refuses. */
  wrong: 'address' | 'headers' | 'body' | 'wire' | null
  /** The version in the body is to be the last that was told of the record. */
  fresh: boolean
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** A form with files as a page sends it; what may be in it is tried by its own tests. */
const FORM = {
  headers: { 'Content-Type': 'multipart/form-data; boundary=part' },
  body: Buffer.from(
    [
      '--part',
      'Content-Disposition: form-data; name="activity"',
      '',
      '{"text":"here it is"}',
      '--part',
      'Content-Disposition: form-data; name="file"; filename="plan.pdf"',
      'Content-Type: application/pdf',
      '',
      '%PDF-1.4 %%EOF',
      '--part--',
      '',
    ].join('\r\n'),
  ),
  wrong: null,
}

/** On the wire: the body is right, the way it comes is not. */
const WIRES: { headers: Record<string, string>; body: Buffer }[] = [
  { headers: { 'Content-Type': 'text/plain' }, body: Buffer.from('{}') },
  { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: Buffer.from('a=b') },
  { headers: { 'Content-Type': 'application/jsonp' }, body: Buffer.from('{}') },
  { headers: {}, body: Buffer.from('{}') },
  { headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, body: Buffer.from('{}') },
  { headers: JSON_TYPE, body: Buffer.from('{"') },
  { headers: JSON_TYPE, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
  { headers: JSON_TYPE, body: Buffer.from('['.repeat(30_000)) },
  { headers: JSON_TYPE, body: Buffer.from(`${'['.repeat(30_000)}${']'.repeat(30_000)}`) },
  { headers: JSON_TYPE, body: Buffer.from(JSON.stringify({ text: 'x'.repeat(70_000) })) },
]

const ANY_HEADERS = fc.constantFrom<Record<string, string>>(
  {},
  { 'Accept-Language': 'pl' },
  { 'Accept-Language': ';;,*;q=nought,__proto__' },
  { 'X-Forwarded-For': "::1, ' OR 1=1" },
  { 'Last-Event-ID': '__proto__-1e999' },
  { Accept: 'image/png' },
)
const OTHER_SITE = [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://elsewhere.example' }, { Origin: 'null' }]

/** What is asked for beside the described parameters; nothing may come of it. */
const BESIDE = ['', '&x[$gt]=1', '&__proto__=1', '&lang=zz', '&%ff=%00']

/** Where an id stands: what was found at a place is asked for there again. */
export const placeOf = ({ path, name }: { path: string; name: string }): string =>
  path.slice(0, path.indexOf(`{${name}}`))

export function plans({
  operation,
  seen,
  which,
}: {
  operation: Operation
  seen: Seen
  /** The same number means the same record, so that requests follow each other on one. */
  which: number
}): fc.Arbitrary<Plan> {
  const { parameters, path } = operation
  const of = (place: Parameter['in']): Parameter[] => parameters.filter((one) => one.in === place)
  const pieces = {
    picks: fc.tuple(...of('path').map(() => pick)),
    query: fc.tuple(...of('query').map((parameter) => inAddress({ parameter, seen }))),
    beside: fc.constantFrom(...BESIDE),
    own: fc.oneof(
      { weight: 8, arbitrary: fc.constant<Record<string, string>>({ 'Sec-Fetch-Site': 'same-origin' }) },
      { weight: 1, arbitrary: fc.constantFrom<Record<string, string>>(...OTHER_SITE) },
    ),
    any: ANY_HEADERS,
    fresh: fc.nat({ max: 9 }).map((chance) => chance < 8),
    key: fc.oneof(fc.constant(null), fc.constantFrom('same-key-1', 'same-key-2', 'x', 'k'.repeat(101), 'with space')),
    sent: bodies({ operation, seen }),
  }
  return fc.record(pieces).map(({ picks, query, beside, own, any, fresh, key, sent }) => {
    const given = query.flatMap(({ name, text }) => (text === null ? [] : [`${name}=${encodeURIComponent(text)}`]))
    const search = `${given.join('&')}${beside}`.replace(/^&/, '')
    const ids: Record<string, string> = {}
    for (const [index, { name }] of of('path').entries())
      ids[name] = idFor({
        place: placeOf({ path, name }),
        within: Object.values(ids).at(-1),
        seen,
        which,
        ...picks[index]!,
      })
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''))
    const keyed = of('header').find(({ name }) => name === 'Idempotency-Key')
    const wrong = query.some(({ fine }) => !fine)
      ? 'address'
      : (keyed && key !== null && !fits({ schema: keyed.schema, value: key })) ||
          (operation.method !== 'GET' && own['Sec-Fetch-Site'] !== 'same-origin')
        ? 'headers'
        : sent.wrong
    return {
      ids,
      path: search === '' ? filled : `${filled}?${search}`,
      headers: { ...any, ...own, ...sent.headers, ...(key === null ? {} : { 'Idempotency-Key': key }) },
      body: sent.body,
      wrong,
      // Only a body that is right has a version to bring up to date.
      fresh: fresh && sent.wrong === null,
    }
  })
}

/** Taken for numbers by one reader or another. */
export const NUMBERS = ['', ' 1', '-1', '1e1', '0x10', '1.5', '99999999999999999999', 'true', '\u0661']

const pick = fc.record({ chance: fc.nat({ max: 99 }), other: fc.nat(), word: nasty })

/** One that was found at this place, one of anything else that exists, or a word that is no id at all. */
function idFor({
  place,
  within,
  seen,
  which,
  chance,
  other,
  word,
}: {
  place: string
  /** The id before it in the address. */
  within: string | undefined
  seen: Seen
  which: number
  chance: number
  other: number
  word: string
}): string {
  const here = within === undefined ? seen.named(place) : seen.within({ of: within, name: 'id' })
  const anywhere = seen.named('id')
  if (chance < 65 && here.length > 0) return String(here[which % here.length])
  if (chance < 88 && anywhere.length > 0) return String(anywhere[other % anywhere.length])
  return word.toWellFormed().slice(0, 300) || '-'
}

interface Given {
  name: string
  text: string | null
  fine: boolean
}

const inAddress = ({ parameter, seen }: { parameter: Parameter; seen: Seen }): fc.Arbitrary<Given> => {
  const { name, required, schema } = parameter
  const text = fc.oneof(
    { weight: required ? 0 : 3, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fitting({ schema, seen, name }).map(String) },
    { weight: 1, arbitrary: nasty },
    { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
  )
  return text.map((value) => {
    const sent = value?.toWellFormed().slice(0, 2_000) ?? null
    return { name, text: sent, fine: sent === null ? !required : fitsAsText({ schema, text: sent }) }
  })
}

function bodies({
  operation: { method, body: schema, form },
  seen,
}: {
  operation: Operation
  seen: Seen
}): fc.Arbitrary<Pick<Plan, 'headers' | 'body' | 'wrong'>> {
  if (form)
    return fc.oneof(
      { weight: 3, arbitrary: fc.constant(FORM) },
      { weight: 1, arbitrary: fc.constantFrom(...WIRES).map((wire) => ({ ...wire, wrong: 'wire' as const })) },
    )
  if (schema === null) return fc.constant({ headers: {}, body: method === 'GET' ? null : Buffer.alloc(0), wrong: null })
  const right = fitting({ schema, seen })
  const asJson = (text: string): Pick<Plan, 'headers' | 'body' | 'wrong'> => ({
    headers: JSON_TYPE,
    body: Buffer.from(text),
    wrong: fits({ schema, value: JSON.parse(text) }) ? null : 'body',
  })
  return fc.oneof(
    { weight: 6, arbitrary: right.map((value) => asJson(JSON.stringify(value))) },
    { weight: 5, arbitrary: broken(right).map(asJson) },
    { weight: 1, arbitrary: fc.constantFrom(...WIRES).map((wire) => ({ ...wire, wrong: 'wire' as const })) },
  )
}
