/** Nobody texts first about what was told in confidence (threat T2): a notice to such a person is a neutral text of this list or it is refused. */
import type { NewSend } from './outbox.ts'

/** It names no matter, and a person has reviewed it. */
export const NEUTRAL_NOTICES: readonly string[] = ['sms.unread']

export function assertNeutral({ audience, kind, template = '' }: NewSend): void {
  if (audience !== 'general' && kind === 'notice' && !NEUTRAL_NOTICES.includes(template)) throw new Error('not_neutral')
}
