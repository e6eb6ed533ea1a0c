/** Reads the whole database as it was at one instant, collection by collection, a batch at a time. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, mongo } from 'mongoose'
import { type CollectionStart, END_OF_COLLECTION, encodeCounts, encodeStart } from './rows.ts'

export interface Snapshot {
  /** `collections` where the server gives no snapshot: each collection is then as it was while it was read. */
  consistency: 'snapshot' | 'collections'
  counts: Record<string, number>
  rows(): AsyncGenerator<Buffer>
  close(): Promise<void>
}

/** SnapshotUnavailable: a collection was being made at that very instant. */
const NOT_YET = 246
/** InvalidOptions, NotAReplicaSet, OperationNotSupportedInTransaction: this server has no snapshots; an old one is refused by the driver itself. */
const NEVER = [72, 123, 263]
const TRIES = 20

export async function openSnapshot({ connection }: { connection: Connection }): Promise<Snapshot> {
  const starts = await startsOf(connection)
  for (let attempt = 1; ; attempt++) {
    const session = connection.getClient().startSession({ snapshot: true })
    try {
      return await snapshotIn({ connection, starts, session })
    } catch (error) {
      await session.endSession()
      const code = error instanceof Error && 'code' in error ? Number(error.code) : 0
      const tooOld = error instanceof Error && error.name === 'MongoCompatibilityError'
      if (tooOld || NEVER.includes(code)) return await snapshotIn({ connection, starts, session: null })
      if (code !== NOT_YET || attempt === TRIES) throw error
      await sleep(100)
    }
  }
}

async function snapshotIn({
  connection,
  starts,
  session,
}: {
  connection: Connection
  starts: CollectionStart[]
  session: mongo.ClientSession | null
}): Promise<Snapshot> {
  const db = connection.db!
  const inside = session ? { session } : { readConcern: { level: 'majority' as const } }
  const counts: Record<string, number> = {}
  for (const { collection } of starts) counts[collection] = await db.collection(collection).countDocuments({}, inside)
  return {
    consistency: session ? 'snapshot' : 'collections',
    counts,
    rows: async function* () {
      const read: Record<string, number> = {}
      for (const start of starts) {
        yield encodeStart(start)
        read[start.collection] = 0
        for await (const row of db.collection(start.collection).find({}, { ...inside, raw: true })) {
          read[start.collection] = read[start.collection]! + 1
          // A copy: what the driver hands out is a window on the whole batch.
          yield Buffer.from(row as unknown as Uint8Array)
        }
        yield END_OF_COLLECTION
      }
      yield encodeCounts(read)
    },
    close: async () => {
      await session?.endSession()
    },
  }
}

async function startsOf(connection: Connection): Promise<CollectionStart[]> {
  const db = connection.db!
  const found = await db.listCollections({ type: 'collection' }).toArray()
  const own = found.filter(({ name }) => !name.startsWith('system.')).sort((a, b) => a.name.localeCompare(b.name))
  return await Promise.all(
    own.map(async ({ name, ...rest }) => ({
      collection: name,
      options: ('options' in rest ? rest.options : {}) as Record<string, unknown>,
      indexes: (await db.collection(name).listIndexes().toArray()) as Record<string, unknown>[],
    })),
  )
}
