/** Turns what a dialog said into words: the language's text, the landlord's and the law's facts, dates in full, numbers left to right. */

import type { Param, Said, Shows } from '../dialogs/talk.ts'
import { type TextKey, t } from '../locales/index.ts'
import { type LanguageCode, languageOf, spokenAs } from '../locales/languages.ts'
import { showReference } from '../services/cases/reference.ts'
import { sayDate, sayDateTime } from '../services/dates/sayDate.ts'
import type { Facts } from './facts.ts'

export interface Spoken {
  text: string
  choices: { title: string; value: string }[]
  language: LanguageCode
  weight: Said['weight']
  /** The keys said in it, in order. */
  keys: TextKey[]
}

/** Latin letters and digits inside right-to-left text keep their own direction (Unicode isolates). */
const isolate = ({ text, language }: { text: string; language: LanguageCode }): string =>
  languageOf(language).direction === 'rtl' ? `\u2066${text}\u2069` : text

function value({
  param,
  language,
  facts,
  voice,
}: {
  param: Param
  language: LanguageCode
  facts: Facts
  voice: Shows['voice']
}): string | number {
  if (typeof param === 'number') return param
  if (typeof param === 'string') return languageOf(language).direction === 'rtl' ? `\u2068${param}\u2069` : param
  if ('date' in param) return sayDate({ date: param.date, language })
  if ('moment' in param) return sayDateTime({ at: new Date(param.moment), language })
  if ('reference' in param) return isolate({ text: showReference(param.reference), language })
  if ('ltr' in param) return isolate({ text: unbroken(param.ltr), language })
  if ('list' in param)
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(
      param.list.map((one) => String(value({ param: one, language, facts, voice }))),
    )
  return t({ key: param.key, language, params: factParams({ facts, language }), voice })
}

/** A number stays on one line; texts by SMS are folded to plain spaces again, which count less. */
const unbroken = (text: string): string => (/^[\d ]+$/.test(text) ? text.replaceAll(' ', '\u00a0') : text)

/** A landlord's facts as one language shows them; the same for every text, so made once. */
const shownFacts = new WeakMap<Facts, Map<LanguageCode, Record<string, string>>>()

function factParams({ facts, language }: { facts: Facts; language: LanguageCode }): Record<string, string> {
  const byLanguage = shownFacts.get(facts) ?? new Map<LanguageCode, Record<string, string>>()
  shownFacts.set(facts, byLanguage)
  const known = byLanguage.get(language)
  if (known) return known
  const shown = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, isolate({ text: unbroken(fact), language })]),
  )
  byLanguage.set(language, shown)
  return shown
}

/** `language` is the conversation's; a text may ask for its own. */
export function speak({
  said,
  language,
  shows,
  facts,
}: {
  said: Said
  language: string
  shows: Shows
  facts: Facts
}): Spoken {
  const own = said.language ?? spokenAs(language) ?? 'en'
  const known = factParams({ facts, language: own })
  const params = (more: Said['params'] = {}): Record<string, string | number> => ({
    ...known,
    ...Object.fromEntries(
      Object.entries(more).map(([name, param]) => [name, value({ param, language: own, facts, voice: shows.voice })]),
    ),
  })
  const label = (choice: Said['choices'][number]): string =>
    t({ key: choice.key, language: own, params: params(choice.params), voice: shows.voice })
  return {
    keys: [said.key],
    text: t({ key: said.key, language: own, params: params(said.params), voice: shows.voice }),
    choices: said.choices.map((choice) => ({ title: label(choice), value: choice.id })),
    language: own,
    weight: said.weight,
  }
}

/** What was said in a turn as messages: a text that joins goes into the one before it, on a line of its own. */
export function speakAll({ said, ...how }: { said: Said[]; language: string; shows: Shows; facts: Facts }): Spoken[] {
  const messages: Spoken[] = []
  for (const one of said) {
    const spoken = speak({ said: one, ...how })
    const before = messages.at(-1)
    if (one.joins && before && before.weight === spoken.weight && before.choices.length === 0) {
      messages[messages.length - 1] = {
        ...before,
        text: `${before.text}\n${spoken.text}`,
        choices: spoken.choices,
        keys: [...before.keys, ...spoken.keys],
      }
    } else messages.push(spoken)
  }
  return messages
}

/** Numbered answers for channels without buttons: "1 Yes", "8 More". */
export function numbered(spoken: Spoken): string {
  if (spoken.choices.length === 0) return spoken.text
  let number = 0
  const lines = spoken.choices.map(({ title, value }) => `${value === 'more' ? 8 : ++number} ${title}`)
  return `${spoken.text}\n${lines.join('\n')}`
}
