/** What is no message: the start, leaving in a hurry, a person handing back, a half-finished talk growing old, a button of the page. */
import { spokenAs } from '../locales/languages.ts'
import { caseNews } from './caseNews.ts'
import { handBackIn } from './handBack.ts'
import { isUnsent } from './hateReport/unsent.ts'
import { dropForms } from './matters.ts'
import { nobodyCame } from './nobodyCame.ts'
import { park, runningDialog } from './parked.ts'
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'

export function lifecycle(turn: Turn): Verdict {
  const { talk } = turn
  const { kind } = talk.inbound
  if (kind === 'start') return greet(talk)
  if (kind === 'exit') return leave(talk)
  if (kind === 'released') return comeBack(talk)
  if (kind === 'timer') return nobodyCame(talk) ?? growOld(talk)
  if (kind === 'event') return pressed(talk)
  if (kind === 'news') return caseNews(turn)
  return null
}

/** Says that a machine answers, what is kept, and what one can do; nothing is asked before it is needed. */
function greet(talk: Talk): Verdict {
  if (talk.state.greeted || talk.conversation.held || talk.conversation.waiting) return 'done'
  talk.state.greeted = true
  talk.say('common.greeting')
  talk.say('common.privacy')
  return { begin: { dialog: 'common.menu', options: {} } }
}

/** After a quick exit nothing unsent is kept, but a complaint already asked for and what keeps someone alive are. */
function leave(talk: Talk): Verdict {
  leaveConfidence(talk)
  dropForms(talk)
  talk.state.saidWaiting = []
  talk.effects.end = true
  return 'done'
}

function comeBack(talk: Talk): Verdict {
  park({ talk, keep: 0 })
  talk.state.toldWaiting = false
  talk.state.saidWaiting = []
  talk.state.safetyTold = []
  talk.state.misses = 0
  const { quiet, offer, complaint } = handBackIn(talk.inbound.event)
  if (quiet) return 'done'
  talk.say('handoff.back', { weight: 'marker' })
  if (complaint !== null) return { begin: { dialog: 'complaint', options: { dissatisfaction: complaint } } }
  return offer ? { begin: { dialog: 'choice', options: { wordless: true, staff: true } } } : 'done'
}

function growOld(talk: Talk): Verdict {
  if (talk.conversation.held || talk.conversation.waiting) return 'done'
  leaveConfidence(talk)
  // A survey that nobody answered is no question left open.
  const survey = runningDialog(talk)?.startsWith('survey') === true
  // To whoever told something in confidence nothing is written first.
  const told = talk.conversation.audience !== 'general'
  if (dropForms(talk) && !survey && !told) talk.say('common.timedOut')
  return 'done'
}

/** What was told and not sent is gone, and so is a code that was on the screen. What could save a life stays where the few see it. */
function leaveConfidence(talk: Talk): void {
  const { state, conversation } = talk
  const destroy = state.afterReport || (isUnsent(talk) && !conversation.waiting)
  state.afterReport = false
  if (conversation.audience === 'general' || conversation.inDanger) return
  talk.effects.leaveSection = { destroy }
}

/** The language picker of the page. */
function pressed(talk: Talk): Verdict {
  const { event } = talk.inbound
  if (event?.name !== 'heard/language') return 'done'
  const value = event.value as { language?: unknown } | string | null
  const code = spokenAs(String(typeof value === 'object' ? value?.language : value))
  if (!code || (code === talk.state.language && talk.state.languageSettled)) return 'done'
  if (talk.conversation.held || talk.conversation.waiting) {
    talk.state.language = code
    talk.state.languageSettled = true
    talk.effects.language = code
    return 'done'
  }
  return { begin: { dialog: 'language.set', options: { to: code } } }
}
