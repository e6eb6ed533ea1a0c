/** What leaves and what falls due: the outbox is drained and the timers are seen to, by whichever process comes first. */

import { t } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import { unseal, unsealJson } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes } from '../services/conversations/inbox.ts'
import type { OutboxRecord } from '../services/conversations/outbox.ts'
import { crashPoint } from '../services/crashPoint.ts'
import { errorCode } from '../services/log.ts'
import type { TimerRecord } from '../services/timers.ts'
import { readNumber } from './channels/sms/number.ts'
import type { SendResult } from './channels/sms/sendResult.ts'
import type { TwilioSender } from './channels/sms/twilioSender.ts'
import { factsOf } from './facts.ts'
import type { Product } from './product.ts'
import { sendErrorOf } from './sendError.ts'
import { type PeerAddress, peerName } from './sends.ts'

/** Seconds a send may take before another process looks what became of it. */
const SEND_LEASE = 30
/** Milliseconds: 1 s, doubling to 15 min, with jitter, for 24 hours (fault F11). */
const RETRY_FIRST = 1_000
const RETRY_MOST = 15 * 60_000
const GIVE_UP_AFTER = 24 * 60 * 60_000
/** Sends under way at a time, so that one that hangs does not hold up the others. */
const SENDS_AT_ONCE = 8
/** Milliseconds that the clocks of two processes may be apart (fault F16). */
const CLOCKS_APART = 60 * 60_000

export interface Chores {
  /** Does what is due now and never rejects; calls while it runs are joined into one more round. */
  run(): Promise<void>
  /** Sends that have begun are finished and marked; no further one is begun. */
  stop(): Promise<void>
}

