/** What is kept for the team when nobody can come: a message, or the wish to be called back, with what was said while waiting; with it the wait is over. */
import { phone, text, yesNo } from './form/fields.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'

/** Nobody is asked for what they have written already. */
function takeSaid({ talk, answers }: Pick<FormTurn, 'talk' | 'answers'>): void {
  const said = talk.state.saidWaiting
  if (said.length > 0) answers.said = said.join('\n')
}

/** A reference is given for what was kept; whoever kept nothing waits on. */
function leaveQueue({ talk, run, say }: Pick<FormTurn, 'talk' | 'run' | 'say'>): void {
  const { waiting } = talk.conversation
  if (!run.record) {
    if (waiting) talk.say('handoff.nobody.stays')
    return
  }
  say('done', { reference: { reference: run.record.reference } })
  if (waiting) talk.effects.stopWaiting = true
  talk.state.saidWaiting = []
  talk.state.toldWaiting = false
}

const told = ({ answers }: Pick<FormTurn, 'answers'>): boolean => 'message' in answers || 'said' in answers

export const leaveMessage = form('handoff.message', {
  message: text({ max: 4000, optional: true }),
  number: phone({ optional: true }).skipIf((turn) => turn.talk.shows.voice === 'short' || !told(turn)),
})
  .worded(({ talk, answers }) => ('said' in answers ? ['more'] : talk.services.hours.open ? ['open'] : []))
  .recordAs('message', { opens: 'done', when: told })
  .begins(({ talk, answers }) => {
    takeSaid({ talk, answers })
    const known = talk.shows.voice === 'short' ? null : talk.services.knownNumber()
    if (known) answers.number = known
  })
  .done((turn) => {
    leaveQueue(turn)
    return undefined
  })

export const callBack = form('handoff.callBack', {
  same: yesNo().skipIf(({ options }) => typeof options.known !== 'string'),
  number: phone().wordedIn('handoff.message'),
  when: text({ max: 300, optional: true }),
  message: text({ max: 4000, optional: true }).skipIf(told),
})
  .recordAs('message', { opens: 'done', type: () => 'call_back' })
  .begins(({ talk, run, answers, say }) => {
    takeSaid({ talk, answers })
    const known = talk.services.knownNumber()
    if (!known) return
    run.options.known = known
    if (talk.shows.voice === 'full') say('known', { number: { ltr: known } })
  })
  .answered(({ run, answers, options }, field) => {
    if (field !== 'same') return
    // What is kept is the number, not how it was asked for.
    if (answers.same === 'yes') answers.number = options.known
    delete answers.same
    run.skipped.push('same')
  })
  .done((turn) => {
    leaveQueue(turn)
    return undefined
  })
