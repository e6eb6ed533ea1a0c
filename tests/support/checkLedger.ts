/** Reads the database after the faults and names every broken promise: lost, doubled, out of order, unanswered, answered twice, left unsent, sent twice. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { StandInText } from '../../bot/channels/sms/standInText.ts'
import { createCases } from '../../services/cases/cases.ts'
import { masterKey, parseMasterKey } from '../../services/confidential/keys.ts'
import { type ConversationRecord, conversationModel } from '../../services/conversations/conversationModel.ts'
import { createInbox } from '../../services/conversations/inbox.ts'
import { createOutbox, type OutboxRecord } from '../../services/conversations/outbox.ts'
import { createSections } from '../../services/conversations/sections.ts'
import { createTranscript, type Entry } from '../../services/conversations/transcript.ts'
import { connect, trusted } from '../../services/db.ts'
import { createTimers } from '../../services/timers.ts'
import type { Setting } from './childProduct.ts'
import type { Ledger, Tenant } from './ledger.ts'

const SETTLE_LIMIT = 120_000
const landlord = 'meadowbrook'

/** Waits until nothing is under way any more, then compares. An empty list: every promise was kept. */
export async function checkLedger({
  ledger,
  setting,
  inOrder = true,
  cases: countCases = true,
  silent = false,
  mayRepeat = false,
}: {
  ledger: Ledger
  setting: Pick<Setting, 'uri' | 'key'>
  /** False where messages were sent at once: any order is right then. */
  inOrder?: boolean
  /** False where the tenants' words were not the ledger's form. */
  cases?: boolean
  /** True where the assistant has a reason to keep silent. */
  silent?: boolean
  /** True where a sender is frozen in the act: the carrier has no idempotency key, so a text marked as unknown may leave twice. */
  mayRepeat?: boolean
}): Promise<string[]> {
  const master = masterKey(parseMasterKey(setting.key)!)
  const db = await connect({
    uri: setting.uri,
    name: new URL(setting.uri.replace(/\/\/[^/]+\//, '//hosts/')).pathname.slice(1),
  })
  const { connection } = db
  const conversations = conversationModel(connection)
  const inbox = createInbox({ connection, master })
  const outbox = createOutbox({ connection, master })
  const transcript = createTranscript({ connection, sections: createSections({ master }) })
  const cases = createCases({ connection, master, timers: createTimers({ connection }) })
  const wrong: string[] = []

  const unsettled = async (): Promise<string[]> => {
    const waiting = await inbox.model.countDocuments({ landlord, state: 'waiting' })
    const unsent = await outbox.model.countDocuments({ landlord, state: trusted({ $in: ['waiting', 'sending'] }) })
    return [
      ...(waiting ? [`${waiting} messages still wait in the inbox`] : []),
      ...(unsent ? [`${unsent} texts still wait in the outbox`] : []),
    ]
  }

  const conversationOf = async (tenant: Tenant): Promise<ConversationRecord | null> => {
    const row = await transcript.model.findOne({ landlord, inbound: tenant.accepted[0]?.id ?? '' }).lean()
    return row ? await conversations.findOne({ _id: row.conversation, landlord }).lean<ConversationRecord>() : null
  }

  const checkTenant = async (tenant: Tenant): Promise<void> => {
    const say = (what: string): void => void wrong.push(`${tenant.channel} ${tenant.name}: ${what}`)
    const conversation = await conversationOf(tenant)
    if (!conversation) return say('nothing of what was accepted is in any transcript')
    const entries = await transcript.read({ conversation, after: 0, limit: 100_000 })
    const own = entries.filter(({ author }) => author === 'tenant')
    const order = (all: string[]): string[] => (inOrder ? all : all.sort())
    const is = order(own.map(({ inbound, body }) => `${inbound} ${body?.text}`))
    const should = order(tenant.accepted.map(({ id, text }) => `${id} ${text}`))
    if (is.join('\n') !== should.join('\n')) {
      const lost = should.filter((one) => !is.includes(one))
      say(
        `accepted ${should.length}, written down ${is.length}, lost ${lost.length} (${lost.slice(0, 3)}), out of order or doubled otherwise`,
      )
    }
    if (entries.some(({ position }, index) => position !== index + 1) || conversation.position !== entries.length)
      say('positions have a gap')
    const unanswered = own.filter(({ position }) => entries[position]?.author !== 'bot')
    if (!silent && unanswered.length > 0) say(`${unanswered.length} messages without a reply`)
    // Each commit counts the conversation up by one: as many commits as messages means one reply set each.
    const done = await inbox.model.countDocuments({ landlord, thread: conversation.thread, state: 'done' })
    if (conversation.version !== done) say(`${done} messages were answered by ${conversation.version} turns`)
    const opened = await cases.model.countDocuments({ landlord, conversation: conversation._id })
    if (countCases && opened !== tenant.finished) say(`${tenant.finished} finished forms became ${opened} cases`)
    if (tenant.channel === 'sms') await checkSends({ conversation, entries, say, tenant })
  }

  const checkSends = async ({
    conversation,
    entries,
    say,
    tenant,
  }: {
    conversation: ConversationRecord
    entries: Entry[]
    say: (what: string) => void
    tenant: Tenant
  }): Promise<void> => {
    const rows = await outbox.model
      .find({ landlord, conversation: conversation._id })
      .sort({ order: 1 })
      .lean<OutboxRecord[]>()
    const replies = entries.filter(({ author }) => author === 'bot').map(({ body }) => body?.text)
    if (rows.length !== replies.length) say(`${replies.length} replies became ${rows.length} texts`)
    const taken = ledger.texts.filter(({ to }) => to === tenant.name)
    for (const row of rows) {
      const times = taken.filter(({ statusCallback }) =>
        statusCallback?.includes(`key=${encodeURIComponent(row._id)}`),
      ).length
      if (times > (mayRepeat && row.code === 'unknown' ? 2 : 1)) say(`text ${row._id} was sent ${times} times`)
      if (times === 0) say(`text ${row._id} is ${row.state} and was never sent`)
    }
    const keyOf = ({ statusCallback }: StandInText): string => statusCallback?.split('key=')[1] ?? ''
    const first = taken.filter((text, index) => taken.findIndex((other) => keyOf(other) === keyOf(text)) === index)
    if (first.map(({ body }) => body).join('\0') !== replies.join('\0'))
      say('texts left in another order than they were written')
  }

  try {
    let left = await unsettled()
    for (
      const until = performance.now() + SETTLE_LIMIT;
      left.length > 0 && performance.now() < until;
      left = await unsettled()
    )
      await sleep(200)
    wrong.push(...left)
    const refused = await inbox.model.countDocuments({ landlord, state: 'refused' })
    if (refused > 0) wrong.push(`${refused} messages were set aside`)
    for (const tenant of ledger.tenants) await checkTenant(tenant)
    return wrong
  } finally {
    await db.close()
  }
}
