/** A tenant reports a repair: what, where, since when, is anyone at risk; a hazard opens the case and its clocks at once. */

import { field, keyOf } from './form/field.ts'
import { date, text } from './form/fields.ts'
import { matchChoice } from './form/matchChoice.ts'
import type { FormTurn } from './form/parts.ts'
import { placeIn } from './form/placeIn.ts'
import { giveBack, request } from './serviceRequest.ts'
import { easier, firstWords, reach, risk, where } from './sharedFields.ts'
import { flagOf } from './signs.ts'
import type { Choice } from './talk.ts'
import { hazard } from './understand/hazard.ts'
import { type RepairKind, repairKinds } from './understand/labels.ts'

const isKind = (value: unknown): value is RepairKind => repairKinds.some((kind) => kind === value)

/** Guided kinds as buttons; own words are always taken. */
const what = field<string>({
  kind: 'text',
  freeText: true,
  choices: ({ form, name }) => repairKinds.map((id): Choice => ({ id, key: keyOf(form, name, 'choices', id) })),
  read: async ({ text: said, shown, talk }) => {
    const words = said.trim()
    if (words.length > 4000) return { ok: false, reason: 'too_long' }
    return words ? { ok: true, value: matchChoice({ said, shown, talk }) ?? words } : { ok: false, reason: 'too_short' }
  },
  show: ({ value, form, name }) => (isKind(value) ? { key: keyOf(form, name, 'choices', value) } : value),
}).known(firstWords)

/** Told in own words, the account is there already; a kind picked from the list needs a few words more. */
const picked = ({ answers }: { answers: FormTurn['answers'] }): boolean => isKind(answers.what)

/** Hears a hazard in this message and remembers the instant: that is when the landlord became aware. */
function noteHazard({ talk, run, options }: FormTurn): void {
  if (talk.inbound.kind !== 'message') return
  const heard = hazard(talk.inbound.text)
  if (heard && options.hazard === undefined) {
    run.options.hazard = heard
    run.options.awareAt = talk.inbound.receivedAt.toISOString()
  }
  if (flagOf({ heard: talk.heard, name: 'urgent' }) || flagOf({ heard: talk.heard, name: 'emergency' }))
    run.options.urgent = true
}

const cannotWait = ({ options }: FormTurn): boolean =>
  options.hazard !== undefined || options.urgent === true || options.unhappy === true

/** What the law gives the tenant for a hazard, in one sentence, from the clock that is running. */
function sayHazardRight({ talk, run }: FormTurn): void {
  for (const clock of run.record?.clocks ?? []) {
    if (clock.pending || clock.dueDate === null || clock.due === null) continue
    const by = { moment: new Date(clock.due).toISOString() }
    if (clock.name === 'hazard_make_safe') talk.say('serviceRequest.hazard.makeSafe', { params: { by } })
    if (clock.name === 'hazard_investigate')
      talk.say('serviceRequest.hazard.investigate', { params: { by: { date: clock.dueDate } } })
  }
}

export const repair = request({
  type: 'repair',
  fields: {
    what,
    more: text({ max: 2000 }).skipIf((turn) => !picked(turn)),
    where: where().known((talk) => placeIn(talk.inbound.text)),
    since: date({ expects: 'past', optional: true }).heardFirst().skipIf(picked),
    risk: risk(),
    reach: reach(),
    easier: easier(),
  },
})
  .recordAs('service_request', { type: () => 'repair', opens: (turn) => (cannotWait(turn) ? 'start' : 'done') })
  .begins((turn) => {
    noteHazard(turn)
    if (turn.options.record === undefined && turn.options.first === true) turn.talk.say('serviceRequest.begin')
  })
  .heard(noteHazard)
  .answered(({ talk, run, answers }, name) => {
    // Damp or mould picked from the list is the same news as in words.
    if (name !== 'what' || answers.what !== 'damp' || run.options.hazard !== undefined) return
    run.options.hazard = 'damp_mould'
    run.options.awareAt = talk.inbound.receivedAt.toISOString()
  })
  .done((turn) => {
    giveBack(turn)
    sayHazardRight(turn)
    return undefined
  })
