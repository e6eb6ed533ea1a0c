/** Greets, understands, routes: each message goes down the order of precedence until a step takes it (journeys 0.1). */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder'
import type { DialogContext, DialogState } from 'botbuilder-dialogs'
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js'
import { talkAgain } from './again.ts'
import { danger } from './danger.ts'
import { noWords, settleFiles } from './files.ts'
import { isControlWord } from './form/interrupts.ts'
import { matchChoice, namedChoice } from './form/matchChoice.ts'
import { readRun } from './form/run.ts'
import { leaveSentReport } from './hateReport/leaveSent.ts'
import { reportCode } from './hateReport/reportCode.ts'
import { isUnsent } from './hateReport/unsent.ts'
import { formNamed, forms } from './index.ts'
import { keepFromClosing } from './keepFromClosing.ts'
import { language, languageOffer, offerDue } from './language.ts'
import { lifecycle } from './lifecycle.ts'
import { isMenuWord } from './menuWord.ts'
import { ombudsman } from './ombudsman.ts'
import { isOnStack } from './parked.ts'
import { passingHazard } from './passingHazard.ts'
import { sensitive } from './sensitive.ts'
import { wordCount } from './signs.ts'
import { OPEN_QUESTIONS } from './state.ts'
import type { Talk } from './talk.ts'
import { carry, talkOf } from './talkOf.ts'
import { person } from './talkToPerson.ts'
import { threat } from './threat.ts'
import { topicInstead, topicOf } from './topics.ts'
import type { Running, Step, Turn, Verdict } from './turnSteps.ts'
import { unhappy } from './unhappy.ts'
import { waiting } from './waiting.ts'

/** A higher step always wins over a lower one, in the middle of any dialog. */
const PRECEDENCE: [string, Step][] = [
  ['optOut', optOut],
  ['danger', danger],
  ['threat', threat],
  ['lifecycle', lifecycle],
  ['held', ({ talk }) => (talk.conversation.held ? 'done' : null)],
  ['greeting', greetOnce],
  ['waiting', waiting],
  ['button', pressedButton],
  ['sensitive', sensitive],
  ['hazard', passingHazard],
  ['person', person],
  ['language', languageOffer],
  ['ombudsman', ombudsman],
  ['unhappy', unhappy],
  ['otherLanguage', language],
  ['code', reportCode],
  ['menu', menu],
  ['noWords', noWords],
  ['current', ({ running }) => (running ? 'current' : null)],
  ['newTopic', newTopic],
]

/** One set for all talks: what differs, the stack, each turn brings along. */
const memory: StatePropertyAccessor<DialogState> = {
  get: async (context) => talkOf(context).state.dialogs as DialogState,
  set: async () => {},
  delete: async () => {},
}
const dialogs = new DialogSet(memory)
for (const one of forms) dialogs.add(one.dialog())

/** Which memory scopes there are: the SDK puts the list together anew for every turn that does not bring it; it holds nothing of a turn. */
const SCOPES = 'DialogStateManagerConfiguration'
let scopes: unknown

export async function talkTurn({ context, talk }: { context: TurnContext; talk: Talk }): Promise<void> {
  dropUnknown(talk)
  leaveSentReport(talk)
  carry({ context, talk })
  if (scopes) context.turnState.set(SCOPES, scopes)
  const dc = await dialogs.createContext(context)
  scopes ??= context.turnState.get(SCOPES)
  await hear({ dc, talk, from: 0 })
  await keepFromClosing(talk)
  await hearAgain({ dc, talk })
  settleFiles(talk)
}

async function hearAgain({ dc, talk }: { dc: DialogContext; talk: Talk }): Promise<void> {
  const { again } = talk
  if (!again) return
  talk.again = null
  const after = PRECEDENCE.findIndex(([name]) => name === again.after)
  await hear({ dc, talk: talkAgain({ talk, again }), from: after + 1 })
}

async function hear({ dc, talk, from }: { dc: DialogContext; talk: Talk; from: number }): Promise<void> {
  carry({ context: dc.context, talk })
  leaveOpenQuestion({ dc, talk })
  const turn: Turn = { talk, running: runningOf(talk), topic: topicOf(talk) }
  const verdict = firstVerdict({ turn, from })
  if (verdict === 'current') {
    talk.state.misses = 0
    await goOn({ dc, turn })
  }
  if (verdict !== null && typeof verdict === 'object') {
    // A complaint is logged first; a language that was noticed is offered on top of it.
    if (verdict.begin.dialog === 'complaint') talk.afterAnswer ??= offerDue(talk)
    talk.state.misses =
      verdict.begin.dialog === 'common.calm' || verdict.begin.dialog === 'common.guess' ? talk.state.misses : 0
    await dc.beginDialog(verdict.begin.dialog, verdict.begin.options)
  }
  const left = talk.takeAfterAnswer()
  if (left) await dc.beginDialog(left.dialog, left.options)
}

