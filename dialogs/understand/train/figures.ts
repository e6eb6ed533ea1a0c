/** What the held-out judgements are worth: recall, precision and Wilson bounds by flag and language, intents, calibration, questions asked. */
import { exclusive } from '../columns.ts'
import { softmax } from '../heads.ts'
import { type FlagName, flagNames, intents } from '../labels.ts'
import { loudestOf, probabilityOf } from '../model.ts'
import type { Judgement } from '../modelFile.ts'
import type { RulesTold } from '../rulesTell.ts'
import { GRAVE, hasFlag, isHarmless, isTold, type Seen } from './judge.ts'

export interface Told extends Seen {
  /** Language tag, romanised apart. */
  tag: string
  /** Flags that are told, by the model or by a rule. */
  told: ReadonlySet<FlagName>
}

export interface Share {
  part: number
  of: number
  /** 95 % Wilson interval. */
  low: number
  high: number
}

export interface Figures {
  rows: number
  top1: Share
  top3: Share
  requestAgainstUnhappy: Share
  harmlessAsked: Share
  /** Mean gap between how sure the first intent was and how often it was right, in ten bands. */
  calibrationError: number
  flags: Record<string, { recall: Share; precision: Share }>
}

const round = (value: number): number => Math.round(value * 1000) / 1000

export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { part: 0, of: 0, low: 0, high: 1 }
  const p = hits / of
  const z = 1.96
  const centre = p + (z * z) / (2 * of)
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { part: round(p), of, low: round((centre - spread) / scale), high: round((centre + spread) / scale) }
}

export const toldBy = ({
  seen,
  judgements,
  rules = seen.rules,
}: {
  seen: Seen
  judgements: Record<string, Judgement>
  rules?: RulesTold
}): ReadonlySet<FlagName> =>
  new Set(
    flagNames.filter((name) => {
      const { tell, ...curve } = judgements[name]!
      const p = probabilityOf({ sums: seen.logits, flag: name, curve })
      return isTold({ seen: { ...seen, rules }, name, p, tell })
    }),
  )

const REQUESTS = new Set(intents.slice(0, 7) as string[])
const UNHAPPY = new Set(['dissatisfaction', 'complaint'])

export function figuresOf({ rows, temperature }: { rows: readonly Told[]; temperature: number }): Figures {
  const ranked = rows.map(({ logits }) =>
    intents.map((name, at) => ({ name: name as string, value: logits[at]! })).sort((a, b) => b.value - a.value),
  )
  const within = (most: number) =>
    shareOf(
      rows.filter(({ intent }, index) => ranked[index]!.slice(0, most).some(({ name }) => name === intent)).length,
      rows.length,
    )
  const harmless = rows.filter(isHarmless)
  return {
    rows: rows.length,
    top1: within(1),
    top3: within(3),
    requestAgainstUnhappy: requestAgainstUnhappy({ rows, ranked }),
    harmlessAsked: shareOf(harmless.filter(({ told }) => GRAVE.some((name) => told.has(name))).length, harmless.length),
    calibrationError: calibrationError({ rows, temperature }),
    flags: Object.fromEntries(
      flagNames.map((name) => {
        const right = rows.filter((row) => hasFlag({ flags: row.flags, name }))
        const told = rows.filter((row) => row.told.has(name))
        const both = right.filter((row) => row.told.has(name)).length
        return [name, { recall: shareOf(both, right.length), precision: shareOf(both, told.length) }]
      }),
    ),
  }
}

/** Of rows that are a request, a dissatisfaction or a complaint: whether the best of these two sides is the right one. */
function requestAgainstUnhappy({
  rows,
  ranked,
}: {
  rows: readonly Told[]
  ranked: { name: string; value: number }[][]
}): Share {
  const meant = rows.flatMap(({ intent }, index) =>
    REQUESTS.has(intent) || UNHAPPY.has(intent)
      ? [{ intent, best: ranked[index]!.find(({ name }) => REQUESTS.has(name) || UNHAPPY.has(name))!.name }]
      : [],
  )
  return shareOf(meant.filter(({ intent, best }) => UNHAPPY.has(intent) === UNHAPPY.has(best)).length, meant.length)
}

function calibrationError({ rows, temperature }: { rows: readonly Told[]; temperature: number }): number {
  const bands = Array.from({ length: 10 }, () => ({ sure: 0, right: 0, count: 0 }))
  for (const { logits, intent } of rows) {
    const shares = softmax(logits.slice(0, exclusive).map((value) => value / temperature))
    const sure = loudestOf(shares)
    const band = bands[Math.min(9, Math.floor(sure * 10))]!
    band.sure += sure
    band.right += intents[shares.indexOf(sure)] === intent ? 1 : 0
    band.count += 1
  }
  const gap = bands.reduce((so, { sure, right }) => so + Math.abs(sure - right), 0)
  return round(gap / Math.max(1, rows.length))
}
