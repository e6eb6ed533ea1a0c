/** Applies what a turn did besides talking to the conversation's record; nothing is written here. */
import type { TalkState } from '../dialogs/state.ts'
import type { Effects } from '../dialogs/talk.ts'
import { seal } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { OpenSection } from '../services/conversations/sections.ts'
import type { Handled } from '../services/landlords/operations.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import type { Product } from './product.ts'
import { teamFor } from './talkServices.ts'

export interface Applied {
  after: ConversationRecord
  /** The section that takes the tenant's own message. */
  inbound: OpenSection
  /** The section that takes the replies and the state. */
  replies: OpenSection
}

const ALWAYS = new Date('9999-12-31T00:00:00Z')

const HANDLES = {
  hate: 'hate',
  abuse: 'domestic_abuse',
  safeguarding: 'safeguarding',
  general: 'other',
} as const satisfies Record<string, Handled>

export function applyEffects({
  product,
  conversation,
  section,
  effects,
  state,
  landlord,
  inbound,
}: {
  product: Product
  conversation: ConversationRecord
  section: OpenSection
  effects: Effects
  state: TalkState
  landlord: Landlord
  inbound: Inbound
}): Applied {
  const at = inbound.payload.receivedAt
  const after: ConversationRecord = { ...conversation, language: state.language }
  if (inbound.payload.kind === 'message' || inbound.payload.kind === 'start') after.lastInboundAt = at
  if (inbound.payload.kind === 'news') after.newsAt = at
  let inboundSection = section
  let replies = section

  if (effects.leaveSection) {
    if (effects.leaveSection.destroy)
      after.sections = after.sections.map((one) => (one.id === section.section.id ? { ...one, wrapped: null } : one))
    if (!effects.section) {
      replies = product.sections.open({ audience: 'general', at })
      after.sections = [...after.sections, replies.section]
      after.audience = 'general'
      if (effects.leaveSection.first) inboundSection = replies
    }
  }
  if (effects.section) {
    replies = product.sections.open({ audience: effects.section.audience, at })
    after.sections = [...after.sections, replies.section]
    after.audience = effects.section.audience
    if (effects.section.sealInbound) inboundSection = replies
  }
  if (effects.handoff) {
    after.waiting = {
      ...conversation.waiting,
      since: conversation.waiting?.since ?? at,
      team: effects.handoff.team ?? teamFor({ landlord, handles: HANDLES[after.audience] }),
      reason: effects.handoff.reason,
      urgent: effects.handoff.urgent ?? false,
    }
  }
  if (after.waiting && effects.told) after.waiting = { ...after.waiting, told: effects.told }
  if (after.waiting && effects.stays) after.waiting = { ...after.waiting, stays: true }
  // Whoever is needed now is not the one person any more.
  if (effects.handoff && conversation.waiting?.reason === 'restricted') after.offered = null
  // For the one person it is for, until somebody takes it.
  if (effects.handoff?.to) after.offered = { account: effects.handoff.to, until: ALWAYS, passed: [] }
  if (effects.stopWaiting) after.waiting = null
  if (effects.alert) after.alert = { at, kind: effects.alert }
  if (effects.optOut) after.optedOut = effects.optOut === 'stop'
  if (effects.reach) {
    const { way, to } = effects.reach
    const name = `conversations:${conversation._id}:reach`
    after.reach = {
      way,
      sealed: to === null ? null : seal({ key: product.master.derive('intake'), name, bytes: Buffer.from(to) }),
    }
  }
  if (effects.end) after.ended = true
  // Agreed to for what was being told, and for nothing that follows.
  const originals = effects.originals ?? (replies === section && conversation.originals === true)
  if (originals !== (conversation.originals ?? false)) after.originals = originals
  return { after, inbound: inboundSection, replies }
}
