/** What is to be done with a report next, the first right step first, led by the person and not by the form. */
import type { ActName } from '../../../../services/hateReports/acts.ts'
import type { Report } from './reportAnswer.ts'

const STEPS: readonly ActName[] = [
  'involve_staff',
  'assign',
  'first_contact',
  'plan',
  'support',
  'action',
  'close',
  'satisfaction',
]
const ALWAYS: readonly ActName[] = ['message', 'note']
/** Stand beside the consent, the wish, the proposal or the partner that they are about. */
const BESIDE: readonly ActName[] = [
  'give_consent',
  'withdraw_consent',
  'wish_reached',
  'partner_export',
  'approve',
  'decline',
]

export function reportActsOf(report: Report): { next: ActName[]; always: ActName[]; more: ActName[] } {
  const possible = report.possible.filter((name) => !BESIDE.includes(name) && isThere({ name, report }))
  const next = STEPS.filter((name) => possible.includes(name) && isDue({ name, report }))
  const left = possible.filter((name) => !next.includes(name))
  const always = ALWAYS.filter((name) => left.includes(name))
  return { next, always, more: left.filter((name) => !always.includes(name)) }
}

/** A message waits behind a code: without one there is nowhere to leave it. */
const isThere = ({ name, report }: { name: ActName; report: Report }): boolean =>
  name !== 'message' || report.state.hasReceipt

function isDue({ name, report: { owner, state } }: { name: ActName; report: Report }): boolean {
  const reached = state.firstContactAt !== null
  const answered = state.wishes.every((wish) => wish.reached !== 'open')
  switch (name) {
    case 'involve_staff':
      return state.aboutStaff !== 'no' && state.picked === 'not_yet'
    case 'assign':
      return owner === null
    case 'first_contact':
      return !reached
    case 'plan':
      return reached && state.plan === 'none'
    case 'satisfaction':
      return true
    case 'close':
      return reached && answered && state.plan !== 'none' && state.proposals.length === 0
    default:
      return reached && state.plan !== 'none'
  }
}
