/** Sixteen digits by themselves are a code that somebody comes back with; the words of the menu for it lead there from anywhere. */
import { fold } from '../form/fold.ts'
import { namedChoice } from '../form/matchChoice.ts'
import type { Turn, Verdict } from '../turnSteps.ts'

export const CODE_DIGITS = 16

/** Whatever else stands around the digits. */
export const mayHoldCode = (text: string): boolean =>
  /\p{N}/u.test(text) && fold(text).replace(/\D/g, '').length >= CODE_DIGITS

export function reportCode({ talk, running }: Turn): Verdict {
  if (talk.inbound.kind !== 'message' || running?.asks === 'code') return null
  const { text } = talk.inbound
  const shown = [{ id: 'code', key: 'common.menu.topic.choices.code' as const }]
  if (!running && namedChoice({ said: text, shown, talk }) !== null)
    return { begin: { dialog: 'hateReport.return', options: {} } }
  // A code with a slip in it may have passed for a payment card, and come in masked.
  const said = fold(text)
  if (!/^[\d\s•-]+$/.test(said) || said.replace(/[^\d•]/g, '').length !== CODE_DIGITS) return null
  return { begin: { dialog: 'hateReport.return', options: { first: true } } }
}