export function createChores({
  product,
  sms,
  leaseSeconds = SEND_LEASE,
}: {
  product: Product
  sms: () => TwilioSender | null
  leaseSeconds?: number
}): Chores {
  const { outbox, timers, log, metrics } = product
  let running: Promise<void> | null = null
  let again = false
  let stopping = false
  let restUntil = 0
  const slugs = (): string[] => product.landlords.all().map(({ slug }) => slug)

  const run = (): Promise<void> => {
    again = true
    running ??= rounds()
    return running
  }

  const rounds = async (): Promise<void> => {
    while (again && !stopping) {
      again = false
      try {
        await Promise.all(Array.from({ length: SENDS_AT_ONCE }, sendDue))
        await doDue()
      } catch (error) {
        // The database is away: the next sweep tries again.
        log.warn('chores failed', { code: errorCode(error) })
      }
    }
    running = null
  }

  const sendDue = async (): Promise<void> => {
    while (!stopping && performance.now() >= restUntil) {
      const since = performance.now()
      const row = await outbox.claim({ landlords: slugs(), by: product.process, now: product.clock(), leaseSeconds })
      if (!row) return
      await sendOne({ row, isOurs: () => performance.now() - since < leaseSeconds * 1_000 })
    }
  }

  /** `isOurs`: the lease has not ended; a process that was frozen in between must not send what another has sent since (fault F4). */
  const sendOne = async ({ row, isOurs }: { row: OutboxRecord; isOurs: () => boolean }): Promise<void> => {
    const content = outbox.content(row)
    let result: SendResult
    try {
      if (row.channel === 'botframework') result = await sendActivity(content.activity)
      else result = await sendText({ row, content, isOurs })
    } catch (error) {
      log.warn('send failed', { code: errorCode(error), channel: row.channel })
      result = { outcome: 'unknown', code: errorCode(error) }
    }
    crashPoint('after_send')
    await settle({ row, result })
    crashPoint('after_mark')
  }

  const sendText = async ({
    row,
    content,
    isOurs,
  }: {
    row: OutboxRecord
    content: { to: string; from: string; body: string }
    isOurs: () => boolean
  }): Promise<SendResult> => {
    const sender = sms()
    if (!sender) return { outcome: 'retry', code: 'no_sender' }
    // Only UK mobiles are texted: a landline would speak it aloud (journeys 0.9).
    const number = readNumber(content.to)
    if (!number.ok) return { outcome: 'failed', code: number.reason }
    if (row.state === 'sending') {
      // An earlier attempt ended without an answer: Twilio has no idempotency key, so it is asked first.
      const except = await outbox.providerIds({ landlord: row.landlord, lane: row.lane })
      const found = await sender.find({ ...content, since: new Date(row.createdAt.getTime() - CLOCKS_APART), except })
      if (found) return { outcome: 'sent', sid: found.sid }
    }
    if (!isOurs()) return { outcome: 'unknown', code: 'lease_over' }
    crashPoint('before_send')
    return await sender.send({ ...content, key: row._id })
  }

  const sendActivity = async (sealed: unknown): Promise<SendResult> => {
    const { activity, reference } = sealed as {
      activity: Parameters<typeof product.adapter.send>[0]['activity']
      reference: Parameters<typeof product.adapter.send>[0]['reference']
    }
    try {
      return { outcome: 'sent', sid: (await product.adapter.send({ reference, activity })) ?? 'none' }
    } catch (error) {
      return sendErrorOf(error)
    }
  }

  const settle = async ({ row, result }: { row: OutboxRecord; result: SendResult }): Promise<void> => {
    metrics.sends.inc({ channel: row.channel, outcome: result.outcome })
    const now = product.clock()
    if (result.outcome === 'sent') return await outbox.settle({ row, to: 'sent', providerId: result.sid })
    if (result.outcome === 'failed') return await outbox.settle({ row, to: 'failed', code: result.code })
    if (result.outcome === 'opted_out') {
      await outbox.settle({ row, to: 'failed', code: '21610' })
      if (row.conversation)
        await product.conversations.updateOne(
          { _id: row.conversation, landlord: row.landlord },
          { $set: { optedOut: true }, $inc: { version: 1 } },
        )
      return
    }
    if (now.getTime() - row.createdAt.getTime() > GIVE_UP_AFTER)
      return await outbox.settle({ row, to: 'failed', code: result.code })
    const backoff = Math.min(RETRY_MOST, RETRY_FIRST * 2 ** row.attempts) * (0.75 + Math.random() / 2)
    const wait = result.outcome === 'retry' && result.after ? result.after : backoff
    // The carrier asked for a pause: it is meant for every text, not for this one alone (fault F12).
    if (result.outcome === 'retry' && result.after) restUntil = performance.now() + result.after
    await outbox.settle({
      row,
      to: result.outcome === 'unknown' ? 'sending' : 'waiting',
      code: result.code,
      dueAt: new Date(now.getTime() + wait),
    })
  }

  const doDue = async (): Promise<void> => {
    for (;;) {
      const timer = await timers.claim({ landlords: slugs(), by: product.process, now: product.clock() })
      if (!timer) return
      await doOne(timer)
    }
  }

  /** An officer's reply that nobody has looked at becomes one neutral text, if the tenant agreed to one. */
  const doOne = async (timer: TimerRecord): Promise<void> => {
    const { landlord: slug, conversation: id } = timer
    const conversation = await product.conversations.findOne({ _id: id, landlord: slug }).lean<ConversationRecord>()
    const landlord = product.landlords.bySlug(slug)
    const at = product.clock()
    const unread =
      conversation &&
      conversation.seen < timer.position &&
      conversation.reach?.way === 'sms' &&
      conversation.reach.sealed
    const from = landlord?.operations.sms_numbers[0]
    await product.db.transact(async (session) => {
      if (unread && landlord && from && conversation.reach?.sealed) {
        const key = product.master.derive('intake')
        const to = unseal({
          key,
          name: `conversations:${id}:reach`,
          sealed: bytes(conversation.reach.sealed),
        }).toString('utf8')
        const body = t({
          key: 'sms.unread',
          language: spokenAs(conversation.language) ?? 'en',
          params: factsOf({ landlord, law: product.law }),
          voice: 'short',
        })
        await outbox
          .plan([
            {
              id: `timer:${timer._id}`,
              landlord: slug,
              audience: conversation.audience,
              retention: conversation.retention,
              conversation: id,
              channel: 'sms',
              kind: 'notice',
              lane: `notice:${id}`,
              order: timer.position,
              at,
              content: { to, from, body },
            },
          ])
          .run(session)
      }
      await timers.done({ timer, at }).run(session)
    })
  }

  return {
    run,
    stop: async () => {
      stopping = true
      await running
    },
  }
}

/** The other side's address of a conversation, for officers' replies. */
export const peerOf = ({
  product,
  conversation,
}: {
  product: Product
  conversation: ConversationRecord
}): PeerAddress | null =>
  conversation.peer
    ? (unsealJson({
        key: product.master.derive('intake'),
        name: peerName(conversation._id),
        sealed: bytes(conversation.peer),
      }) as PeerAddress)
    : null
