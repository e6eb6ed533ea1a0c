/** The kinds of question: text, choice, yes or no, date, phone, e-mail, reference. */
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'
import { wordList } from '../../locales/index.ts'
import { spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { type Field, field, keyOf } from './field.ts'
import { fold } from './fold.ts'
import { matchChoice, namedChoice } from './matchChoice.ts'
import { holdsDenial, meantChoice } from './meantChoice.ts'
import { foldedWords } from './ownWords.ts'
import { referenceIn } from './referenceIn.ts'

interface TextRules {
  /** Longest answer, in graphemes. */
  max: number
  min?: number
  optional?: boolean
  /** A bare yes or no is no answer to it. */
  telling?: boolean
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (text: string): number => (text.length < 200 ? text.length : [...segmenter.segment(text)].length)

/** Any words, kept as they were written. */
export const text = ({ max, min = 1, optional, telling = false }: TextRules): Field<string> =>
  field<string>({
    kind: 'text',
    optional,
    freeText: true,
    choices: () => [],
    read: async ({ text: words, talk }) => {
      const value = words.trim()
      const bare = (key: 'common.words.yes' | 'common.words.no'): boolean =>
        isWord({ said: value, key, language: talk.state.language })
      if (value.length < min || (telling && (bare('common.words.yes') || bare('common.words.no'))))
        return { ok: false, reason: 'too_short' }
      if (graphemes(value) > max) return { ok: false, reason: 'too_long' }
      return { ok: true, value }
    },
    show: ({ value }) => value,
  })

/** One of a list; read from a button, a digit, the words on the button, a near miss of them, or, with `meant`, words that tell which (answerWords.json). */
export const choice = <const Id extends string>(
  ids: readonly Id[],
  {
    optional,
    words = {},
    meant,
    fits = () => true,
  }: {
    optional?: boolean
    words?: Partial<Record<Id, string>>
    meant?: string
    /** Which of them are offered here. */
    fits?: (args: { id: Id; talk: Talk }) => boolean
  } = {},
): Field<Id> =>
  field<Id>({
    kind: 'choice',
    optional,
    freeText: false,
    choices: ({ form, name, talk }) =>
      ids.filter((id) => fits({ id, talk })).map((id): Choice => ({ id, key: keyOf(form, name, 'choices', id) })),
    read: async ({ text: said, shown, talk }) => {
      // What a whole sentence means comes before a label that only stands in it: "I do not want to give my name".
      const sentence = meant !== undefined && !/^\s*\d{1,2}\s*$/.test(said) && !namedChoice({ said, shown, talk })
      const near = !sentence || !holdsDenial({ said, language: talk.state.language })
      const id =
        (sentence ? meantBy({ said, list: meant, talk }) : null) ?? matchChoice({ said, shown, talk, words, near })
      const found = ids.find((known) => known === id)
      return found ? { ok: true, value: found } : { ok: false, reason: 'not_listed' }
    },
    show: ({ value, form, name }) => ({ key: keyOf(form, name, 'choices', value) }),
  })

const meantBy = ({ said, list, talk }: { said: string; list: string; talk: Talk }): string | null =>
  meantChoice({ said, list, language: talk.state.language })

/** The choice that the first message names already, so that it is not asked again. */
export const meantFirst =
  <const Id extends string>(list: string, ids: readonly Id[]) =>
  (talk: Talk): Id | undefined =>
    ids.find((id) => id === meantBy({ said: talk.inbound.text, list, talk }))

export const yesNo = ({ optional }: { optional?: boolean } = {}): Field<'yes' | 'no'> =>
  field<'yes' | 'no'>({
    kind: 'yesNo',
    optional,
    freeText: false,
    choices: () => [
      { id: 'yes', key: 'common.yes' },
      { id: 'no', key: 'common.no' },
    ],
    read: async ({ text: said, shown, talk }) => {
      const id = matchChoice({ said, shown, talk, words: { yes: 'common.words.yes', no: 'common.words.no' } })
      return id === 'yes' || id === 'no' ? { ok: true, value: id } : { ok: false, reason: 'not_understood' }
    },
    show: ({ value }) => ({ key: value === 'yes' ? 'common.yes' : 'common.no' }),
  })

/** A day, or the tenant's own words for it when no day can be read: the words are never lost. */
export const dateAnswer = z.object({ date: z.string().nullable(), words: z.string() })
export type DateAnswer = z.infer<typeof dateAnswer>

/** `expects` past: a future day is refused kindly. Words that name no day are kept as words when `keepWords` is set. */
export const date = ({
  expects,
  optional,
  keepWords = true,
}: {
  expects: 'past' | 'future' | 'any'
  optional?: boolean
  keepWords?: boolean
}): Field<DateAnswer> =>
  field<DateAnswer>({
    kind: 'date',
    optional,
    freeText: true,
    choices: () => [],
    ears: async (talk) => {
      const words = talk.inbound.text.trim()
      const { language } = talk.state
      const found = await talk.services.dates.read({ text: words, language, now: talk.inbound.receivedAt, expects })
      return found.ok && found.precision === 'day' ? { date: found.date, words } : undefined
    },
    read: async ({ text: words, talk }) => {
      const found = await talk.services.dates.read({
        text: words,
        language: talk.state.language,
        now: talk.inbound.receivedAt,
        expects,
      })
      // "In November" is no day: it is kept and read back as it was said, never as the first of the month.
      if (found.ok)
        return { ok: true, value: { date: found.precision === 'day' ? found.date : null, words: words.trim() } }
      if (found.reason === 'in_future' || found.reason === 'in_past') return { ok: false, reason: found.reason }
      if (found.reason === 'ambiguous' && !keepWords) return { ok: false, reason: found.reason }
      return keepWords && words.trim().length > 1 && words.length <= 200
        ? { ok: true, value: { date: null, words: words.trim() } }
        : { ok: false, reason: 'not_understood' }
    },
    show: ({ value }) => (value.date ? { date: value.date } : value.words),
  })

/** A phone number in E.164; any country may be written, since it is only kept for staff. */
export const phone = ({ optional }: { optional?: boolean } = {}): Field<string> =>
  field<string>({
    kind: 'phone',
    optional,
    freeText: false,
    choices: () => [],
    read: async ({ text: said }) => {
      const found = parsePhoneNumberFromString(said.slice(0, 60), 'GB')
      return found?.isPossible() ? { ok: true, value: found.number } : { ok: false, reason: 'not_a_phone' }
    },
    show: ({ value }) => ({ ltr: value }),
  })

export const email = ({ optional }: { optional?: boolean } = {}): Field<string> =>
  field<string>({
    kind: 'email',
    optional,
    freeText: false,
    choices: () => [],
    read: async ({ text: said }) => {
      const found = z.email().max(254).safeParse(said.trim())
      return found.success ? { ok: true, value: found.data } : { ok: false, reason: 'not_an_email' }
    },
    show: ({ value }) => ({ ltr: value }),
  })

export const reference = (): Field<string> =>
  field<string>({
    kind: 'reference',
    freeText: false,
    choices: () => [],
    read: async ({ text: said }) => {
      const value = referenceIn(said)
      return value ? { ok: true, value } : { ok: false, reason: 'not_a_reference' }
    },
    fromFirst: (talk) => referenceIn(talk.inbound.text) ?? undefined,
    show: ({ value }) => ({ reference: value }),
  })

/** Digits such as a PIN; other symbols are dropped. */
export const code = ({ digits, optional }: { digits: number; optional?: boolean }): Field<string> =>
  field<string>({
    kind: 'code',
    optional,
    freeText: false,
    choices: () => [],
    read: async ({ text: said }) => {
      const value = said.replace(/\D/g, '')
      return value.length === digits ? { ok: true, value } : { ok: false, reason: 'not_understood' }
    },
    show: ({ value }) => ({ ltr: value }),
  })

/** True when the whole message is one of the listed words, such as "skip" or "back". */
export function isWord({
  said,
  key,
  language,
}: {
  said: string
  key: Parameters<typeof wordList>[0]['key']
  language: string
}): boolean {
  const word = fold(said)
  const own = spokenAs(language) ?? 'en'
  if (word !== '') return foldedWords({ key, language: own }).includes(word)
  // A bare question mark folds to nothing and asks for help all the same.
  const mark = said.trim()
  return mark !== '' && [own, 'en' as const].some((code) => wordList({ key, language: code }).includes(mark))
}
