/** Decides whether a conjunction of concepts holds in what was heard, and reads the conjunctions once. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { emergencyKinds, flagNames, hateKinds, intents, safeguardingKinds } from './labels.ts'
import { concepts, type Heard, overlap } from './lexicon.ts'
import type { Span } from './phraseTrie.ts'

const conjunction = z.strictObject({
  /** Each entry is one concept or several joined by `|`; all must be near each other in one sentence. */
  all: z.array(z.string()).min(1),
  /** Largest distance in words from the first concept. */
  within: z.number().optional(),
  /** The concepts may be in different sentences. */
  across: z.boolean().optional(),
  /** Concepts anywhere in the same sentence (`across`: message) that make the rule silent. */
  unless: z.array(z.string()).optional(),
  /** Concepts in the same sentence that leave only a likelihood. Never used for hate, domestic abuse or self-harm. */
  doubt: z.array(z.string()).optional(),
  /** Only in messages of at most this many words. */
  short: z.number().optional(),
  /** The first concept makes up most of the message. */
  whole: z.boolean().optional(),
  why: z.string().optional(),
})
const flagRule = conjunction.extend({
  flag: z.enum(flagNames),
  kind: z.enum([...emergencyKinds, ...safeguardingKinds, ...hateKinds]).optional(),
  p: z.number().default(0.95),
})
const intentRule = conjunction.extend({ intent: z.enum(intents), points: z.number() })

export type Conjunction = z.infer<typeof conjunction>
export type FlagRule = z.infer<typeof flagRule>
export type IntentRule = z.infer<typeof intentRule>

export const flagRules = read('flags.json', flagRule)
export const intentRules = read('intents.json', intentRule)
export const dangerRules = flagRules.filter(({ flag, kind }) => flag === 'emergency' || kind === 'self_harm')

const near = 8
const most = 0.6
const NO_NAMES: readonly string[] = []
const NOWHERE: readonly Span[] = []

/** The sentences the rule holds in: `sure` or only likely; null when it holds nowhere. */
export function holds(rule: Conjunction, heard: Heard): { sure: boolean } | null {
  const first = spansOf(rule.all[0]!, heard)
  // Most rules end here: their first word was not said. Thousands are asked for each message, so nothing is made before.
  return first.length === 0 ? null : holdsFrom({ rule, heard, first })
}

function holdsFrom({
  rule,
  heard,
  first,
}: {
  rule: Conjunction
  heard: Heard
  first: readonly Span[]
}): { sure: boolean } | null {
  const { all, within = near, across = false, unless = NO_NAMES, doubt = NO_NAMES, short, whole } = rule
  if (short !== undefined && heard.words.length > short) return null
  const others = all.slice(1).map((names) => spansOf(names, heard))
  if (whole && coverage(first) < most * heard.words.length) return null
  let likely = false
  for (const span of first) {
    if (!others.every((spans) => spans.some((other) => together({ span, other, within, across })))) continue
    const inSentence = (name: string) =>
      spansOf(name, heard).some((other) => across || other.sentence === span.sentence)
    if (unless.some(inSentence)) continue
    if (!doubt.some(inSentence)) return { sure: true }
    likely = true
  }
  return likely ? { sure: false } : null
}

export function spansOf(names: string, heard: Heard): readonly Span[] {
  let found = NOWHERE
  for (const name of alternativesIn(names)) {
    const spans = heard.spans.get(name)
    if (spans) found = found.length === 0 ? spans : [...found, ...spans]
  }
  return found
}

const split = new Map<string, readonly string[]>()

function alternativesIn(names: string): readonly string[] {
  let parts = split.get(names)
  if (!parts) {
    parts = names.split('|')
    split.set(names, parts)
  }
  return parts
}

export function hasAny(names: string, heard: Heard): boolean {
  return spansOf(names, heard).length > 0
}

function coverage(spans: readonly Span[]): number {
  return new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at))).size
}

function together({
  span,
  other,
  within,
  across,
}: {
  span: Span
  other: Span
  within: number
  across: boolean
}): boolean {
  if (overlap(span, other) || (!across && span.sentence !== other.sentence)) return false
  return Math.max(other.start - span.end, span.start - other.end) < within
}

function read<T extends z.ZodType>(name: string, shape: T): z.infer<T>[] {
  const rules = z.array(shape).parse(JSON.parse(readFileSync(new URL(`./rules/${name}`, import.meta.url), 'utf8')))
  for (const rule of rules as Conjunction[]) {
    const named = [...rule.all, ...(rule.unless ?? []), ...(rule.doubt ?? [])].flatMap((names) => names.split('|'))
    const unknown = named.find((concept) => !concepts.has(concept))
    if (unknown) throw new Error(`${name}: no word list defines "${unknown}"`)
  }
  return rules
}
