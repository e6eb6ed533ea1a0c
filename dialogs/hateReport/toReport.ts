/** The answers of the form as a report: what was left out stays out, and an anonymous one carries nothing of who told it. */
import type { Answers } from '../form/field.ts'
import { contactOf } from './contact.ts'
import { some } from './some.ts'

export function toReport({
  answers,
  ledHere,
  texts,
}: {
  answers: Answers
  /** What was said before the report began. */
  ledHere: string[]
  /** Told by text: the number is the one that writes. */
  texts: boolean
}): Record<string, unknown> {
  const told = {
    danger: answers.danger === 'yes' ? 'handled' : 'no',
    as: answers.as,
    ...some({
      they_know: answers.theyKnow,
      safe_to_contact_them: answers.safeToContact,
      words: wordsOf(answers),
      kinds: answers.kinds,
      when: answers.when,
      where: answers.where ? some({ kind: answers.where, place: answers.place }) : undefined,
      hurt: answers.hurt,
      damaged: answers.damaged,
      graffiti: graffitiOf(answers),
      strands: answers.strands,
      before: answers.before,
      safe_tonight: answers.safeTonight,
      vulnerable: answers.vulnerable,
      allegation: answers.allegation === undefined ? undefined : { words: answers.allegation },
      about_staff: answers.aboutStaff,
      evidence: answers.evidence,
      wishes: answers.wishes,
    }),
    consents: consentsOf(answers),
  }
  if (answers.who === 'anonymous') return { anonymous: true, ...told }
  return {
    anonymous: false,
    ...told,
    ...some({ name: answers.name, led_here: ledHere }),
    safe_contact: contactOf({ answers, texts }),
  }
}

function wordsOf({ account, added, about, place, where }: Answers): string | undefined {
  // A place with no kind of place beside it is part of the account.
  const parts = [account, added, about, where ? undefined : place].filter((part) => typeof part === 'string')
  return parts.length > 0 ? parts.join('\n') : undefined
}

function graffitiOf({ graffiti, wording, onHome, remove, removePlace }: Answers): Record<string, unknown> | undefined {
  if (graffiti === undefined) return undefined
  return {
    seen: graffiti,
    ...some({ wording, on_home: onHome, place: removePlace }),
    remove: remove === 'yes' && removePlace !== undefined,
  }
}

const consentsOf = ({ consents }: Answers): Record<string, 'yes'> =>
  Object.fromEntries(
    ((consents as string[] | undefined) ?? []).filter((one) => one !== 'nobody').map((partner) => [partner, 'yes']),
  )
