/** Conversations as this process left them a moment ago: the tenant's next message needs neither lease nor read, since its commit compares versions. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Lane } from '../services/conversations/lease.ts'
import type { Changes } from './changes.ts'

/** Milliseconds and talks: what is older or more is read again. */
const HELD_FOR = 120_000
const TALKS_HELD = 2_000

export interface RecentTalks {
  keep(conversation: ConversationRecord): void
  /** Gives it out once: whoever finds it overtaken reads again. */
  take(lane: Lane): ConversationRecord | undefined
}

/** Other processes' turns are heard of on the stream of changes; what the stream does not tell, the commit finds out. */
export function createRecentTalks({ changes }: { changes: Pick<Changes, 'subscribe'> }): RecentTalks {
  const talks = new Map<string, { lane: string; conversation: ConversationRecord; until: number }>()
  const byLane = new Map<string, string>()
  const drop = (id: string): void => {
    const held = talks.get(id)
    if (held) byLane.delete(held.lane)
    talks.delete(id)
  }
  changes.subscribe((change) => {
    if (change.kind === 'gap') {
      talks.clear()
      byLane.clear()
    }
    if (change.kind !== 'said') return
    const held = talks.get(change.conversation)
    if (held && change.row.position > held.conversation.position) drop(change.conversation)
  })
  return {
    keep: (conversation) => {
      const { _id, ended } = conversation
      drop(_id)
      if (ended) return
      const lane = keyOf(conversation)
      talks.set(_id, { lane, conversation, until: performance.now() + HELD_FOR })
      byLane.set(lane, _id)
      if (talks.size > TALKS_HELD) drop(talks.keys().next().value as string)
    },
    take: (lane) => {
      const held = talks.get(byLane.get(keyOf(lane)) ?? '')
      if (!held) return undefined
      drop(held.conversation._id)
      return held.until > performance.now() ? held.conversation : undefined
    },
  }
}

const keyOf = ({ landlord, thread }: Lane): string => `${landlord}\0${thread}`
