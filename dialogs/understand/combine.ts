/** What rules and model heard, as one understanding: intents weighed together, flags added and never taken away by the model. */
import { certain, consistent, type Decision, orderFlags, whatToAsk } from './decide.ts'
import type { Flag, FlagName, Intent, IntentGuess } from './labels.ts'
import type { ModelFlag, Modelled } from './model.ts'

/** How much a rule's share of an intent counts beside the model's; drawn on hands that neither had seen. */
const RULE_WEIGHT = 0.75
/** Of a few words the rules know more than the model, which learned from whole messages. */
const RULE_WEIGHT_FEW = 1.5
const FEW_FOR_RULES = 8
/** A rule that says nothing of an intent leaves it this much. */
const UNSAID = 0.1
const TOLD = 0.03

/** Below its line, a flag this likely still counts where the state of things speaks for it (an overdue repair, a third contact). */
const NEAR = 0.12

export interface Combined extends Decision {
  /** Flags that are likely but not told. */
  near: FlagName[]
}

/** A message of up to this many words that only the model finds grave is asked about, never acted on: the corpus says little of such short ones. */
const FEW_WORDS = 5
const MOST_FOR_FEW = 0.8
const LEAST_FOR_FEW = 0.5
const PLAINLY = 0.9
/** What changes who may read a talk, or opens a complaint, is not taken from a few words that no rule knows. */
const GRAVE: readonly Intent[] = ['complaint', 'hate', 'domestic_abuse', 'abuse']
const UNBORNE = 0.2
/** Of so few words, which may be a name, a code or nothing, the model alone must be this sure of what is asked. */
const BARE_WORDS = 3
const CLEAR_ALONE = 0.9

export function combine({
  ruled,
  modelled,
  words,
}: {
  ruled: Decision
  modelled: Modelled
  /** How many words the message has. */
  words: number
}): Combined {
  const least = leastFor({ words, ruled })
  const flags = together({
    ruled: ruled.flags,
    modelled,
    // A sure rule's flag stays whatever the model says; a doubtful one where the model bears it out.
    stays: ({ p }, { supported }) => p >= certain || supported,
    adds: ({ name, p, told }) => told && p >= least(name),
  })
  const weight = words <= FEW_FOR_RULES ? RULE_WEIGHT_FEW : RULE_WEIGHT
  const intents = weighed({ ruled: ruled.intents, modelled, weight, few: words <= FEW_WORDS })
  const kept = orderFlags(consistent({ flags, intent: intents[0]!.name, p: intents[0]!.p }))
  if (words <= FEW_WORDS) for (const flag of kept) if (flag.by === 'model') flag.p = Math.min(flag.p, MOST_FOR_FEW)
  const near = modelled.flags.flatMap(({ name, p, told }) =>
    !told && p >= NEAR && !kept.some((flag) => flag.name === name) ? [name] : [],
  )
  const guessed = words <= BARE_WORDS && ruled.ask === 'choose' && intents[0]!.p < CLEAR_ALONE
  return {
    intent: intents[0]!.name,
    intents,
    flags: kept,
    ask: whatToAsk({ intents, flags: kept }) ?? (guessed ? 'choose' : null),
    near,
  }
}

/** Words of an answer: longer ones are a message of their own, whatever was asked. */
export const ANSWER_WORDS = 12
/** A model's word breaks into an answer only when it is as sure as this. */
const ANSWER_CERTAIN = 0.95

/** A short answer to a question: the model learned from whole messages, so only what it is sure of is added to what the rules heard. */
export function combineAnswer({ ruled, modelled }: { ruled: Decision; modelled: Modelled }): Combined {
  const flags = together({
    ruled: ruled.flags,
    modelled,
    stays: () => true,
    adds: ({ p }) => p >= ANSWER_CERTAIN,
  })
  return { ...ruled, flags: orderFlags(flags), near: [] }
}

function weighed({
  ruled,
  modelled,
  weight,
  few,
}: {
  ruled: IntentGuess[]
  modelled: Modelled
  weight: number
  few: boolean
}): IntentGuess[] {
  const shareOf = new Map(ruled.map(({ name, p }) => [name, p]))
  const raw = modelled.intents.map(({ name, p }) => ({
    name,
    p:
      p *
      (UNSAID + (shareOf.get(name) ?? 0)) ** weight *
      (few && GRAVE.includes(name) && !shareOf.has(name) ? UNBORNE : 1),
  }))
  const sum = raw.reduce((so, { p }) => so + p, 0)
  return raw
    .map(({ name, p }) => ({ name, p: hundredths(p / sum) }))
    .filter(({ p }, index) => p >= TOLD || index === 0)
    .sort((a, b) => b.p - a.p || a.name.localeCompare(b.name))
}

/** What rules and model tell: of what both heard the two witnesses are surer than each. */
function together({
  ruled,
  modelled,
  stays,
  adds,
}: {
  ruled: Flag[]
  modelled: Modelled
  stays(rule: Flag, model: ModelFlag): boolean
  adds(model: ModelFlag): boolean
}): Flag[] {
  const judged = new Map(modelled.flags.map((flag) => [flag.name, flag]))
  const flags = ruled
    .filter((flag) => stays(flag, judged.get(flag.name)!))
    .map((flag) => ({ ...flag, p: eitherWay(flag.p, judged.get(flag.name)!.p) }))
  const added = modelled.flags
    .filter((flag) => adds(flag) && !flags.some(({ name }) => name === flag.name))
    .map(({ name, kind, p }): Flag => ({ name, ...(kind ? { kind } : {}), p: hundredths(p), by: 'model' }))
  return [...flags, ...added]
}

/** "I want to report a repair": where the rules clearly hear what is asked in a short message, unhappiness must be plain to be added. */
function leastFor({ words, ruled }: { words: number; ruled: Decision }): (name: FlagName) => number {
  const clear = words <= FEW_FOR_RULES && ruled.ask === null && ruled.flags.length === 0
  return (name) => (name === 'dissatisfied' && clear ? PLAINLY : words <= FEW_WORDS ? LEAST_FOR_FEW : 0)
}

/** The chance that one of two witnesses is right. */
const eitherWay = (one: number, other: number): number => hundredths(1 - (1 - one) * (1 - other))

const hundredths = (p: number): number => Math.round(p * 100) / 100
