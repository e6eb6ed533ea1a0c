/** Which of the shown choices the words mean: by digit, by the button's own words, or by listed synonyms. */
import { type TextKey, wordList } from '../../locales/index.ts'
import { type LanguageCode, spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { fold } from './fold.ts'
import { leadWord } from './leadWord.ts'
import { foldedLabel, foldedWords } from './ownWords.ts'

/** A label inside a longer text is an account that happens to hold those words, not a choice. */
const NEAR = 25

/** `shown` is in the order the tenant saw; `words` names a locale list of synonyms per choice. */
export function matchChoice({
  said,
  shown,
  talk,
  words = {},
  near: mayBeNear = true,
}: {
  said: string
  shown: Choice[]
  talk: Talk
  words?: Partial<Record<string, string>>
  /** Whether a label inside other words counts. */
  near?: boolean
}): string | null {
  const text = fold(said)
  if (text === '') return null
  const digit = /^(\d{1,2})$/.exec(text)?.[1]
  if (digit) return shown[Number(digit) - 1]?.id ?? null
  const language = spokenAs(talk.state.language) ?? 'en'
  const named = namedChoice({ said, shown, talk })
  if (named) return named
  for (const [id, key] of Object.entries(words)) {
    if (!key || !shown.some((choice) => choice.id === id)) continue
    if (foldedWords({ key: key as TextKey, language }).includes(text)) return id
  }
  const lead = leadWord({ said, language })
  const led = lead && ledTo({ lead, shown, words, language })
  if (led) return led
  if (!mayBeNear) return null
  // The start of a label of two words or more, when it fits one choice only: "make a complaint please".
  const near = shown.filter((choice) => {
    const label = foldedLabel({ choice, language })
    return (
      label.length >= 4 &&
      ((text.includes(label) && text.length <= label.length + NEAR) || (text.length >= 4 && label.includes(text)))
    )
  })
  return near.length === 1 ? (near[0]?.id ?? null) : null
}

/** The choice that is called yes or no, or that lists the word among its synonyms. */
function ledTo({
  lead,
  shown,
  words,
  language,
}: {
  lead: 'yes' | 'no'
  shown: Choice[]
  words: Partial<Record<string, string>>
  language: LanguageCode
}): string | null {
  const [word = lead] = wordList({ key: `common.words.${lead}`, language })
  const known = shown.find(({ id }) => {
    const key = words[id]
    return id === lead || (key !== undefined && wordList({ key: key as TextKey, language }).includes(word))
  })
  return known?.id ?? null
}

/** The choice whose own words these are: a button that was pressed, or its text typed. */
export function namedChoice({ said, shown, talk }: { said: string; shown: Choice[]; talk: Talk }): string | null {
  const text = fold(said)
  const language = spokenAs(talk.state.language) ?? 'en'
  const named = shown.find(
    (choice) =>
      text === choice.id ||
      text === foldedLabel({ choice, language, voice: talk.shows.voice }) ||
      text === foldedLabel({ choice, language }),
  )
  return named?.id ?? null
}
