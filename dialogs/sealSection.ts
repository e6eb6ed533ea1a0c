/** Opens a section under its own key for hate, abuse or safeguarding, and asks the device to keep nothing from now on. */
import type { SensitiveAudience } from './signs.ts'
import type { Talk } from './talk.ts'

export function sealSection({ talk, audience }: { talk: Talk; audience: SensitiveAudience }): void {
  if (talk.conversation.audience !== audience && talk.effects.section?.audience !== audience)
    talk.effects.section = { audience, sealInbound: true }
  if (talk.state.quiet) return
  talk.state.quiet = true
  talk.emit('heard/quiet', true)
}
