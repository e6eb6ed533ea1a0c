/** Takes up lanes with waiting messages, one turn at a time each; sweeps for what a dead process left behind. Nothing else runs in the background. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isKeeperAway } from '../services/confidential/keeper.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { type Inbound, MESSAGES_AT_ONCE } from '../services/conversations/inbox.ts'
import { crashPoint } from '../services/crashPoint.ts'
import { isDatabaseAway } from '../services/errors.ts'
import { errorCode } from '../services/log.ts'
import { conversationFor } from './beginConversation.ts'
import type { Channel } from './channels/channel.ts'
import { createCommit } from './commit.ts'
import type { Hub } from './hub.ts'
import type { Product } from './product.ts'
import type { RecentTalks } from './recentTalks.ts'
import type { StuckSafety } from './stuckSafety.ts'
import { beginSweep, type Round } from './sweep.ts'
import { runTurn } from './turn.ts'

/** Turns run side by side in one process; the rest waits its turn. */
const LANES_AT_ONCE = 32
const RUNS_ON_CONFLICT = 20

export interface Worker {
  /** Work has come in on this lane. Returns at once. */
  kick(lane: { landlord: string; thread: string }): void
  /** Resolves when nothing that was kicked is still running. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export function createWorker({
  product,
  channels,
  recent,
  hub,
  sweepEvery = 1_000,
  chores,
  rounds = [],
  stuck,
}: {
  product: Product
  channels: Record<string, Channel>
  recent: RecentTalks
  hub: Pick<Hub, 'committed'>
  /** Milliseconds between sweeps. */
  sweepEvery?: number
  /** The outbox and the timers, done on each sweep and after each turn. */
  chores: { run(): Promise<void>; stop(): Promise<void> }
  /** What is looked after every so many sweeps. */
  rounds?: Round[]
  /** Called on each try with what waits on a lane that cannot go on now. */
  stuck: StuckSafety
}): Worker {
  const { log, metrics } = product
  const commit = createCommit({ product })
  const running = new Map<string, { again: boolean; lane: { landlord: string; thread: string } }>()
  const queue: string[] = []
  let active = 0
  let stopping = false

  const kick: Worker['kick'] = (lane) => {
    const key = `${lane.landlord}\0${lane.thread}`
    const known = running.get(key)
    if (known) {
      known.again = true
      return
    }
    running.set(key, { again: false, lane })
    queue.push(key)
    next()
  }

  const next = (): void => {
    while (!stopping && active < LANES_AT_ONCE && queue.length > 0) {
      const key = queue.shift() as string
      active += 1
      void workLane(key).finally(() => {
        active -= 1
        next()
      })
    }
  }

  const workLane = async (key: string): Promise<void> => {
    const entry = running.get(key)!
    try {
      do {
        entry.again = false
        const done = await drain(entry.lane)
        if (!done && !stopping) {
          // Another process holds the lane: look again soon, in case it dies with our message still waiting.
          await sleep(40 + Math.random() * 40)
          entry.again = true
        }
      } while (entry.again && !stopping)
    } catch (error) {
      metrics.turns.inc({ channel: 'any', outcome: 'error' })
      log.error('lane failed', { code: errorCode(error), landlord: entry.lane.landlord })
    } finally {
      running.delete(key)
    }
  }

  /** False when another process holds the lane. */
  const drain = async (lane: { landlord: string; thread: string }): Promise<boolean> => {
    const known = recent.take(lane)
    // Asked together: a message that another process finishes in between is found done when its turn is committed.
    const [leased, waiting] = await Promise.all([known ?? product.leases.take(lane), product.inbox.waiting(lane)])
    // Where more than one waits, two processes may be at it: then it is the lease that keeps them apart.
    let conversation = known && waiting.length > 1 ? await product.leases.take(lane) : leased
    if (conversation === null) return waiting.length === 0
    crashPoint('leased')
    const first = waiting[0]
    if (!first) {
      if (known) recent.keep(known)
      else if (conversation) await giveBack(conversation)
      return true
    }
    conversation = await conversationFor({ product, found: conversation, first })
    if (!conversation) return false
    for (const [index, inbound] of waiting.entries()) {
      if (stopping) {
        // So that another process takes it up at once.
        await giveBack(conversation)
        return true
      }
      const last = index === waiting.length - 1
      const before: ConversationRecord = conversation
      try {
        conversation = await turnWithRetries({ conversation, inbound, last })
      } catch (error) {
        // What stands behind it waits too: danger in it must not.
        if (isKeeperAway(error)) await stuck({ conversation: before, waiting: waiting.slice(index) })
        throw error
      }
      if (!conversation) return false
    }
    return waiting.length < MESSAGES_AT_ONCE
  }

  const giveBack = async ({ landlord, _id: id, lease }: ConversationRecord): Promise<void> => {
    if (lease) await product.leases.release({ landlord, id })
  }

  const turnWithRetries = async ({
    conversation,
    inbound,
    last,
  }: {
    conversation: ConversationRecord
    inbound: Inbound
    last: boolean
  }): Promise<ConversationRecord | null> => {
    const channel = channels[inbound.channel]
    if (!channel) throw new Error('unknown_channel')
    let before = conversation
    for (let attempt = 1; attempt <= RUNS_ON_CONFLICT; attempt++) {
      const stop = metrics.turnSeconds.startTimer({ channel: channel.name })
      try {
        const {
          conversation: after,
          fresh,
          rows,
          leaving,
        } = await runTurn({ product, commit, channel, conversation: before, inbound, last })
        metrics.turns.inc({ channel: channel.name, outcome: fresh ? 'done' : 'again' })
        if (fresh) {
          hub.committed({ conversation: after._id, rows })
          if (last) recent.keep(after)
          if (leaving) void chores.run()
          return after
        }
        if (!last) return (await reread(before)) ?? null
        await giveBack(before)
        return before
      } catch (error) {
        const conflict = error instanceof Error && error.name === 'TurnConflict'
        metrics.turns.inc({ channel: channel.name, outcome: conflict ? 'conflict' : 'error' })
        if (isKeeperAway(error)) {
          // No fault of the message: it stays sealed where it waits and the next sweep tries again, while other lanes have this one's place.
          await giveBack(before)
          throw error
        }
        if (!conflict && !isDatabaseAway(error)) {
          await refuseAfterThree({ inbound, error })
          return null
        }
        await sleep(conflict ? 5 * attempt : 200 * attempt)
        const again = await product.leases.take({ landlord: before.landlord, thread: before.thread })
        if (!again) return null
        before = again
      } finally {
        stop()
      }
    }
    return null
  }

  const reread = (before: ConversationRecord): Promise<ConversationRecord | null | undefined> =>
    product.leases.take({ landlord: before.landlord, thread: before.thread })

  /** A message that fails three times for a reason of our own is set aside, so that the lane goes on; it stays stored and is logged. */
  const refuseAfterThree = async ({ inbound, error }: { inbound: Inbound; error: unknown }): Promise<void> => {
    log.error('turn failed', { code: errorCode(error), channel: inbound.channel, landlord: inbound.landlord })
    const row = await product.inbox.model
      .findOneAndUpdate(
        { _id: inbound.id, landlord: inbound.landlord },
        { $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean()
    if (row && row.attempts >= 3)
      await product.inbox.model.updateOne(
        { _id: inbound.id, landlord: inbound.landlord },
        { $set: { state: 'refused' } },
      )
    else await sleep(250)
  }

  const sweep = beginSweep({ product, every: sweepEvery, kick, chores, rounds })

  const idle = async (): Promise<void> => {
    while (active > 0 || (queue.length > 0 && !stopping)) await sleep(5)
  }

  return {
    kick,
    idle,
    stop: async () => {
      stopping = true
      const swept = sweep.stop()
      // Turns that have begun are finished; ten seconds is the promise of fault F28.
      await Promise.race([Promise.all([idle(), chores.stop()]), sleep(10_000, undefined, { ref: false })])
      await swept
    },
  }
}
