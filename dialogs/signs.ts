/** What a message gives away, read from what was understood: how sure a flag is, which intent leads, which words it holds. */
import type { TextKey } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import type { Audience } from '../services/db.ts'
import { holdsListed } from './form/ownWords.ts'
import type { Talk } from './talk.ts'

type Heard = Talk['heard']
type FlagName = Heard['flags'][number]['name']

/** A rule that fires is sure; below this a flag is a likelihood and is asked about. */
const CERTAIN = 0.85

export const flagOf = ({
  heard,
  name,
  kind,
}: {
  heard: Heard
  name: FlagName
  kind?: string
}): Heard['flags'][number] | undefined =>
  heard.flags.find((flag) => flag.name === name && (kind === undefined || flag.kind === kind))

export const isSure = ({ p }: { p: number }): boolean => p >= CERTAIN

export const wordCount = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length

/** True when the message holds one of the listed phrases as whole words. */
export function holdsWords({ talk, key }: { talk: Talk; key: TextKey }): boolean {
  return holdsListed({ text: talk.inbound.text, key, language: spokenAs(talk.state.language) ?? 'en' })
}

/** An explicit wish to complain; the word alone in another sense ("complains of pain") is left to the understanding. */
export function wantsToComplain(talk: Talk): boolean {
  const { intent, ask, flags } = talk.heard
  if (intent === 'info' || holdsWords({ talk, key: 'choice.words.notReally' })) return false
  if (intent === 'complaint' && ask !== 'choose') return true
  // "I want to complain about my neighbour" is a report; the word counts where the landlord is meant or nothing else is.
  const ours = flags.some(({ name }) => name === 'dissatisfied') || intent === 'other' || ask === 'choose'
  // The word by itself is what other texts tell the tenant to say.
  if (wordCount(talk.inbound.text) <= 2 && holdsWords({ talk, key: 'complaint.words.bare' })) return true
  return ours && holdsWords({ talk, key: 'complaint.words.want' })
}

export const isUnhappy = (talk: Talk): boolean =>
  flagOf({ heard: talk.heard, name: 'dissatisfied' }) !== undefined ||
  talk.heard.intent === 'dissatisfaction' ||
  talk.heard.intent === 'complaint'

/** Said outright, or heard surely: enough to speak of it later, when the words are gone. */
export const isPlainlyUnhappy = (talk: Talk): boolean =>
  isSure(flagOf({ heard: talk.heard, name: 'dissatisfied' }) ?? { p: 0 }) || wantsToComplain(talk)

export type SensitiveAudience = Exclude<Audience, 'general'>

export interface SensitiveSign {
  audience: SensitiveAudience
  sure: boolean
  /** Heard by the model alone, and not surely: enough to ask about, not to break into an answer. */
  faint: boolean
}

/** Who alone may see what was said, if it is about hate, abuse or someone at risk. Self-harm goes the way of danger. */
export function sensitiveSign(heard: Heard): SensitiveSign | null {
  const safeguarding = heard.flags.find((flag) => flag.name === 'safeguarding' && flag.kind !== 'self_harm')
  const hate = flagOf({ heard, name: 'hate' })
  const by = (audience: SensitiveAudience, flag: Heard['flags'][number]): SensitiveSign => ({
    audience,
    sure: isSure(flag),
    faint: isFaint(flag),
  })
  if (safeguarding?.kind === 'domestic_abuse') return by('abuse', safeguarding)
  if (hate) return by('hate', hate)
  return safeguarding ? by('safeguarding', safeguarding) : null
}

export const isFaint = (flag: Heard['flags'][number]): boolean => flag.by === 'model' && !isSure(flag)