function firstVerdict({ turn, from }: { turn: Turn; from: number }): Verdict {
  for (const [, step] of PRECEDENCE.slice(from)) {
    const verdict = step(turn)
    if (verdict !== null) return verdict
  }
  return null
}

async function goOn({ dc, turn }: { dc: DialogContext; turn: Turn }): Promise<void> {
  const { talk, running, topic } = turn
  // What is told in confidence never becomes something else that others read.
  const instead = isUnsent(talk) ? null : topicInstead(topic)
  if (instead && instead.dialog !== running?.id) talk.otherwise = instead
  await dc.continueDialog()
  talk.otherwise = null
}

function optOut({ talk }: Turn): Verdict {
  const { optOut: word } = talk.inbound
  if (word === null) return null
  if (word !== 'help') talk.effects.optOut = word
  // After "stop" not even a receipt goes out (journeys 0.9).
  if (word !== 'stop') talk.say(word === 'start' ? 'sms.started' : 'sms.helpWord')
  return 'done'
}

/** Whoever writes before any greeting hears first who answers; a question is never held up by it. */
function greetOnce({ talk }: Turn): Verdict {
  if (talk.state.greeted) return null
  talk.state.greeted = true
  talk.say(talk.shows.choices === 'digits' ? 'sms.threadStart' : 'common.greetingLine')
  return null
}

/** The words of a shown choice mean that choice, whatever else they could mean in a sentence ("Nobody came"). */
function pressedButton({ talk, running }: Turn): Verdict {
  if (talk.inbound.kind !== 'message' || !running) return null
  return namedChoice({ said: talk.inbound.text, shown: running.run.shown, talk }) ? 'current' : null
}

/** What was told in confidence and not sent is not left by a slip. */
function menu({ talk }: Turn): Verdict {
  if (!isMenuWord(talk)) return null
  const telling = isOnStack({ talk, dialog: 'hateReport' })
  return { begin: { dialog: telling ? 'hateReport.leaving' : 'common.menu', options: {} } }
}

/** Nothing claimed the message. First the best three guesses, then a person. */
function newTopic({ talk, topic }: Turn): Verdict {
  if (topic) return { begin: topic }
  talk.state.misses += 1
  if (talk.state.misses >= 2 || (talk.heard.intent === 'human' && talk.heard.ask === null))
    return { begin: { dialog: 'handoff.stuck', options: {} } }
  return { begin: { dialog: 'common.guess', options: {} } }
}

/** Longer words are a sentence of their own, even where they hold the words of a menu line. */
const LABEL = 5

/** A menu or a guess is no question that holds anyone: other words than its choices are a new message. */
function leaveOpenQuestion({ dc, talk }: { dc: DialogContext; talk: Talk }): void {
  const top = dc.stack.at(-1)
  if (talk.inbound.kind !== 'message' || !top || !OPEN_QUESTIONS.includes(top.id)) return
  const run = readRun({ stored: top.state, id: '', at: talk.inbound.receivedAt })
  const said = { said: talk.inbound.text, shown: run.shown, talk }
  const picked = namedChoice(said) ?? (wordCount(talk.inbound.text) <= LABEL ? matchChoice(said) : null)
  if (picked === null && !isControlWord({ run, talk })) dc.stack.pop()
}

function runningOf(talk: Talk): Running | null {
  const top = talk.state.dialogs.dialogStack.at(-1)
  const form = top && formNamed(top.id)
  if (!top || !form) return null
  const run = readRun({ stored: top.state, id: talk.services.id(`form:${top.id}`), at: talk.inbound.receivedAt })
  // The steps may add to the run before its form takes the message.
  top.state = run
  const request = form.record?.kind === 'service_request' || form.record?.kind === 'asb'
  const asked = run.stage === 'asking' && run.asked !== null ? form.fields[run.asked] : undefined
  const { kind: asks = null, freeText = false } = asked ?? {}
  return { id: top.id, run, asks, freeText, request, recorded: run.record !== null }
}

/** A dialog that a deploy has taken away is taken off the stack; the rest goes on. */
function dropUnknown(talk: Talk): void {
  const { state } = talk
  state.dialogs.dialogStack = state.dialogs.dialogStack.filter(({ id }) => formNamed(id) !== undefined)
  state.parked = state.parked.filter(({ id }) => formNamed(id) !== undefined)
}
