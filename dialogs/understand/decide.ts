/** Turns what the rules heard into intents, flags and whether to ask, by the labels' hard cases. */
import type { Danger } from './danger.ts'
import type { EmergencyKind, Flag, FlagName, HateKind, Intent, IntentGuess, SafeguardingKind } from './labels.ts'
import type { Heard } from './lexicon.ts'
import { type FlagRule, flagRules, hasAny, holds, intentRules } from './rules.ts'

export type Decision = { intent: Intent; intents: IntentGuess[]; flags: Flag[]; ask: null | 'confirm' | 'choose' }

// Below these the tenant is asked: three choices, or one confirming question.
export const certain = 0.85
const clearIntent = 0.45
const clearMargin = 0.12
const otherFlags = flagRules.filter(({ flag, kind }) => flag !== 'emergency' && kind !== 'self_harm')
const sensitive: readonly FlagName[] = ['emergency', 'hate', 'safeguarding']

export function decide({ heard, dangers }: { heard: Heard; dangers: Danger[] }): Decision {
  const flags = [...dangerFlags(dangers), ...ruleFlags(heard)]
  const points = pointsOf(heard)
  adjustByFlags({ points, flags, heard })
  const intents = share(points)
  addDissatisfied({ flags, intents, heard })
  const top = intents[0] ?? { name: 'other' as const, p: 0.3 }
  const kept = orderFlags(keepOutrankingFlags({ flags, intent: top.name, heard }))
  return {
    intent: top.name,
    intents: intents.length > 0 ? intents : [top],
    flags: kept,
    ask: whatToAsk({ intents, flags: kept }),
  }
}

function dangerFlags(dangers: Danger[]): Flag[] {
  return dangers.map(({ kind, p }) =>
    kind === 'self_harm'
      ? { name: 'safeguarding', kind, p, by: 'rule' }
      : { name: 'emergency', kind: kind satisfies EmergencyKind, p, by: 'rule' },
  )
}

function ruleFlags(heard: Heard): Flag[] {
  const best = new Map<string, Flag>()
  for (const rule of otherFlags) {
    const match = holds(rule, heard)
    if (!match) continue
    const flag = toFlag(rule, heard)
    const key = `${flag.name} ${flag.kind ?? ''}`
    if (flag.p > (best.get(key)?.p ?? 0)) best.set(key, flag)
  }
  return [...best.values()]
}

function toFlag({ flag, kind, p }: FlagRule, heard: Heard): Flag {
  if (flag === 'hate') return { name: flag, kind: hateKind(heard), p, by: 'rule' }
  return kind ? { name: flag, kind, p, by: 'rule' } : { name: flag, p, by: 'rule' }
}

function hateKind(heard: Heard): HateKind {
  const written = { all: ['wroteOn', 'place'], within: 9, across: true }
  if (hasAny('graffitiWord', heard) || holds(written, heard)) return 'graffiti'
  return hasAny('witnessed', heard) ? 'witness' : 'victim'
}

function pointsOf(heard: Heard): Map<Intent, number> {
  const points = new Map<Intent, number>()
  for (const rule of intentRules) {
    if (!holds(rule, heard)) continue
    const so = points.get(rule.intent) ?? 0
    // The strongest rule counts whole, further ones only confirm it.
    points.set(rule.intent, Math.max(so, rule.points) + 0.15 * Math.min(so, rule.points))
  }
  return points
}

type Adjusting = { points: Map<Intent, number>; flags: Flag[]; heard: Heard }

/** Labels, hard cases 1-9: what a flag or a third party says about the intent. */
function adjustByFlags({ points, flags, heard }: Adjusting): void {
  const add = (intent: Intent, more: number) => points.set(intent, (points.get(intent) ?? 0) + more)
  const flagP = (name: FlagName, kind?: string) =>
    Math.max(0, ...flags.filter((flag) => flag.name === name && (!kind || flag.kind === kind)).map(({ p }) => p))
  const abuseAtHome = flagP('safeguarding', 'domestic_abuse')
  const hate = flagP('hate')
  if (abuseAtHome > 0) add('domestic_abuse', 8 * abuseAtHome)
  else if (hate > 0) {
    const aboutHandling = hasAny('complainWish|escalate', heard) && hasAny('complainWish|escalate|nobodyCame', heard)
    add('hate', aboutHandling && !hasAny('neighbour', heard) ? 3 : 7 * hate)
  }
  if (flagP('safeguarding', 'child') > 0 || flagP('safeguarding', 'adult') > 0) add('asb', 1.2)
  if (flagP('emergency') > 0) emergencyIntent({ points, flags, heard }, add)
  const failing = Math.max(points.get('dissatisfaction') ?? 0, 0)
  // Hard case 1: with a fault described, the repair (visit, estate, neighbour) stays the point unless only the failing is told.
  if (failing > 0 && hasAny('asbWord|noise', heard) && (hasAny('neighbour', heard) || hasAny('noise', heard)))
    add('asb', 2.8)
  if (
    failing > 0 &&
    hasAny('noSupplyHome|mould|broken', heard) &&
    !hasAny('repeated|rude', heard) &&
    hasAny('plumbing|heating|electrical|opening|fabric|mould', heard)
  )
    add('repair', 0.9)
  // Hard case 4: another organisation's failing is not ours.
  if (failing > 0 && hasAny('thirdParty', heard) && !hasAny('staff|repairWord|rent|plumbing|heating', heard)) {
    points.set('dissatisfaction', failing * 0.4)
    add('other', 2)
  }
  if (points.has('complaint') && points.has('info') && hasAny('newQuestionAboutComplaint', heard))
    points.set('complaint', 1)
  if (heard.question || hasAny('question', heard)) add('info', heard.question && hasAny('question', heard) ? 1 : 0.3)
}

