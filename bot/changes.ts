/** What happened in the database, by any process: one change stream for new transcript rows, conversations, cases and signals. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, mongo } from 'mongoose'
import { conversationOfSend, staffSends } from '../services/conversations/staffSend.ts'
import type { TranscriptRecord } from '../services/conversations/transcript.ts'
import { type Signal, signalOf } from '../services/handoff/signals.ts'
import { errorCode, type Log } from '../services/log.ts'

export type Change =
  | { kind: 'said'; landlord: string; conversation: string; row: TranscriptRecord }
  /** The landlord is not on the stream: a listener looks within its own scope. */
  | { kind: 'conversation'; conversation: string }
  | { kind: 'case'; case: string }
  /** One of the two has got or seen what the other wrote. */
  | { kind: 'marks'; conversation: string }
  /** Somebody is there or writes. */
  | { kind: 'signal'; conversation: string; signal: Signal; step: 'begins' | 'goes on' | 'over' }
  /** The stream was interrupted: listeners look for themselves at what they missed. */
  | { kind: 'gap' }

export interface Changes {
  subscribe(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

/** What staff see of a conversation; its leases and its sealed state change at every turn and concern nobody. */
const SHOWN = ['waiting', 'holder', 'alert', 'audience', 'ended', 'notedAt', 'followUp', 'offered']

/** How far each has seen the other; concerns nobody who has not the conversation open. */
const MARKS = ['seen', 'shownTo', 'readTo']
const has = (field: string) => ({ [`updateDescription.updatedFields.${field}`]: { $exists: true } })

const STEPS: Record<string, 'begins' | 'goes on'> = { insert: 'begins', update: 'goes on' }

const PIPELINE = [
  {
    $match: {
      $or: [
        { 'ns.coll': 'transcript', operationType: 'insert' },
        { 'ns.coll': 'cases', operationType: { $in: ['insert', 'update'] } },
        { 'ns.coll': 'signals', operationType: { $in: ['insert', 'update', 'delete'] } },
        {
          'ns.coll': 'conversations',
          operationType: 'update',
          $or: [...SHOWN, ...MARKS].map(has),
        },
        // What the carrier says of an officer's text.
        { 'ns.coll': 'outbox', operationType: 'update', 'documentKey._id': staffSends(), ...has('state') },
      ],
    },
  },
  {
    $project: {
      coll: '$ns.coll',
      id: '$documentKey._id',
      operationType: 1,
      shown: {
        $or: SHOWN.map((field) => ({ $ne: [{ $type: `$updateDescription.updatedFields.${field}` }, 'missing'] })),
      },
      row: { $cond: [{ $eq: ['$ns.coll', 'transcript'] }, '$fullDocument', '$$REMOVE'] },
    },
  },
]

export function createChanges({ connection, log }: { connection: Connection; log: Log }): Changes {
  const listeners = new Set<(change: Change) => void>()
  let stream: mongo.ChangeStream | null = null
  let closing = false
  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change)
  }

  const read = (event: Record<string, unknown>): Change | null => {
    const coll = String(event.coll)
    const id = String(event.id)
    if (coll === 'transcript') {
      const row = event.row as TranscriptRecord | undefined
      return row ? { kind: 'said', landlord: row.landlord, conversation: row.conversation, row } : null
    }
    if (coll === 'signals') {
      const signal = signalOf(id)
      return (
        signal && {
          kind: 'signal',
          conversation: signal.conversation,
          signal,
          step: STEPS[String(event.operationType)] ?? 'over',
        }
      )
    }
    if (coll === 'outbox') return { kind: 'marks', conversation: conversationOfSend(id) }
    if (coll === 'conversations' && event.shown === false) return { kind: 'marks', conversation: id }
    return coll === 'conversations' ? { kind: 'conversation', conversation: id } : { kind: 'case', case: id }
  }

  const following = (async () => {
    let token: unknown
    while (!closing) {
      try {
        stream = connection.db!.watch(PIPELINE, token ? { resumeAfter: token } : {})
        let event: object | null = await stream.tryNext()
        // Open now: whoever looks from here on misses nothing between the look and the stream.
        tell({ kind: 'gap' })
        while (!closing) {
          const change = event && read(event as Record<string, unknown>)
          if (change) tell(change)
          token = stream.resumeToken
          event = await stream.next()
        }
      } catch (error) {
        if (closing) return
        log.warn('change stream interrupted', { code: errorCode(error) })
        // A token too old to resume from is dropped; nobody is left behind, since listeners are told to look.
        if (error instanceof Error && 'code' in error && (error.code === 286 || error.code === 280)) token = undefined
        await sleep(500)
      }
    }
  })()

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      closing = true
      await stream?.close().catch(() => {})
      await following
    },
  }
}
