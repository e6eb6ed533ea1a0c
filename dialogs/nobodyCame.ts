/** Nobody has come to whoever waits, or nobody is there now: it is said once, with the ways on: to wait, to leave a message, to be called back. */
import { z } from 'zod'
import { WAITS_TOLD } from '../services/conversations/conversationModel.ts'
import { choice } from './form/fields.ts'
import { form } from './form/form.ts'
import { matchChoice } from './form/matchChoice.ts'
import { runningDialog } from './parked.ts'
import { wordCount } from './signs.ts'
import type { Talk } from './talk.ts'
import type { Verdict } from './turnSteps.ts'

export const WAIT_TOLD = 'heard/wait'

const event = z.object({ what: z.enum(WAITS_TOLD), from: z.string() })

/** Null where the timer is about something else. */
export function nobodyCame(talk: Talk): Verdict {
  if (talk.inbound.event?.name !== WAIT_TOLD) return null
  const told = event.safeParse(talk.inbound.event.value).data
  const { held, waitsFrom, audience } = talk.conversation
  // Somebody has come meanwhile, or it is another wait by now.
  if (!told || held || waitsFrom?.toISOString() !== told.from) return 'done'
  talk.effects.told = told.what
  talk.state.toldWaiting = false
  if (audience !== 'general') {
    // Said on the page alone, and nothing is asked: the way of what was told in confidence stays as it is.
    if (talk.shows.quickExit) talk.say('handoff.nobody.inConfidence')
    return 'done'
  }
  if (told.what === 'late') talk.say('handoff.nobody.late')
  else sayClosed(talk)
  if (runningDialog(talk) === 'handoff.nobody') talk.state.dialogs.dialogStack.pop()
  return { begin: { dialog: 'handoff.nobody', options: {} } }
}

function sayClosed(talk: Talk): void {
  const { next } = talk.services.hours
  if (next) talk.say('handoff.nobody.closed', { params: { moment: { moment: next.toISOString() } } })
  else talk.say('handoff.nobody.closedNoTime')
}

/** Shorter words may be a slip; a sentence is what somebody wants to say. */
const SENTENCE = 3

const ways = choice(['wait', 'message', 'call'])

/** `closed`: asked for out of hours, where there is no queue to wait in. */
export const nobody = form('handoff.nobody', {
  how: {
    ...ways,
    choices: (asked) => ways.choices(asked).filter(({ id }) => id !== 'wait' || asked.options.closed !== true),
    read: async (reading) => {
      const read = await ways.read(reading)
      // Out of hours whoever writes what it is about is leaving it as a message.
      const message = !reading.shown.some(({ id }) => id === 'wait') && wordCount(reading.text) >= SENTENCE
      return read.ok || !message ? read : { ok: true, value: 'message' }
    },
  },
}).done(({ talk, run, answers, say }) => {
  if (answers.how === 'wait') {
    talk.effects.stays = true
    say('stays')
    return undefined
  }
  if (answers.how === 'call') return { dialog: 'handoff.callBack' }
  const words = matchChoice({ said: talk.inbound.text, shown: run.shown, talk }) === null ? talk.inbound.text : null
  return { dialog: 'handoff.message', options: words === null ? {} : { answers: { message: words.trim() } } }
})
