/** What follows dissatisfaction in a message: a complaint at once if it is asked for, else the choice, after the answer it came with. */
import { asksForStage2 } from './asksForStage2.ts'
import { offeredKey } from './choice.ts'
import { referenceIn } from './form/referenceIn.ts'
import type { FormRun } from './form/run.ts'
import { latestComplaint, latestRequest, stateSpeaks } from './matters.ts'
import { isOnStack, runningDialog } from './parked.ts'
import {
  flagOf,
  holdsWords,
  isFaint,
  isPlainlyUnhappy,
  isSure,
  isUnhappy,
  wantsToComplain,
  wordCount,
} from './signs.ts'
import { asksStatus } from './status.ts'
import type { Turn, Verdict } from './turnSteps.ts'
import { wantsToWithdraw } from './withdrawal.ts'

/** A new sign after this many messages without one is a new offer. Product default; the sources name no number. */
const CALM_STRETCH = 4

/** Longer than a command such as "I want to complain about this": words like these also answer the question. */
const COMMAND = 8

/** These are begun first, so that they are recorded; the choice comes on top. */
const REQUESTS = new Set(
  ['repair', 'appointment', 'rent', 'details', 'adaptation', 'estate', 'else']
    .map((name) => `serviceRequest.${name}`)
    .concat('asb', 'compliment'),
)

export function unhappy({ talk, running, topic }: Turn): Verdict {
  const { state } = talk
  // A report of hate may be a complaint too: that is offered after it, not inside it (journeys 19).
  const report = talk.state.dialogs.dialogStack.find(({ id }) => id.startsWith('hateReport'))?.state as
    | FormRun
    | undefined
  if (report) {
    if (isPlainlyUnhappy(talk)) report.options.unhappy = true
    return null
  }
  // Inside a complaint, or while the choice stands, nothing is offered a second time.
  if (runningDialog(talk) === 'choice' || isOnStack({ talk, dialog: 'complaint' })) return null
  if (wantsToWithdraw(talk)) return { begin: { dialog: 'casework.withdrawal', options: {} } }
  // About a complaint that is open or answered, such words take it further; they are no second complaint.
  const known = latestComplaint(talk) !== undefined || referenceIn(talk.inbound.text) !== null
  if (known && asksForStage2(talk) && !running?.freeText)
    return { begin: { dialog: 'casework.escalation', options: {} } }
  // "What is happening with my case" asks how it goes; that somebody may be unhappy is answered with how it goes.
  const mine = latestComplaint(talk) !== undefined
  const asksForOne = holdsWords({ talk, key: 'complaint.words.want' })
  if (asksStatus(talk) && (mine || !asksForOne)) return null
  // Who chases a complaint does not want a second one.
  if (mine && !asksForOne && !running && talk.heard.intent === 'complaint' && wordCount(talk.inbound.text) <= COMMAND)
    return { begin: { dialog: 'status', options: {} } }
  if (wantsToComplain(talk)) {
    const complaint = {
      dialog: 'complaint',
      options: { first: true, receivedAt: talk.inbound.receivedAt.toISOString() },
    }
    if (!running?.freeText || wordCount(talk.inbound.text) <= COMMAND) return { begin: complaint }
    talk.afterAnswer = complaint
    return null
  }
  // So may what was told of abuse.
  const inCare = ['danger', 'danger.confirm', 'sensitive', 'sensitive.check'].some((dialog) =>
    isOnStack({ talk, dialog }),
  )
  if (inCare) return null
  // "Three weeks ago" is unhappy by itself, and the plain answer where a day was asked for.
  const plainDate = running?.asks === 'date' && !isSure(flagOf({ heard: talk.heard, name: 'dissatisfied' }) ?? { p: 0 })
  // Words that are only perhaps unhappy count where the state of things speaks for them.
  const spoken =
    isUnhappy(talk) ||
    (talk.heard.near?.includes('dissatisfied') === true && stateSpeaks({ talk, type: talk.heard.intent }))
  // So is what a model takes for unhappiness in a short answer.
  const flag = flagOf({ heard: talk.heard, name: 'dissatisfied' })
  const plainAnswer = running !== null && flag !== undefined && isFaint(flag) && wordCount(talk.inbound.text) <= COMMAND
  if (plainDate || plainAnswer || !spoken) {
    state.calm += 1
    return null
  }
  const calm = state.calm >= CALM_STRETCH
  state.calm = 0
  const about = latestRequest(talk)?.case.id
  const starts = topic !== null && REQUESTS.has(topic.dialog) && running === null
  const opens = running?.request === true && !running.recorded
  if (!calm && !starts && !opens && state.offeredFor.includes(offeredKey(about))) return null
  if (starts) {
    talk.afterAnswer = { dialog: 'choice', options: {} }
    return { begin: { dialog: topic.dialog, options: { ...topic.options, unhappy: true } } }
  }
  if (!running) return { begin: { dialog: 'choice', options: {} } }
  // The request is recorded now, so that the offer and a complaint can name it.
  if (opens) running.run.options.unhappy = true
  talk.afterAnswer = { dialog: 'choice', options: {} }
  return null
}
