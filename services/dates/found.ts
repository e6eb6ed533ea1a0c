/** The date words that one rule matched, asked for by meaning rather than by place. */
import type { Here } from './calendar.ts'
import type { Spoken, Unit } from './spoken.ts'
import type { Kind, Token } from './token.ts'

export type Found = { tokens: Token[]; here: Here }

/** A rule gives what was meant, or `blocked` (a date is spoken of but cannot be known), or `skip` (no date at all). */
export type Outcome = Spoken | 'blocked' | 'skip'
export type Rule = [pattern: string, build: (found: Found) => Outcome]

export function has({ found, kind }: { found: Found; kind: Kind }): boolean {
  return found.tokens.some((token) => token.kind === kind)
}

export function valuesOf({ found, kinds }: { found: Found; kinds: Kind[] }): number[] {
  return found.tokens.filter(({ kind }) => kinds.includes(kind)).map(({ values }) => values[0] ?? 0)
}

export function numbersIn(found: Found): number[] {
  return valuesOf({ found, kinds: ['number', 'ordinal', 'ordinalWord'] })
}

const unitKinds: Kind[] = ['unit', 'units', 'unitAny', 'unitThe', 'weekOrSaturday']

/** Each unit named, with how many of it the word alone says: a fortnight is two weeks. */
export function unitsIn(found: Found): { unit: Unit; times: number }[] {
  return found.tokens
    .filter(({ kind }) => unitKinds.includes(kind))
    .map(({ name, values }) => ({ unit: name as Unit, times: values[0] ?? 1 }))
}

export function unitIn(found: Found): { unit: Unit; times: number } {
  return unitsIn(found)[0]!
}

/** Monday 1; Welsh "Mawrth" counts as Tuesday where a weekday is looked for. */
export function weekdayIn(found: Found): number {
  return valuesOf({ found, kinds: ['weekday', 'weekdayWeak', 'weekdayOrMonth'] })[0]!
}

/** The last name that can be a month: in "Mawrth 2 Mawrth" the first is the Tuesday. */
export function monthIn(found: Found): number {
  const names = found.tokens.filter(({ kind }) => ['month', 'monthWeak', 'weekdayOrMonth'].includes(kind))
  return names.at(-1)!.values.at(-1)!
}

/** -1 last, 0 this, 1 next. */
export function whichOf(found: Found): number {
  if (has({ found, kind: 'last' })) return -1
  return has({ found, kind: 'next' }) ? 1 : 0
}

/** The year said as a figure, as one word or as "last year"; undefined if none was said, NaN if "last" was of another unit. */
export function yearIn(found: Found): number | undefined {
  const [figure] = valuesOf({ found, kinds: ['year'] })
  if (figure !== undefined) return figure
  const [word] = valuesOf({ found, kinds: ['yearWord'] })
  if (word !== undefined) return found.here.today.year + word
  const [unit] = unitsIn(found)
  const named = found.tokens.some(({ kind }) => kind === 'last' || kind === 'next' || kind === 'this')
  if (!unit || !named) return undefined
  return unit.unit === 'year' && unit.times === 1 ? found.here.today.year + whichOf(found) : Number.NaN
}
