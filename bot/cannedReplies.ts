/** The replies that staff need often: in the tenant's language with the landlord's facts in them, and known again when one was sent as it stands. */
import type { TextKey } from '../locales/index.ts'
import { catalogue } from '../locales/index.ts'
import { LANGUAGES, type LanguageCode } from '../locales/languages.ts'
import type { Facts } from './facts.ts'
import { speak } from './say.ts'
import { saidAs } from './wording.ts'

type Voice = 'full' | 'short'
type Spoken = { facts: Facts; language: LanguageCode; voice: Voice }

/** In the order of the English file: from a greeting to a goodbye. */
export const REPLY_NAMES = Object.keys(catalogue.en.replies as object).filter((name) => !name.endsWith('_short'))

const keyOf = (name: string): TextKey => `replies.${name}` as TextKey

export const cannedReplies = ({ facts, language, voice }: Spoken): { name: string; text: string }[] =>
  REPLY_NAMES.map((name) => ({ name, text: textOf({ name, facts, language, voice }) }))

function textOf({ name, facts, language, voice }: Spoken & { name: string }): string {
  const shows = { choices: 'buttons', page: 7, voice, uploads: false, quickExit: false, private: false } as const
  return speak({ said: { key: keyOf(name), params: {}, choices: [], weight: 'plain' }, language, shows, facts }).text
}

export interface SaidReply {
  /** `replies.greeting@1` */
  said: string
  language: LanguageCode
}

const known = new WeakMap<Facts, ReadonlyMap<string, SaidReply>>()

/** Null where somebody wrote it or changed it: only words that stand in the catalogue are put on record as its wording. */
export function saidReply({ facts, text }: { facts: Facts; text: string }): SaidReply | null {
  const all = known.get(facts) ?? everyReply(facts)
  known.set(facts, all)
  return all.get(bare(text)) ?? null
}

const everyReply = (facts: Facts): ReadonlyMap<string, SaidReply> =>
  new Map(
    LANGUAGES.flatMap(({ code: language }) =>
      (['short', 'full'] as const).flatMap((voice) =>
        cannedReplies({ facts, language, voice }).map(({ name, text }): [string, SaidReply] => {
          const [said] = saidAs({ keys: [keyOf(name)], language, voice })
          return [bare(text), { said: said as string, language }]
        }),
      ),
    ),
  )

/** A keyboard or a phone may lose the signs that keep a number together and left to right. */
const bare = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
