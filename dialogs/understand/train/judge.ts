/** Makes probabilities of logits, and draws each flag's line: on rows of hands that the heads had not seen, never on seen ones. */
import { exclusive } from '../columns.ts'
import { sigmoid, softmax } from '../heads.ts'
import { type FlagName, flagNames, intents } from '../labels.ts'
import { type Curve, loudness, probabilityOf, SUPPORT } from '../model.ts'
import type { Judgement } from '../modelFile.ts'
import type { RulesTold } from '../rulesTell.ts'

export interface Seen {
  logits: Float32Array
  intent: string
  flags: readonly string[]
  /** What the rules say of the same text: they ask questions too, and count. */
  rules: RulesTold
}

/** Whether a flag is told: by a sure rule, by the model, or by both a little. */
export const isTold = ({ seen, name, p, tell }: { seen: Seen; name: FlagName; p: number; tell: number }): boolean =>
  p >= tell || seen.rules.sure.has(name) || (seen.rules.perhaps.has(name) && p >= SUPPORT)

/** These must not be missed; a question too many is the price, up to `ASKED` of harmless messages. */
export const GRAVE = ['emergency', 'hate', 'safeguarding', 'dissatisfied'] as const satisfies FlagName[]
export const ASKED = 0.12
/** What one more heard counts beside the others: life before discontent, as the lines share one budget of questions. */
const CARE: Record<(typeof GRAVE)[number], number> = { emergency: 2, safeguarding: 2, hate: 1.5, dissatisfied: 1 }
/** How far a line may move at once, in shares of harmless messages, and what a move that costs nothing counts as. */
const STEP = 0.0025
const JUMPS = [1, 2, 4, 8]
const LEAST = 1e-4

export const hasFlag = ({ flags, name }: { flags: readonly string[]; name: FlagName }): boolean =>
  flags.some((flag) => flag.split(':')[0] === name)
export const isHarmless = ({ flags }: { flags: readonly string[] }): boolean =>
  GRAVE.every((name) => !hasFlag({ flags, name }))

export function judge(seen: readonly Seen[]): Record<FlagName, Judgement> {
  const curves = Object.fromEntries(flagNames.map((name) => [name, curveOf({ seen, name })])) as Record<FlagName, Curve>
  const lines = drawLines({ seen, curves })
  return Object.fromEntries(
    flagNames.map((name) => [name, { ...curves[name], tell: lines.get(name) ?? 0.5 }]),
  ) as Record<FlagName, Judgement>
}

/** Platt's curve: the probability that a flag of this loudness is true, by Newton's method. */
function curveOf({ seen, name }: { seen: readonly Seen[]; name: FlagName }): Curve {
  const points = seen.map((one) => ({
    x: loudness({ sums: one.logits, flag: name }),
    y: hasFlag({ flags: one.flags, name }) ? 1 : 0,
  }))
  let [slope, shift] = [1, 0]
  for (let round = 0; round < 30; round++) {
    const sums = { ss: 1e-6, s1: 0, oo: 1e-6, gs: 0, go: 0 }
    for (const { x, y } of points) {
      const p = sigmoid(slope * x + shift)
      const weight = p * (1 - p)
      sums.ss += weight * x * x
      sums.s1 += weight * x
      sums.oo += weight
      sums.gs += (p - y) * x
      sums.go += p - y
    }
    const det = sums.ss * sums.oo - sums.s1 ** 2
    slope -= (sums.oo * sums.gs - sums.s1 * sums.go) / det
    shift -= (sums.ss * sums.go - sums.s1 * sums.gs) / det
  }
  return { slope, shift }
}

/** Lowers one line after another, always the one that hears most more for the fewest more questions, while few enough harmless messages get one. */
function drawLines({
  seen,
  curves,
}: {
  seen: readonly Seen[]
  curves: Record<FlagName, Curve>
}): Map<FlagName, number> {
  const p = (one: Seen, name: FlagName): number => probabilityOf({ sums: one.logits, flag: name, curve: curves[name] })
  // What a line must fall below for the flag to be told of a message: above everything where a sure rule tells it.
  const reach = (one: Seen, name: FlagName): number => {
    const own = p(one, name)
    const ruled = one.rules.sure.has(name) || (one.rules.perhaps.has(name) && own >= SUPPORT)
    return ruled ? Number.POSITIVE_INFINITY : own
  }
  const harmless = seen.filter(isHarmless).map((one) => GRAVE.map((name) => reach(one, name)))
  const ranked = GRAVE.map((_, at) =>
    harmless
      .map((row) => row[at]!)
      .filter(Number.isFinite)
      .sort((a, b) => b - a),
  )
  const guilty = GRAVE.map((name) =>
    seen.filter(({ flags }) => hasFlag({ flags, name })).map((one) => reach(one, name)),
  )
  const share = GRAVE.map(() => STEP)
  const lineAt = (at: number, part: number): number => ranked[at]![Math.floor(ranked[at]!.length * part)] ?? 0
  const asked = (parts: number[]): number => {
    const lines = parts.map((part, at) => lineAt(at, part))
    return harmless.filter((row) => row.some((value, at) => value >= lines[at]!)).length / Math.max(1, harmless.length)
  }
  const recall = (at: number, part: number): number => {
    const line = lineAt(at, part)
    return guilty[at]!.filter((value) => value >= line).length / Math.max(1, guilty[at]!.length)
  }
  for (;;) {
    const now = asked(share)
    const moves = [...GRAVE.keys()].flatMap((at) =>
      JUMPS.flatMap((jump) => {
        const part = share[at]! + jump * STEP
        const then = asked(share.map((own, other) => (other === at ? part : own)))
        const gain = recall(at, part) - recall(at, share[at]!)
        return then <= ASKED && gain > 0 ? [{ at, part, worth: (gain * CARE[GRAVE[at]!]) / (then - now + LEAST) }] : []
      }),
    )
    const best = moves.reduce<(typeof moves)[number] | null>(
      (so, move) => (so && so.worth >= move.worth ? so : move),
      null,
    )
    if (!best) break
    share[best.at] = best.part
  }
  return new Map(GRAVE.map((name, at) => [name, lineAt(at, share[at]!)]))
}

/** The temperature under which the intents' shares explain what was right best: golden-section search. */
export function temperatureOf(seen: readonly Seen[]): number {
  const loss = (temperature: number): number => {
    let sum = 0
    for (const { logits, intent } of seen) {
      const shares = softmax(logits.slice(0, exclusive).map((value) => value / temperature))
      sum -= Math.log(Math.max(1e-9, shares[intents.indexOf(intent as never)]!))
    }
    return sum
  }
  let [low, high] = [0.3, 6]
  const golden = (Math.sqrt(5) - 1) / 2
  for (let round = 0; round < 24; round++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)]
    if (loss(a) < loss(b)) high = b
    else low = a
  }
  return Math.round(((low + high) / 2) * 1000) / 1000
}
