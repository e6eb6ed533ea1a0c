/** Tells a tenant's page that a person is there, and that the one who holds the conversation writes; unlogged, and to nobody else. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { withheldSections } from '../services/conversations/withheld.ts'
import type { Signal } from '../services/handoff/signals.ts'
import { newId } from '../services/ids.ts'
import { errorCode } from '../services/log.ts'
import type { Accounts } from '../services/staff/accounts.ts'
import type { Changes } from './changes.ts'
import { type DirectLineActivity, STAFF_ID } from './directLineActivity.ts'
import type { Hub } from './hub.ts'
import { allRead } from './marks.ts'
import type { Product } from './product.ts'

/** What a page is told by the event of this name: nothing of it is in the log. */
export interface Person {
  /** Somebody of staff has the conversation or is asked for: the page says when the tenant writes. */
  live: boolean
  /** Whoever holds it has read everything that the tenant has said. */
  read: boolean
}

const NOBODY = JSON.stringify({ live: false, read: false } satisfies Person)

export function createPersonSignals({
  product,
  hub,
  changes,
  shownNames,
}: {
  product: Product
  hub: Pick<Hub, 'landlordOf' | 'pushUnlogged' | 'whenAttached'>
  changes: Pick<Changes, 'subscribe'>
  shownNames: Accounts['shownNames']
}): { close(): void } {
  const { conversations, signals, clock, log } = product

  /** Null where nobody is connected here. */
  const talkOf = async (id: string): Promise<ConversationRecord | null> => {
    const landlord = hub.landlordOf(id)
    if (landlord === null) return null
    const conversation = await conversations.findOne({ _id: id, landlord }).lean<ConversationRecord>()
    return conversation?.ended ? null : conversation
  }
  const push = (id: string, activity: Pick<DirectLineActivity, 'type' | 'from' | 'name' | 'value'>): void => {
    const wire = { channelId: 'directline' as const, conversation: { id }, timestamp: clock().toISOString() }
    hub.pushUnlogged({ conversation: id, activity: { ...wire, id: `${id}|${newId()}`, ...activity } })
  }

  /** Talks whose page knows of a person; all others know that there is none. */
  const told = new Map<string, string>()
  const tell = async ({ id, afresh }: { id: string; afresh: boolean }): Promise<void> => {
    const conversation = await talkOf(id)
    if (!conversation) {
      told.delete(id)
      return
    }
    const { holder, waiting } = conversation
    const live = holder !== null || waiting !== null
    const value: Person = { live, read: live && (await allRead({ product, conversation })) }
    const now = JSON.stringify(value)
    if (afresh ? !value.live : now === (told.get(id) ?? NOBODY)) return
    if (value.live) told.set(id, now)
    else told.delete(id)
    push(id, { type: 'event', name: 'heard/person', value, from: { id: 'heard', role: 'bot' } })
  }

  const hear = async ({ conversation: id, account, doing }: Signal): Promise<void> => {
    const conversation = account === null ? null : await talkOf(id)
    if (!conversation || account === null) return
    if (doing === 'here') {
      // Somebody looks: the process that has the tenant's line says that she is there too.
      if (withheldSections(conversation).size === 0)
        await signals.note({ conversation, account: null, doing: 'here', at: clock() })
      return
    }
    if (conversation.holder !== account) return
    const name = (await shownNames({ landlord: conversation.landlord, ids: [account] })).get(account)
    push(id, { type: 'typing', from: { id: STAFF_ID, role: 'bot', ...(name ? { name } : {}) } })
  }

  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.warn('signal not passed on', { code: errorCode(error) }))
  }
  hub.whenAttached((id) => quietly(tell({ id, afresh: true })))
  const stop = changes.subscribe((change) => {
    if (change.kind === 'signal' && change.step !== 'over') quietly(hear(change.signal))
    // Words that came in since are not read yet.
    const written = change.kind === 'said' && change.row.author === 'tenant' && told.has(change.conversation)
    if (change.kind === 'conversation' || change.kind === 'marks' || written)
      quietly(tell({ id: change.conversation, afresh: false }))
  })
  return {
    close: () => {
      stop()
      signals.close()
    },
  }
}
