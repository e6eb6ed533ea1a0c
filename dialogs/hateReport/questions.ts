/** Questions that only a report asks: yes, no or not sure; one's own account or a list; when it was. */

import { type Answers, type Field, field, keyOf } from '../form/field.ts'
import { choice, date, text } from '../form/fields.ts'
import { matchChoice } from '../form/matchChoice.ts'
import type { Choice } from '../talk.ts'

const YES_NO_UNSURE = { yes: 'common.words.yes', no: 'common.words.no' }

export const yesNoUnsure = (): Field<'yes' | 'no' | 'unsure'> =>
  field<'yes' | 'no' | 'unsure'>({
    kind: 'yesNo',
    optional: true,
    freeText: false,
    choices: () => ANSWERS,
    read: async ({ text: said, shown, talk }) => {
      const id = matchChoice({ said, shown, talk, words: YES_NO_UNSURE })
      return id === 'yes' || id === 'no' || id === 'unsure'
        ? { ok: true, value: id }
        : { ok: false, reason: 'not_understood' }
    },
    show: ({ value }) => ({ key: value === 'unsure' ? 'common.unsure' : value === 'yes' ? 'common.yes' : 'common.no' }),
  })

const ANSWERS: Choice[] = [
  { id: 'yes', key: 'common.yes' },
  { id: 'no', key: 'common.no' },
  { id: 'unsure', key: 'common.unsure' },
]

/** What stands for an account that is chosen from a list instead. */
export const FROM_LIST = { list: true } as const
export type Account = string | typeof FROM_LIST
export const isFromList = (account: unknown): boolean =>
  typeof account === 'object' && account !== null && 'list' in account

const words = text({ max: 4000 })

/** Own words, as few as they like, or the list: one of the two is needed (journeys 19.4). */
export const account = (): Field<Account> =>
  field<Account>({
    kind: 'text',
    freeText: true,
    choices: ({ form, name, talk }) =>
      talk.shows.voice === 'short' ? [] : [{ id: 'list', key: keyOf(form, name, 'choices', 'list') }],
    read: async (reading) => {
      const { text: said, shown, talk } = reading
      if (shown.length > 0 && matchChoice({ said, shown, talk }) === 'list') return { ok: true, value: FROM_LIST }
      return await words.read(reading)
    },
    show: ({ value, form, name }) =>
      typeof value === 'string' ? value : { key: keyOf(form, name, 'choices', 'list') },
  })

export type When = { kind: 'ongoing' | 'many_times' } | { kind: 'date'; on: string } | { kind: 'about'; words: string }

const day = date({ expects: 'past' })

export const whenIt = (): Field<When> =>
  field<When>({
    kind: 'date',
    optional: true,
    freeText: true,
    choices: ({ form, name }) =>
      (['ongoing', 'many_times'] as const).map((id) => ({ id, key: keyOf(form, name, 'choices', id) })),
    read: async (reading) => {
      const { text: said, shown, talk } = reading
      const chosen = matchChoice({ said, shown, talk })
      if (chosen === 'ongoing' || chosen === 'many_times') return { ok: true, value: { kind: chosen } }
      const read = await day.read(reading)
      if (!read.ok) return read
      const { date: on, words: about } = read.value
      return { ok: true, value: on ? { kind: 'date', on } : { kind: 'about', words: about } }
    },
    show: ({ value, form, name }) => {
      if (value.kind === 'date') return { date: value.on }
      return value.kind === 'about' ? value.words : { key: keyOf(form, name, 'choices', value.kind) }
    },
  })

/** Whether photos are added at all, and whether the untouched file may be kept: asked before one is sent, so that none is ever kept without a yes. */
export const photosToo = () => choice(['copies', 'originals', 'none'], { words: { none: 'common.words.skip' } })
export const isSending = ({ answers: { originals } }: { answers: Answers }): boolean =>
  originals === 'copies' || originals === 'originals'
