/** Sends what is due on some channels, a few at a time, and marks what came of each; the rows are claimed, so any number of processes may. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OutboxRecord, SendChannel } from '../../services/conversations/outbox.ts'
import type { SendContent } from '../../services/conversations/sendContent.ts'
import { crashPoint } from '../../services/crashPoint.ts'
import { errorCode } from '../../services/log.ts'
import type { SendResult } from '../channels/sms/sendResult.ts'
import type { Product } from '../product.ts'

/** Milliseconds: 1 s, doubling to 15 min, with jitter, for 24 hours (fault F11). */
const RETRY_FIRST = 1_000
const RETRY_MOST = 15 * 60_000
const GIVE_UP_AFTER = 24 * 60 * 60_000
/** Milliseconds until what is due is asked for again while something is being sent. */
const LOOK_AGAIN = 500

/** `isOurs`: the lease has not ended; a process that was frozen in between must not send what another has sent since (fault F4). */
export type SendOne = (args: { row: OutboxRecord; content: SendContent; isOurs: () => boolean }) => Promise<SendResult>

export function createDrain({
  product,
  channels,
  atOnce,
  leaseSeconds,
  send,
}: {
  product: Product
  channels: readonly SendChannel[]
  /** Sends under way at a time, so that one that hangs does not hold up the others. */
  atOnce: number
  /** Seconds a send may take before another process looks what became of it. */
  leaseSeconds: number
  send: SendOne
}): (args: { stopping: () => boolean }) => Promise<void> {
  const { outbox, log, metrics } = product
  let restUntil = 0

  const sendOne = async ({ row, isOurs }: { row: OutboxRecord; isOurs: () => boolean }): Promise<void> => {
    const content = outbox.content(row)
    let result: SendResult
    try {
      result = await send({ row, content, isOurs })
    } catch (error) {
      log.warn('send failed', { code: errorCode(error), channel: row.channel })
      result = { outcome: 'unknown', code: errorCode(error) }
    }
    crashPoint('after_send')
    await settle({ row, result })
    crashPoint('after_mark')
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
    // The carrier asked for a pause: it is meant for everything that goes through it, not for this one alone (fault F12).
    if (result.outcome === 'retry' && result.after) restUntil = performance.now() + result.after
    await outbox.settle({
      row,
      to: result.outcome === 'unknown' ? 'sending' : 'waiting',
      code: result.code,
      dueAt: new Date(now.getTime() + wait),
    })
  }

  const nextDue = async (): Promise<{ row: OutboxRecord; isOurs: () => boolean } | null> => {
    const since = performance.now()
    const landlords = product.landlords.all().map(({ slug }) => slug)
    const row = await outbox.claim({ landlords, channels, by: product.process, now: product.clock(), leaseSeconds })
    return row && { row, isOurs: () => performance.now() - since < leaseSeconds * 1_000 }
  }

  // One asks what is due and hands it out: senders who each ask would ask in vain, and race each other for the same row.
  return async ({ stopping }) => {
    const underWay = new Set<Promise<void>>()
    const failures: unknown[] = []
    const resting = (): boolean => performance.now() < restUntil
    try {
      while (!stopping() && !resting() && failures.length === 0) {
        const due = await nextDue()
        if (due) {
          const sending = sendOne(due)
            .catch((error) => void failures.push(error))
            .finally(() => underWay.delete(sending))
          underWay.add(sending)
        }
        if (!due && underWay.size === 0) break
        // What stands behind a send on its lane is due once that has left; what is new does not wait for one that hangs.
        if (underWay.size >= atOnce) await Promise.race(underWay)
        else if (!due) await Promise.race([...underWay, sleep(LOOK_AGAIN, undefined, { ref: false })])
      }
    } finally {
      await Promise.all(underWay)
    }
    if (failures.length > 0) throw failures[0]
  }
}
