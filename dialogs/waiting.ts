/** While a tenant waits for a person: danger, opting out, language, the ombudsman and a complaint are answered, and what is plainly confidential begins; all else is kept for the colleague. */

import { isControlWord } from './form/interrupts.ts'
import { matchChoice } from './form/matchChoice.ts'
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
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'

/** What is asked because nobody has come; the wait goes on underneath. */
const OF_THE_WAIT: readonly string[] = ['handoff.nobody', 'handoff.message', 'handoff.callBack']

export function waiting(turn: Turn): Verdict {
  const { talk, running } = turn
  // A short exchange begun while waiting, such as choosing a language, is finished first.
  if (!talk.conversation.waiting || talk.conversation.withContact) return null
  if (running && !OF_THE_WAIT.includes(running.id)) return null
  if (isMenuWord(talk)) {
    talk.effects.stopWaiting = true
    talk.state.saidWaiting = []
    if (reportRun(talk)) {
      unpark(talk)
      return { begin: { dialog: 'hateReport.leaving', options: {} } }
    }
    return { begin: { dialog: 'common.menu', options: {} } }
  }
  const sign = sensitiveSign(talk.heard)
  if (isAnswer(turn) && (!sign || sign.faint)) return null
  const chosen = language(turn)
  if (chosen) return chosen
  if (asksOmbudsman(talk)) return { begin: { dialog: 'ombudsman', options: {} } }
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
  else if (!sign) keepWords(talk)
  if (!talk.state.toldWaiting) talk.say('handoff.kept')
  talk.state.toldWaiting = true
  return 'done'
}

/** Words that are none of the choices are more for the colleague, and the choices stand. */
function isAnswer({ talk, running }: Turn): boolean {
  if (!running) return false
  if (running.id !== 'handoff.nobody') return true
  const { run } = running
  return isControlWord({ run, talk }) || matchChoice({ said: talk.inbound.text, shown: run.shown, talk }) !== null
}

/** As many messages as somebody still reads at a glance; the log has them all. */
const MOST_KEPT = 10

function keepWords({ state, inbound, conversation }: Talk): void {
  if (conversation.audience === 'general' && /\p{L}/u.test(inbound.text))
    state.saidWaiting = [...state.saidWaiting, inbound.text.trim()].slice(-MOST_KEPT)
}
