/** The acts on one incident: its forms, its choices, how an act is sent, and the letter that it would write. */
import { createElement } from 'react'
import type { Colleague, Me } from '../answers.ts'
import { ask } from '../api.ts'
import type { Acting } from '../forms/acting.ts'
import { worded } from '../forms/choices.ts'
import { useActs } from '../forms/useActs.ts'
import { toChoose } from '../people/people.ts'
import { say } from '../words.ts'
import type { Incident } from './incidentAnswer.ts'
import { incidentForms, WRITES_LETTER } from './incidentForms.ts'
import { incidentRefusal } from './incidentRefusal.ts'
import { GROUPS, wordedCodes } from './incidentWords.ts'
import { LetterFirst } from './letterFirst.tsx'

type Given = { me: Me; incident: Incident; colleagues: readonly Colleague[]; again: () => Promise<void> }

export function useIncidentDesk({ me, incident, colleagues, again }: Given): Acting {
  const { keyFor, ...acts } = useActs()
  const path = `/incidents/${incident.id}`
  return {
    ...acts,
    me,
    people: [],
    colleagues,
    group: 'incident.acts',
    fieldsOf: (action) => incidentForms[action as keyof typeof incidentForms] ?? {},
    filledIn: () => ({}),
    choicesOf: (of) => {
      if (of === 'contacts') return toChoose({ me, colleagues })
      if (of === 'referTo') return wordedCodes('referTo', incident.referTo)
      return worded(GROUPS[of as keyof typeof GROUPS] ?? of)
    },
    toChoose: () => toChoose({ me, colleagues }),
    extra: ({ action, body }) =>
      WRITES_LETTER.includes(action)
        ? createElement(LetterFirst, { key: action, path: `${path}/preview`, body })
        : null,
    send: async (sent) => {
      const whole = { ...sent, version: incident.version }
      acts.tell('')
      const answer = await ask({ method: 'POST', path: `${path}/actions`, body: whole, key: keyFor(whole) })
      if (!answer.ok) {
        if (answer.status === 409 || answer.status === 404) await again()
        return incidentRefusal({ refusal: answer, latestReview: incident.latestReview })
      }
      await again()
      acts.tell(say('case.saved'))
      return null
    },
  }
}
