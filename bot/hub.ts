/** The web-chat sockets of this process: each is fed from its own position in the log, so that nothing is lost or shown twice. */
import type { WebSocket } from 'ws'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Entry, TranscriptRecord } from '../services/conversations/transcript.ts'
import { errorCode } from '../services/log.ts'
import type { Changes } from './changes.ts'
import { activityOf, type DirectLineActivity } from './directLineActivity.ts'
import { markSeen } from './markSeen.ts'
import type { Product } from './product.ts'

export interface Hub {
  attach(args: { socket: WebSocket; conversation: ConversationRecord; after: number }): void
  /** What this process has just committed; the stream of changes tells all others, and this one again. */
  committed(args: { conversation: string; rows: TranscriptRecord[] }): void
  /** Called when somebody has connected: what is not in the log is told them then. */
  whenAttached(call: (conversation: string) => void): void
  /** Of a conversation that somebody is connected to here; null of any other. */
  landlordOf(conversation: string): string | null
  /** Shows something to whoever is connected without logging it: safety words while nothing can be saved, and that a person writes. */
  pushUnlogged(args: { conversation: string; activity: DirectLineActivity }): number
  close(): void
}

interface Listener {
  socket: WebSocket
  position: number
  /** Feeding is one at a time, so that two changes cannot send the same row. */
  feeding: Promise<void>
}

const PING_EVERY = 15_000
const PAGE = 200
/** Milliseconds a client may take to answer that its stream is closed. */
const GOODBYE = 1_000

export function createHub({ product, changes }: { product: Product; changes: Changes }): Hub {
  const attached = new Set<(conversation: string) => void>()
  const talks = new Map<string, { conversation: ConversationRecord; listeners: Set<Listener> }>()

  const send = async ({
    listener,
    conversation,
    entries,
  }: {
    listener: Listener
    conversation: ConversationRecord
    entries: Entry[]
  }): Promise<void> => {
    const fresh = entries.filter(({ position }) => position > listener.position)
    const last = fresh.at(-1)
    if (!last || listener.socket.readyState !== listener.socket.OPEN) return
    const activities = fresh.flatMap((entry) => activityOf(entry) ?? [])
    listener.position = last.position
    listener.socket.send(JSON.stringify({ activities, watermark: String(last.position) }))
    await markSeen({ product, conversation, entries: fresh })
  }

  /** Rows of one turn arrive one by one; they go out together. */
  const pending = new Map<string, TranscriptRecord[]>()
  const feedSoon = (row: TranscriptRecord): void => {
    const rows = pending.get(row.conversation)
    if (rows) {
      rows.push(row)
      return
    }
    const talk = talks.get(row.conversation)
    if (!talk || [...talk.listeners].every(({ position }) => position >= row.position)) return
    pending.set(row.conversation, [row])
    setImmediate(() => {
      const gathered = pending.get(row.conversation) ?? []
      pending.delete(row.conversation)
      feed({ id: row.conversation, rows: gathered })
    })
  }

  const feed = ({ id, rows = [] }: { id: string; rows?: TranscriptRecord[] }): void => {
    const talk = talks.get(id)
    if (!talk) return
    for (const listener of talk.listeners) {
      listener.feeding = listener.feeding
        .then(async () => {
          const fresh = rows.filter(({ position }) => position > listener.position)
          if (rows.length > 0 && fresh.length === 0) return
          const inStep =
            fresh.length > 0 &&
            fresh.every(
              (row, index) =>
                row.position === listener.position + 1 + index &&
                talk.conversation.sections.some(({ id: section }) => section === row.section),
            )
          if (inStep) {
            await send({
              listener,
              conversation: talk.conversation,
              entries: fresh.map((row) => product.transcript.open({ conversation: talk.conversation, row })),
            })
            return
          }
          // A gap, or a section opened or closed since: ask the log itself.
          const { landlord } = talk.conversation
          const conversation = await product.conversations.findOne({ _id: id, landlord }).lean<ConversationRecord>()
          if (!conversation) return
          talk.conversation = conversation
          await send({
            listener,
            conversation,
            entries: await product.transcript.read({ conversation, after: listener.position, limit: PAGE }),
          })
        })
        .catch((error: unknown) => product.log.warn('feeding failed', { code: errorCode(error) }))
    }
  }

  /** A conversation that was left streams to nobody, whichever process took the leave (threat T12). */
  const closeIfEnded = async (id: string): Promise<void> => {
    const talk = talks.get(id)
    if (!talk || !(await product.conversations.exists({ _id: id, landlord: talk.conversation.landlord, ended: true })))
      return
    for (const { socket } of talk.listeners) socket.close(1000)
  }

  const stop = changes.subscribe((change) => {
    if (change.kind === 'conversation')
      closeIfEnded(change.conversation).catch((error: unknown) =>
        product.log.warn('closing failed', { code: errorCode(error) }),
      )
    if (change.kind === 'said') feedSoon(change.row)
    if (change.kind === 'gap') for (const id of talks.keys()) feed({ id })
  })

  const pinging = setInterval(() => {
    for (const { listeners } of talks.values())
      for (const { socket } of listeners) if (socket.readyState === socket.OPEN) socket.send('')
  }, PING_EVERY)
  pinging.unref()

  return {
    attach: ({ socket, conversation, after }) => {
      const talk = talks.get(conversation._id) ?? { conversation, listeners: new Set<Listener>() }
      talk.conversation = conversation
      talks.set(conversation._id, talk)
      const listener: Listener = { socket, position: after, feeding: Promise.resolve() }
      talk.listeners.add(listener)
      product.metrics.sockets.inc()
      socket.on('close', () => {
        talk.listeners.delete(listener)
        if (talk.listeners.size === 0 && talks.get(conversation._id) === talk) talks.delete(conversation._id)
        product.metrics.sockets.dec()
      })
      socket.on('error', () => socket.terminate())
      feed({ id: conversation._id })
      for (const call of attached) call(conversation._id)
    },
    committed: ({ conversation, rows }) => {
      if (rows.length > 0) feed({ id: conversation, rows })
    },
    whenAttached: (call) => {
      attached.add(call)
    },
    landlordOf: (conversation) => talks.get(conversation)?.conversation.landlord ?? null,
    pushUnlogged: ({ conversation, activity }) => {
      const open = [...(talks.get(conversation)?.listeners ?? [])].filter(
        ({ socket }) => socket.readyState === socket.OPEN,
      )
      for (const { socket, position } of open)
        socket.send(JSON.stringify({ activities: [activity], watermark: String(position) }))
      return open.length
    },
    close: () => {
      stop()
      clearInterval(pinging)
      const open = [...talks.values()].flatMap(({ listeners }) => [...listeners].map(({ socket }) => socket))
      for (const socket of open) socket.close(1001)
      // A browser whose machine sleeps never answers the goodbye; the process must not wait for it (fault F28).
      setTimeout(() => {
        for (const socket of open) socket.terminate()
      }, GOODBYE).unref()
    },
  }
}
