/** Five steps from very badly to very well: a button, its words, or a digit, with words after it if the tenant likes. */
import { type Field, field, keyOf } from './form/field.ts'
import { isWord } from './form/fields.ts'
import { fold } from './form/fold.ts'
import { namedChoice } from './form/matchChoice.ts'
import { isUnhappy } from './signs.ts'
import type { Choice } from './talk.ts'

/** 1 to 5, in this order. */
const STEPS: readonly string[] = ['very_badly', 'badly', 'between', 'well', 'very_well']

/** Not asked now, or never again. */
export type Declined = 'not_now' | 'never'
export interface Rating {
  score: number
  words: string | null
  unhappy: boolean
}

/** Product default: the two lowest steps are dissatisfaction. */
const LOW = 2

const CHOICES: Choice[] = [...STEPS].reverse().map((id) => ({ id, key: keyOf('survey.scale', id) }))
const DECLINE: Choice[] = (['not_now', 'never'] as const).map((id) => ({ id, key: keyOf('survey.scale', id) }))

/** "2", "2 nobody rang", "4/5": a digit that is a number by itself. */
const DIGIT = /^\s*(\p{Nd})(?![\p{Nd}\p{L}])(?:\s*\/\s*5\b)?[\s.,:;-]*(.*)$/su

export const scale = ({
  optional = false,
  mayDecline = false,
}: {
  optional?: boolean
  mayDecline?: boolean
} = {}): Field<Rating | Declined> =>
  field<Rating | Declined>({
    kind: 'choice',
    optional,
    freeText: false,
    // By text the question itself says what the digits mean.
    choices: ({ talk }) => (talk.shows.voice === 'short' ? [] : [...CHOICES, ...(mayDecline ? DECLINE : [])]),
    read: async ({ text: said, talk }) => {
      const rating = (score: number, words: string): { ok: true; value: Rating } => {
        // The choice to complain follows from the rating, at the end of the questions.
        if (talk.afterAnswer?.dialog === 'choice') talk.afterAnswer = null
        const unhappy = score <= LOW || (words !== '' && isUnhappy(talk))
        return { ok: true, value: { score, words: words || null, unhappy } }
      }
      const [, digit = '', words = ''] = DIGIT.exec(said) ?? []
      const score = Number(fold(digit))
      if (score >= 1 && score <= STEPS.length) return rating(score, words.trim())
      const named = namedChoice({ said, shown: [...CHOICES, ...(mayDecline ? DECLINE : [])], talk })
      const step = STEPS.indexOf(named ?? '')
      if (step >= 0) return rating(step + 1, '')
      const { language } = talk.state
      if (mayDecline && (named === 'never' || isWord({ said, key: 'survey.words.never', language })))
        return { ok: true, value: 'never' }
      if (mayDecline && (named === 'not_now' || isWord({ said, key: 'survey.words.notNow', language })))
        return { ok: true, value: 'not_now' }
      return { ok: false, reason: 'not_listed' }
    },
    show: ({ value }) => (typeof value === 'string' ? { key: keyOf('survey.scale', value) } : value.score),
  })
