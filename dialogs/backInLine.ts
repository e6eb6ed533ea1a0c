/** Whoever was waiting for a person when a confidential matter came up waits on after it, as somebody who asked. */
import type { FormTurn } from './form/parts.ts'

export function backInLine({ talk, options }: Pick<FormTurn, 'talk' | 'options'>): void {
  if (options.waiting !== true || !talk.conversation.waiting) return
  talk.effects.handoff = { reason: 'asked' }
  talk.state.toldWaiting = false
}
