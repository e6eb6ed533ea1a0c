/** The acts on one report: its forms, its choices, and how an act is sent; what is written in a form outlives the report on the screen. */

import type { Colleague, Me } from '../answers.ts'
import { ask } from '../api.ts'
import type { Acting } from '../forms/acting.ts'
import type { Draft, Fields } from '../forms/fields.ts'
import { useActs } from '../forms/useActs.ts'
import { localMoment } from '../localMoment.ts'
import { toChoose } from '../people/people.ts'
import { refusalWords } from '../refusalWords.ts'
import { maybe, say } from '../words.ts'
import type { Report } from './reportAnswer.ts'
import { reportChoices } from './reportChoices.ts'
import { reportForms } from './reportForms.ts'

export type ReportDesk = Acting & { report: Report }

type Given = {
  me: Me
  report: Report
  colleagues: readonly Colleague[]
  drafts: Map<string, Draft>
  /** Reads it again, for the same reason. */
  again(): Promise<void>
}

export function useReportDesk({ me, report, colleagues, drafts, again }: Given): ReportDesk {
  const { keyFor, ...acts } = useActs({ drafts })
  const forms: Record<string, Fields> = reportForms
  const send: Acting['send'] = async (body) => {
    const whole = { ...body, version: report.version }
    acts.tell('')
    const answer = await ask({
      method: 'POST',
      path: `/reports/${report.id}/actions`,
      body: whole,
      key: keyFor(whole),
    })
    if (answer.ok) {
      await again()
      acts.tell(say('report.saved'))
      return null
    }
    const reason = String(answer.detail.reason ?? '')
    if (answer.status === 404 || (answer.status === 409 && reason === '')) await again()
    if (answer.status !== 409) return refusalWords(answer)
    return maybe(`report.refusals.${reason}`) ?? say('report.changed')
  }
  return {
    ...acts,
    me,
    report,
    colleagues,
    people: [...report.choices.officers, ...colleagues],
    send,
    group: 'report.acts',
    fieldsOf: (action) => forms[action] ?? {},
    filledIn: (action): Draft => {
      const first = report.choices.hows[0] ?? ''
      if (action === 'first_contact') return { on: localMoment(new Date()), how: first }
      return action === 'close' ? { told: first } : {}
    },
    choicesOf: (of) => reportChoices({ of, report, me, colleagues }),
    toChoose: () => {
      const may = colleagues.filter(({ id }) => report.choices.officers.some((officer) => officer.id === id))
      return toChoose({ me, colleagues: may })
    },
  }
}
