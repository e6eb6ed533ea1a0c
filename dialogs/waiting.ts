/** While a tenant waits for a person: danger, opting out, language, the ombudsman and a complaint are answered, and what is plainly confidential begins; all else is kept for the colleague. */

import { reportRun } from './hateReport/unsent.ts'
import { language } from './language.ts'
import { logComplaint } from './logComplaint.ts'
import { isMenuWord } from './menuWord.ts'
import { asksOmbudsman } from './ombudsman.ts'
import { unpark } from './parked.ts'
import { passingHazard } from './passingHazard.ts'
import { sealSection } from './sealSection.ts'
import { sensitive } from './sensitive.ts'
import { sensitiveSign, wantsToComplain } from './signs.ts'
import type { Turn, Verdict } from './turnSteps.ts'

export function waiting(turn: Turn): Verdict {
  const { talk } = turn
  // A short exchange begun while waiting, such as choosing a language, is finished first.
  if (!talk.conversation.waiting || turn.running) return null
  if (isMenuWord(talk)) {
    talk.effects.stopWaiting = true
    if (reportRun(talk)) {
      unpark(talk)
      return { begin: { dialog: 'hateReport.leaving', options: {} } }
    }
    return { begin: { dialog: 'common.menu', options: {} } }
  }
  const chosen = language(turn)
  if (chosen) return chosen
  if (asksOmbudsman(talk)) return { begin: { dialog: 'ombudsman', options: {} } }
  const sign = sensitiveSign(talk.heard)
  if (sign) {
    // What is told now is for the trained colleagues only, and one of them joins.
    talk.effects.handoff = { reason: 'sensitive', urgent: true }
    talk.state.toldWaiting = false
    const told = sign.sure ? sensitive(turn) : null
    // It comes before a person does (journeys 0.1): danger is asked, and who will see it is said.
    if (told !== null && typeof told === 'object')
      return { begin: { ...told.begin, options: { ...told.begin.options, waiting: true } } }
    // What only may be meant so waits for the colleague, and nothing is promised of it.
    sealSection({ talk, audience: sign.audience })
  } else {
    passingHazard(turn)
  }
  if (!sign && wantsToComplain(talk)) talk.say('complaint.logged', { params: { reference: logComplaint(talk) } })
  if (!talk.state.toldWaiting) talk.say('handoff.kept')
  talk.state.toldWaiting = true
  return 'done'
}
