/** A tenant wants a person: how to be reached while waiting, or, out of hours, the next opening time and what one can do instead. */

import type { TextKey } from '../locales/index.ts'
import type { LanguageCode } from '../locales/languages.ts'
import { HANDOFF_REASONS, type HandoffReason, type Reach } from '../services/conversations/conversationModel.ts'
import { answerWithPerson } from './choice.ts'
import { closingToday } from './closingToday.ts'
import { choice, email, phone, yesNo } from './form/fields.ts'
import { fold } from './form/fold.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'
import { changeLanguage, offerDue } from './language.ts'
import { park, runningDialog } from './parked.ts'
import { wordCount } from './signs.ts'
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'

const holdsNumber = (text: string): boolean => text.replace(/\D/g, '').length >= 9

/** In an answer of whole sentences, "a person" may be part of what is told; a short wish is a wish. */
const SHORT_WISH = 6
/** A longer one is both: the answer is kept, and then a person is arranged. Beyond this many words it is only told. */
const LONG_WISH = 15

/** Whoever asks for a person in a language of ours, and has chosen none, is answered in it and waits for somebody who writes it: a question first would keep them from the queue. */
function speakAsAsked(talk: Talk): void {
  const due = offerDue(talk)
  if (due) changeLanguage({ talk, language: due.options.speak as LanguageCode })
}

/** Questions of a report about how to reach somebody. */
const REACHED: readonly string[] = ['way', 'number', 'times', 'officer']

/** Where a person is being arranged already. */
const IN_HAND = new Set(['handoff.person', 'handoff.nobody', 'handoff.message', 'handoff.callBack', 'handoff.stuck'])

export function person({ talk, running }: Turn): Verdict {
  if (IN_HAND.has(runningDialog(talk) ?? '')) return null
  // "Ring me on 07700 900123" answers "how can we reach you".
  if (running?.asks === 'phone' && holdsNumber(talk.inbound.text)) return null
  // "Call me" answers how somebody wants to be reached.
  if (running?.id === 'hateReport' && REACHED.includes(running.run.asked ?? '') && fold(talk.inbound.text) !== '9')
    return null
  const nine = talk.shows.choices === 'digits' && fold(talk.inbound.text) === '9'
  const { intent, ask } = talk.heard
  const wished = intent === 'human' && ask !== 'choose'
  const words = wordCount(talk.inbound.text)
  const asked = wished && (!running?.freeText || (ask === null && words <= SHORT_WISH))
  const arranged = { dialog: 'handoff.person', options: { reason: 'asked' } }
  if (wished && !asked && !nine && ask === null && words <= LONG_WISH) {
    talk.afterAnswer = arranged
    return 'current'
  }
  if (!nine && !asked) return null
  speakAsAsked(talk)
  answerWithPerson(talk)
  return { begin: arranged }
}

const reasonOf = ({ talk, options }: FormTurn): HandoffReason =>
  talk.conversation.audience !== 'general'
    ? 'sensitive'
    : (HANDOFF_REASONS.find((known) => known === options.reason) ?? 'asked')

/** Whoever tells of hate or abuse is not asked for another way to be reached in passing: that is part of the safe contact. */
const canAsk = ({ talk }: Pick<FormTurn, 'talk'>): boolean =>
  talk.services.hours.open && talk.shows.voice === 'full' && talk.conversation.audience === 'general'

/** So many who wait already make the wait a long one. */
const LONG_QUEUE = 3

/** Plainly, and with no guess at the minutes: no profile holds them. */
async function sayHowItStands(talk: FormTurn['talk']): Promise<void> {
  if (talk.conversation.audience !== 'general') return
  const { ahead, there } = await talk.services.queueNow()
  if (there === false) talk.say('handoff.line.nobody', { joins: true })
  else if (ahead >= LONG_QUEUE) talk.say('handoff.line.long', { params: { ahead }, joins: true })
}

export const talkToPerson = form('handoff.person', {
  reach: choice(['here', 'text', 'phone', 'email']).skipIf((turn) => !canAsk(turn)),
  number: phone().skipIf((turn) => !canAsk(turn) || (turn.answers.reach !== 'text' && turn.answers.reach !== 'phone')),
  email: email().skipIf((turn) => !canAsk(turn) || turn.answers.reach !== 'email'),
})
  .begins(({ talk }) => {
    if (talk.services.hours.open) park({ talk, keep: 1 })
  })
  .done(async (turn) => {
    const { talk, answers } = turn
    const { open, next } = talk.services.hours
    if (!open) {
      if (next) talk.say('handoff.closed', { params: { moment: { moment: next.toISOString() } } })
      else talk.say('handoff.closedNoTime')
      // Words told in confidence never become a message that other teams read.
      if (talk.conversation.audience !== 'general') return undefined
      return { dialog: 'handoff.nobody', options: { closed: true } }
    }
    const way =
      ({ text: 'sms', phone: 'phone', email: 'email' } as Record<string, Reach['way']>)[String(answers.reach)] ?? 'none'
    talk.effects.reach = { way, to: String(answers.number ?? answers.email ?? '') || null }
    talk.effects.handoff = { reason: reasonOf(turn), ...(turn.options.reason === 'distress' ? { urgent: true } : {}) }
    talk.state.toldWaiting = false
    talk.state.saidWaiting = []
    const until = closingToday({ landlord: talk.landlord, at: talk.inbound.receivedAt })
    if (until) talk.say('handoff.waiting', { params: { until: { ltr: until } } })
    else talk.say('handoff.waitingNoTime')
    await sayHowItStands(talk)
    return 'silent'
  })

/** Twice not understood, or words that a machine should not answer alone: a person is offered, never forced. */
export const stuck = form('handoff.stuck', { person: yesNo() })
  .begins(({ say, options, talk }) => {
    if (typeof options.line === 'string') talk.say(options.line as TextKey)
    say(options.reason === 'distress' ? 'distress' : options.reason === 'language' ? 'language' : 'sorry')
  })
  .done(({ answers, options, talk }) => {
    if (answers.person === 'yes')
      return { dialog: 'handoff.person', options: { reason: options.reason ?? 'not_understood' } }
    return talk.state.dialogs.dialogStack.length > 1 ? undefined : { dialog: 'common.menu' }
  })
