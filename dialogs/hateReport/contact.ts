/** How somebody wants to be reached, from the answers: a way without its number or address is no way. */
import { NEEDS, type Way } from '../../services/hateReports/ways.ts'
import type { Answers } from '../form/field.ts'
import { some } from './some.ts'

/** `texts`: told by text, where the number is the one that writes. */
export function wayOf({ answers, texts }: { answers: Answers; texts: boolean }): Way {
  const way = (answers.way ?? (texts ? 'sms' : 'none')) as Way
  const needs = way === 'sms' && texts ? undefined : NEEDS[way]
  return needs !== undefined && answers[needs] === undefined ? 'none' : way
}

export function contactOf({ answers, texts }: { answers: Answers; texts: boolean }): Record<string, unknown> {
  const way = wayOf({ answers, texts })
  if (way === 'none') return { way }
  return {
    way,
    ...some({
      number: answers.number,
      email: answers.email,
      address: answers.address,
      through: answers.through,
      when: answers.times,
      name_to_use: answers.nameToUse,
      interpreter: answers.interpreter,
      officer_gender: answers.officer,
    }),
    may_leave_message: answers.message === 'yes',
    letters: way === 'letter',
  }
}
