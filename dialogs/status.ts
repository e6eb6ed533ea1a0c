/** How a case stands: for the conversation that opened it, or with reference and PIN; strangers all hear one and the same sentence. */
import { hasText, type TextKey } from '../locales/index.ts'
import { code, reference } from './form/fields.ts'
import { form } from './form/form.ts'
import type { FormTurn } from './form/parts.ts'
import { referenceIn } from './form/referenceIn.ts'
import type { StatusView } from './services.ts'
import { holdsWords, wordCount } from './signs.ts'
import type { Params, Talk } from './talk.ts'

/** As long as a PIN (services/cases/pin.ts). */
const PIN_DIGITS = 6

/** How many matters of this conversation are told without asking which. */
const MOST = 3

/** A reference by itself, or a short question about one's case. */
export const asksStatus = (talk: Talk): boolean =>
  (referenceIn(talk.inbound.text) !== null && wordCount(talk.inbound.text) <= 12) ||
  (wordCount(talk.inbound.text) <= 10 && holdsWords({ talk, key: 'status.words' }))

const ownMatters = ({ talk, answers }: Pick<FormTurn, 'talk' | 'answers'>): string[] =>
  'reference' in answers ? [] : talk.state.matters.slice(-MOST).map((matter) => matter.case.reference)

/** The matter of this conversation needs no PIN. */
const isOwn = ({ talk, answers }: Pick<FormTurn, 'talk' | 'answers'>): boolean =>
  talk.state.matters.some((matter) => matter.case.reference === answers.reference)

export const status = form('status', {
  reference: reference().skipIf((turn) => !turn.talk.shows.private || ownMatters(turn).length > 0),
  pin: code({ digits: PIN_DIGITS }).skipIf(
    (turn) => !turn.talk.shows.private || !('reference' in turn.answers) || isOwn(turn),
  ),
}).done(async (turn) => {
  const { talk, answers, say } = turn
  // Never stage or date where texts may be read by others or the sender can be forged (journeys 0.2).
  if (!talk.shows.private) {
    say('notHere')
    return undefined
  }
  const references = 'reference' in answers ? [String(answers.reference)] : ownMatters(turn)
  const pin = typeof answers.pin === 'string' ? answers.pin : null
  const found = await Promise.all(references.map((one) => talk.services.cases.status({ reference: one, pin })))
  const views = found.filter((view): view is StatusView => view !== null && view.kind !== 'sensitive')
  for (const view of views) sayStatus({ talk, view })
  say(views.length === 0 ? 'notFound' : 'more')
  return undefined
})

function sayStatus({ talk, view }: { talk: Talk; view: StatusView }): void {
  const params: Params = {
    reference: { reference: view.reference },
    kind: { key: `status.kinds.${view.kind}` as TextKey },
    status: { key: `status.states.${view.status.replace(/_\d+$/, '')}` as TextKey },
  }
  // The dates of each stage are told in the words of the first.
  const due = view.due && `status.due.${view.due.name.replace(/_stage_\d+$/, '_stage_1')}`
  if (view.due && due && hasText({ key: due, language: 'en' }))
    talk.say('status.foundWithDate', {
      params: { ...params, next: { key: due as TextKey }, by: { date: view.due.dueDate } },
    })
  else talk.say('status.found', { params })
}
