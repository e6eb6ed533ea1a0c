/** Several of a list: by digits in one message ("1, 3"), by button one after another until that is all, or in own words. */
import { spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { type Field, field, keyOf } from './field.ts'
import { fold } from './fold.ts'
import { matchChoice } from './matchChoice.ts'
import { foldedLabel } from './ownWords.ts'

interface SeveralRules {
  optional?: boolean
  /** Chosen, these end the question: nothing goes with them. */
  alone?: readonly string[]
  /** What own words count as that fit nothing; absent: they are asked about again. */
  otherwise?: string
  /** The question whose choices have the same words. */
  choicesIn?: string
}

const ENOUGH: Choice = { id: 'enough', key: 'common.enough' }

export const several = (
  idsOf: (talk: Talk) => readonly string[],
  { optional, alone = [], otherwise, choicesIn }: SeveralRules = {},
): Field<string[]> =>
  field<string[]>({
    kind: 'several',
    optional,
    freeText: otherwise !== undefined,
    choices: ({ form, name, talk, answers }) => {
      const chosen = (answers[name] as string[] | undefined) ?? []
      const left = idsOf(talk).filter((id) => !chosen.includes(id) && !(chosen.length > 0 && alone.includes(id)))
      const choices = left.map((id): Choice => ({ id, key: keyOf(choicesIn ?? `${form}.${name}`, 'choices', id) }))
      return chosen.length > 0 ? [...choices, ENOUGH] : choices
    },
    read: async ({ text: said, shown, talk, answers, form, name }) => {
      const before = (answers[name] as string[] | undefined) ?? []
      const all = idsOf(talk).map((id): Choice => ({ id, key: keyOf(choicesIn ?? `${form}.${name}`, 'choices', id) }))
      const one = matchChoice({ said, shown, talk })
      if (one === ENOUGH.id || (before.length > 0 && one === null && isEnough({ said, talk })))
        return { ok: true, value: before }
      const found = one === null ? manyIn({ said, shown, all, talk }) : [one]
      if (found.length === 0)
        return otherwise === undefined
          ? { ok: false, reason: 'not_listed' }
          : { ok: true, value: [...new Set([...before, otherwise])] }
      const value = [...new Set([...before, ...found])]
      const ends = found.length > 1 || found.some((id) => alone.includes(id)) || value.length === all.length
      return { ok: true, value, more: !ends && talk.shows.choices === 'buttons' }
    },
    show: ({ value, form, name }) => ({
      list: value.map((id) => ({ key: keyOf(choicesIn ?? `${form}.${name}`, 'choices', id) })),
    }),
  })

/** "No" after some were chosen means that there are no others. */
const isEnough = ({ said, talk }: { said: string; talk: Talk }): boolean =>
  matchChoice({ said, shown: [{ id: 'no', key: 'common.no' }], talk, words: { no: 'common.words.no' } }) === 'no'

/** Digits count what was shown; names count wherever they stand. */
function manyIn({ said, shown, all, talk }: { said: string; shown: Choice[]; all: Choice[]; talk: Talk }): string[] {
  const text = fold(said)
  const digits = digitsOf(text)
  if (digits.length > 0) return digits.flatMap((digit) => shown[digit - 1]?.id ?? [])
  const language = spokenAs(talk.state.language) ?? 'en'
  return all
    .filter((choice) => {
      const label = foldedLabel({ choice, language })
      return label.length >= 4 && ` ${text} `.includes(` ${label} `)
    })
    .map(({ id }) => id)
}

/** "1 3", "1, 3 and 4": numbers with at most a short word between two of them. */
function digitsOf(text: string): number[] {
  const tokens = text.split(/[\s&+/]+/).filter(Boolean)
  const digits = tokens.filter((token) => /^\d{1,2}$/.test(token))
  const words = tokens.filter((token) => !/^\d{1,2}$/.test(token))
  return words.length < digits.length && words.every((word) => word.length <= 4) ? digits.map(Number) : []
}
