/** While a tenant waits for a person: danger, opting out, language, the ombudsman and a complaint are answered; all else is kept for the colleague. */

import { reportRun } from './hateReport/unsent.ts'
import { language } from './language.ts'
import { logComplaint } from './logComplaint.ts'
import { isMenuWord } from './menuWord.ts'
import { asksOmbudsman } from './ombudsman.ts'
import { unpark } from './parked.ts'
import { passingHazard } from './passingHazard.ts'
import { sealSection } from './sealSection.ts'
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
    // What is told now is for the trained colleagues only.
    sealSection({ talk, audience: sign.audience })
    talk.effects.handoff = { reason: 'sensitive', urgent: true }
    talk.say(`sensitive.intro.${sign.audience}`)
    talk.state.toldWaiting = false
  } else {
    passingHazard(turn)
  }
  if (!sign && wantsToComplain(talk)) talk.say('complaint.logged', { params: { reference: logComplaint(talk) } })
  if (!talk.state.toldWaiting) talk.say('handoff.kept')
  talk.state.toldWaiting = true
  return 'done'
}
