/** A threat of violence against staff: a red alert to them, one clear line with 999, and the talk goes on; nothing of it is remembered about anybody (journeys 34). */
import { holdsWords, sensitiveSign } from './signs.ts'
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'
import { threatensStaff } from './understand/threat.ts'

export function threat({ talk }: Turn): Verdict {
  if (talk.inbound.kind !== 'message' || !isThreat(talk)) return null
  talk.effects.alert = 'threat'
  // The one line is said once; whoever holds the talk sees the alert.
  if (talk.conversation.held || talk.conversation.inDanger) return null
  talk.say('common.threat.line')
  // A greeting after this would be out of place.
  talk.state.greeted = true
  return null
}

/** Only where staff are named: whoever tells what somebody said to them is not threatening. */
function isThreat(talk: Talk): boolean {
  if (talk.conversation.audience !== 'general' || sensitiveSign(talk.heard)) return false
  return threatensStaff(talk.inbound.text) || holdsWords({ talk, key: 'common.threat.words' })
}