function emergencyIntent({ flags, points }: Adjusting, add: (intent: Intent, more: number) => void): void {
  const kinds = new Set(flags.filter(({ name }) => name === 'emergency').map(({ kind }) => kind))
  const home: EmergencyKind[] = ['gas', 'carbon_monoxide', 'fire', 'flood', 'electric']
  if (home.some((kind) => kinds.has(kind))) add('repair', 4)
  if (kinds.has('trapped')) add('estate', 2)
  const person = kinds.has('violence') || kinds.has('intruder')
  if (person && !points.has('abuse') && !points.has('domestic_abuse') && !points.has('hate')) add('asb', 3)
}

/** Hard cases 2, 4 and 5: complaint and dissatisfaction carry the flag; another organisation's failing does not. */
function addDissatisfied({ flags, intents, heard }: { flags: Flag[]; intents: IntentGuess[]; heard: Heard }): void {
  const at = flags.findIndex(({ name }) => name === 'dissatisfied')
  const top = intents[0]?.name
  const carries = top === 'complaint' || top === 'dissatisfaction'
  if (at >= 0 && top === 'other' && hasAny('thirdParty', heard)) flags.splice(at, 1)
  else if (carries && at < 0) flags.push({ name: 'dissatisfied', p: 0.9, by: 'rule' })
}

function share(points: Map<Intent, number>): IntentGuess[] {
  const squares = [...points].map(([name, value]) => ({ name, square: value * value }))
  const sum = squares.reduce((so, { square }) => so + square, 1)
  return squares
    .map(({ name, square }) => ({ name, p: round(square / sum) }))
    .filter(({ p }) => p >= 0.03)
    .sort((a, b) => b.p - a.p || a.name.localeCompare(b.name))
}

function keepOutrankingFlags({ flags, intent, heard }: { flags: Flag[]; intent: Intent; heard: Heard }): Flag[] {
  const emergency = isEmergency(flags)
  const kept = [...flags]
  // Hard case 7: an abuser who can get in or is close makes it urgent.
  if (
    intent === 'domestic_abuse' &&
    !emergency &&
    hasAny('abuserNear', heard) &&
    !kept.some(({ name }) => name === 'urgent')
  )
    kept.push({ name: 'urgent', p: 0.75, by: 'rule' })
  return withoutOutranked({ flags: kept, intent })
}

/** Labels: an unhappy intent carries the flag, abuse at home and hate theirs. */
export function consistent({ flags, intent, p }: { flags: Flag[]; intent: Intent; p: number }): Flag[] {
  const has = (name: FlagName, kind?: string): boolean =>
    flags.some((flag) => flag.name === name && (kind === undefined || flag.kind === kind))
  const carried = [...flags]
  if ((intent === 'complaint' || intent === 'dissatisfaction') && !has('dissatisfied'))
    carried.push({ name: 'dissatisfied', p, by: 'model' })
  if (intent === 'domestic_abuse' && !has('safeguarding', 'domestic_abuse'))
    carried.push({ name: 'safeguarding', kind: 'domestic_abuse', p, by: 'model' })
  if (intent === 'hate' && !has('hate')) carried.push({ name: 'hate', kind: 'victim', p, by: 'model' })
  return withoutOutranked({ flags: carried, intent })
}

const isEmergency = (flags: Flag[]): boolean => flags.some(({ name, p }) => name === 'emergency' && p >= certain)

/** An emergency outranks what is urgent; prejudice voiced by the writer against staff is abuse without the flag (hard case 6). */
function withoutOutranked({ flags, intent }: { flags: Flag[]; intent: Intent }): Flag[] {
  const emergency = isEmergency(flags)
  return flags.filter(({ name }) => !(emergency && name === 'urgent') && !(intent === 'abuse' && name === 'hate'))
}

// Order of care: a wish to die and danger first, then abuse at home, hate, the rest.
export function orderFlags(flags: Flag[]): Flag[] {
  const rank = ({ name, kind }: Flag) =>
    kind === ('self_harm' satisfies SafeguardingKind)
      ? 0
      : ['emergency', 'safeguarding', 'hate', 'urgent', 'dissatisfied'].indexOf(name) + 1 || 9
  return flags.sort((a, b) => rank(a) - rank(b) || b.p - a.p)
}

export function whatToAsk({ intents, flags }: { intents: IntentGuess[]; flags: Flag[] }): Decision['ask'] {
  const touchy = flags.filter(({ name }) => sensitive.includes(name))
  if (touchy.some(({ p }) => p >= certain)) return null
  if (touchy.length > 0) return 'confirm'
  const [first, second] = intents
  if (!first || first.p < clearIntent || first.p - (second?.p ?? 0) < clearMargin) return 'choose'
  return null
}

function round(p: number): number {
  return Math.round(p * 100) / 100
}
