/** A tenant makes a complaint: the message that asks for it opens the case, each answer is added, dropping out leaves a logged complaint. */

import { spokenAs } from '../locales/languages.ts'
import { asksForStage2 } from './asksForStage2.ts'
import { tellsOfDiscrimination } from './discrimination.ts'
import { choice, date, email, phone, text } from './form/fields.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'
import { placeIn } from './form/placeIn.ts'
import { several } from './form/several.ts'
import { offerDue } from './language.ts'
import { latestRequest } from './matters.ts'
import { sayPin } from './serviceRequest.ts'
import { easier, YES_OR_NO } from './sharedFields.ts'
import { flagOf, wordCount } from './signs.ts'
import type { Talk } from './talk.ts'

/** "I want to make a complaint" says that, and nothing of what happened; longer words are the account itself. */
const ACCOUNT = 9

const short = ({ talk }: { talk: Talk }): boolean => talk.shows.voice === 'short'

const replies = choice(['letter', 'email', 'phone', 'here'])

export const complaint = form('complaint', {
  happened: text({ max: 4000 }).known((talk) =>
    wordCount(talk.inbound.text) >= ACCOUNT ? talk.inbound.text.trim() : undefined,
  ),
  since: date({ expects: 'past', optional: true }).heardFirst().skipIf(short),
  where: text({ max: 500, optional: true })
    .known((talk) => placeIn(talk.inbound.text))
    .skipIf(short),
  effect: text({ max: 2000, optional: true }).skipIf(short),
  outcome: text({ max: 2000, optional: true }),
  others: choice(['only_me', 'others_too', 'for_someone']).known(({ heard }) =>
    flagOf({ heard, name: 'representative' }) ? 'for_someone' : undefined,
  ),
  easier: easier(),
  // A text can only point to the written answer, so it is no way to send one (journeys 0.9).
  reply: {
    ...replies,
    choices: (asked) => replies.choices(asked).filter(({ id }) => id !== 'here' || asked.talk.shows.voice === 'full'),
  },
  post: text({ max: 400 }).skipIf(({ answers }) => answers.reply !== 'letter'),
  email: email().skipIf(({ answers }) => answers.reply !== 'email'),
  phone: phone().skipIf((turn) => turn.answers.reply !== 'phone' || short(turn)),
  // Asked once and only where the landlord's policy asks it (journeys 6, step 8).
  connected: choice(['yes', 'no', 'rather_not'], { optional: true, words: YES_OR_NO }).skipIf(
    (turn) =>
      short(turn) ||
      turn.options.discrimination === true ||
      turn.talk.landlord.policy.complaints?.dissatisfaction_background_check?.required !== true,
  ),
  // Asked where somebody has said that it was for who they are; nobody is asked who they are (journeys 20, obligations row 77).
  characteristics: several(({ law, landlord }) => law.protectedCharacteristics(landlord.nation), {
    optional: true,
  }).skipIf(
    ({ talk, answers, options }) =>
      (answers.connected !== 'yes' && options.discrimination !== true) ||
      talk.law.protectedCharacteristics(talk.landlord.nation).length === 0,
  ),
})
  .recordAs('complaint', {
    opens: 'start',
    type: ({ options }) => (options.escalates === true ? 'stage_2' : 'complaint'),
  })
  .begins(({ run, talk, options }) => {
    hearWords({ talk, options })
    if (typeof run.answers.happened === 'string')
      options.discrimination ||= tellsOfDiscrimination({ talk, text: run.answers.happened })
    options.about ??= latestRequest(talk)?.case.id
    options.escalates = asksForStage2(talk)
    // Words too few to be the account are kept with the case all the same.
    if (options.first === true && !('happened' in run.answers)) run.answers.firstWords = talk.inbound.text
  })
  .heard(hearWords)
  .opened(recordChoice)
  .answered(({ talk, answers }, field) => {
    if (field === 'others' && answers.others === 'for_someone') talk.say('complaint.representative')
  })
  .withReadBack()
  .done((turn) => {
    giveBack(turn)
    return undefined
  })

function hearWords(turn: Pick<FormTurn, 'talk' | 'options'>): void {
  markRisk(turn)
  if (tellsOfDiscrimination(turn)) turn.options.discrimination = true
}

/** Words of risk in a complaint put it on top of the list at once, apart from the complaint itself (obligations row 134). */
function markRisk({ talk, options }: Pick<FormTurn, 'talk' | 'options'>): void {
  const risk = ['urgent', 'safeguarding', 'emergency'] as const
  if (risk.some((name) => flagOf({ heard: talk.heard, name }))) options.urgent = true
}

/** Every complaint has its choice on record: taken when it was offered, or asked for before any offer. */
function recordChoice({ talk, run, options }: FormTurn): void {
  if (!run.record) return
  const { dissatisfaction } = talk.services
  const language = spokenAs(String(offerDue(talk)?.options.speak ?? ''))
  talk.say('complaint.begin', {
    params: { reference: { reference: run.record.reference } },
    ...(language ? { language } : {}),
  })
  if (run.answers.others === 'for_someone') talk.say('complaint.representative')
  if (typeof options.dissatisfaction === 'string') {
    talk.plan(dissatisfaction.answer({ id: options.dissatisfaction, answer: 'complain', complaint: run.record.id }))
    return
  }
  recordAsked({ talk, complaint: run.record.id, about: typeof options.about === 'string' ? options.about : null })
}

/** Dissatisfaction that came as a complaint: no offer was needed, and the record says so. */
export function recordAsked({
  talk,
  complaint: opened,
  about,
}: {
  talk: Talk
  complaint: string
  about: string | null
}): void {
  const { dissatisfaction, id, wording } = talk.services
  const event = id('dissatisfaction')
  talk.plan(dissatisfaction.hear({ id: event, about, wording: wording('complaint.begin'), detectedBy: 'tenant' }))
  talk.plan(dissatisfaction.answer({ id: event, answer: 'already_asked', complaint: opened }))
}

function giveBack({ talk, run }: FormTurn): void {
  if (!run.record) return
  const reference = { reference: run.record.reference }
  const acknowledge = dueDate({ clocks: run.record.clocks, name: 'acknowledge_stage_1' })
  if (acknowledge) talk.say('complaint.done', { params: { reference, by: { date: acknowledge } } })
  else talk.say('complaint.doneNoDate', { params: { reference } })
  if (talk.shows.voice === 'short') return
  sayAnswerRule({ talk, clocks: run.record.clocks, escalates: run.options.escalates === true })
  talk.say(typeof run.options.about === 'string' ? 'complaint.moreWithRequest' : 'complaint.more')
  sayPin({ talk, run })
}

type Clocks = NonNullable<FormTurn['run']['record']>['clocks']

/** Where several rules give several dates, the tenant is told the earliest (obligations X2). */
const dueDate = ({ clocks, name }: { clocks: Clocks; name: string }): string | null =>
  clocks
    .flatMap((clock) => (!clock.pending && clock.name === name && clock.dueDate !== null ? [clock.dueDate] : []))
    .sort()[0] ?? null

function sayAnswerRule({ talk, clocks, escalates }: { talk: Talk; clocks: Clocks; escalates: boolean }): void {
  if (escalates) return
  const by = dueDate({ clocks, name: 'respond_stage_1' })
  const waiting = clocks.find(
    (clock) => clock.pending && clock.name === 'respond_stage_1' && clock.unit === 'working_days',
  )
  if (by) talk.say('complaint.answerBy', { params: { by: { date: by } } })
  else if (waiting) talk.say('complaint.answerWithin', { params: { count: waiting.length } })
}
