/** Hears danger to life in a message: a pure function of the text over rules in memory, awaiting nothing. */
import type { DangerKind } from './labels.ts'
import { type Heard, hear } from './lexicon.ts'
import { dangerRules, holds } from './rules.ts'

/** `sure: false` means likely: the safety line is shown together with a question. Doubt counts as danger. */
export type Danger = { kind: DangerKind; p: number; sure: boolean }

const likely = 0.6
// Below this a rule alone asks rather than acts.
const certain = 0.85

export function hearDanger(text: string): Danger[] {
  return dangersIn(hear(text))
}

export function dangersIn(heard: Heard): Danger[] {
  const found = new Map<DangerKind, Danger>()
  for (const rule of dangerRules) {
    const match = holds(rule, heard)
    if (!match) continue
    const kind = rule.kind as DangerKind
    const p = match.sure ? rule.p : Math.min(likely, rule.p)
    if (p > (found.get(kind)?.p ?? 0)) found.set(kind, { kind, p, sure: p >= certain })
  }
  return [...found.values()].sort((a, b) => b.p - a.p)
}
