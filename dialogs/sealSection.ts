/** Opens a section under its own key for hate, abuse or safeguarding, and asks the device to keep nothing from now on. */
import type { SensitiveAudience } from './signs.ts'
import type { Talk } from './talk.ts'

/** `earlier` is the message that a confirming question was asked about: from now on only the same few may see it. */
export function sealSection({
  talk,
  audience,
  earlier,
}: {
  talk: Talk
  audience: SensitiveAudience
  earlier?: string | undefined
}): void {
  const now = talk.effects.leaveSection ? 'general' : talk.conversation.audience
  if (now !== audience && talk.effects.section?.audience !== audience)
    talk.effects.section = { audience, sealInbound: true, ...(earlier ? { earlier: [earlier] } : {}) }
  if (talk.state.quiet) return
  talk.state.quiet = true
  talk.emit('heard/quiet', true)
}
