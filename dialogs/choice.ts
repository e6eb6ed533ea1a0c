/** Dissatisfaction was heard: an apology for the experience and the choice to complain, recorded; the request goes on either way. */

import { tellsOfDiscrimination } from './discrimination.ts'
import { earliestLimit } from './earliestLimit.ts'
import { choice as oneOf } from './form/fields.ts'
import { form } from './form/form.ts'
import { latestComplaint, latestRequest } from './matters.ts'
import { flagOf, holdsWords, wantsToComplain } from './signs.ts'
import type { Talk } from './talk.ts'

const answers = oneOf(['complain', 'not_now', 'explain', 'person'], {
  words: { complain: 'choice.words.complain', not_now: 'choice.words.notNow', explain: 'choice.words.explain' },
})

export const choice = form('choice', {
  answer: {
    ...answers,
    // By digits a person is always 9, so it is no numbered answer of its own.
    choices: (asked) =>
      answers.choices(asked).filter(({ id }) => id !== 'person' || asked.talk.shows.choices === 'buttons'),
    read: async (reading) => {
      const read = await answers.read(reading)
      if (read.ok) return read
      // "It is not really a complaint" is no wish to complain.
      if (holdsWords({ talk: reading.talk, key: 'choice.words.notReally' })) return { ok: true, value: 'not_now' }
      return wantsToComplain(reading.talk) ? { ok: true, value: 'complain' } : read
    },
  },
})
  .begins(({ talk, run, options }) => {
    const { dissatisfaction, id, wording } = talk.services
    if (typeof options.dissatisfaction === 'string') {
      talk.plan(dissatisfaction.offerAgain({ id: options.dissatisfaction, wording: wording('choice.offer') }))
      return
    }
    const request = latestRequest(talk)
    const event = id('dissatisfaction')
    run.options.dissatisfaction = event
    if (options.wordless !== true) run.options.words = talk.inbound.text
    if (tellsOfDiscrimination({ talk })) run.options.discrimination = true
    run.options.about = request?.case.id
    talk.state.offeredFor = [...talk.state.offeredFor, offeredKey(request?.case.id)].slice(-20)
    const by = options.staff === true ? 'staff' : (flagOf({ heard: talk.heard, name: 'dissatisfied' })?.by ?? 'rule')
    talk.plan(
      dissatisfaction.hear({
        id: event,
        about: request?.case.id ?? null,
        wording: wording('choice.offer'),
        detectedBy: by,
      }),
    )
    talk.say('choice.offer')
  })
  .done(({ talk, answers: given, options, say }) => {
    const id = String(options.dissatisfaction)
    const { dissatisfaction, about, words, discrimination = false } = options
    // The complaint itself records the answer "complain", with the case it opened.
    const last = talk.state.matters.at(-1)
    if (
      given.answer === 'complain' &&
      last?.case.kind === 'complaint' &&
      last.case.id === latestComplaint(talk)?.case.id
    ) {
      talk.plan(talk.services.dissatisfaction.answer({ id, answer: 'complain', complaint: last.case.id }))
      return { dialog: 'casework.escalation', options: {} }
    }
    if (given.answer === 'complain')
      return {
        dialog: 'complaint',
        options: { dissatisfaction, about, discrimination, answers: words === undefined ? {} : { happened: words } },
      }
    if (given.answer === 'not_now') {
      talk.plan(talk.services.dissatisfaction.answer({ id, answer: 'not_now' }))
      say('notNow')
      return undefined
    }
    if (given.answer === 'explain') {
      talk.plan(talk.services.dissatisfaction.answer({ id, answer: 'explain' }))
      const acknowledge = earliestLimit({ talk, name: 'acknowledge_stage_1' })
      const respond = earliestLimit({ talk, name: 'respond_stage_1' })
      if (acknowledge && respond) say('explain', { acknowledge, respond })
      else say('explainNoTime')
      return { dialog: 'choice', options }
    }
    talk.plan(talk.services.dissatisfaction.answer({ id, answer: 'person' }))
    return { dialog: 'handoff.person', options: { reason: 'asked' } }
  })

export const offeredKey = (about: string | undefined): string => about ?? 'general'

/** A person asked for while the choice stands is one of its answers. */
export function answerWithPerson(talk: Talk): void {
  const top = talk.state.dialogs.dialogStack.at(-1)
  const options = (top?.state as { options?: { dissatisfaction?: unknown } } | undefined)?.options
  if (top?.id !== 'choice' || typeof options?.dissatisfaction !== 'string') return
  talk.plan(talk.services.dissatisfaction.answer({ id: options.dissatisfaction, answer: 'person' }))
  talk.state.dialogs.dialogStack.pop()
}
