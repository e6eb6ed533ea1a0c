/** How somebody wants to be reached, from the answers: a way without its number or address is no way. */
import type { Answers } from '../form/field.ts'
import { some } from './some.ts'

/** What each way needs before anybody can use it. */
const NEEDS: Record<string, string> = {
  phone: 'number',
  sms: 'number',
  email: 'email',
  letter: 'address',
  visit: 'address',
  through: 'through',
}

/** `texts`: told by text, where the number is the one that writes. */
export function wayOf({ answers, texts }: { answers: Answers; texts: boolean }): string {
  const way = String(answers.way ?? (texts ? 'sms' : 'none'))
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
