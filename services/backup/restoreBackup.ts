/** Brings a backup into an empty database: all of the file is proved before the first write. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Connection, mongo } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { byteReader } from './byteReader.ts'
import { openChunks } from './chunks.ts'
import { type BackupHeader, readHeader, sealOf } from './header.ts'
import { BackupProblem, type BackupProblemReason } from './problem.ts'
import { type Visitor, visitRows } from './rows.ts'

export type Restored =
  | { ok: true; header: BackupHeader; counts: Record<string, number>; parked: number }
  | { ok: false; reason: BackupProblemReason | 'not_empty' | 'no_file' | 'counts_differ' | 'changed_meanwhile' }

const BATCH = { rows: 500, bytes: 8_388_608 }
/** Texts that waited longer than this are not sent after a restore: they may have left before (fault F31). */
const STALE = 3_600_000
const NOTHING: Visitor = { begin: () => {}, row: () => {}, end: () => {} }

export async function restoreBackup({
  connection,
  master,
  file,
  at,
}: {
  connection: Connection
  master: MasterKey
  file: string
  at: Date
}): Promise<Restored> {
  if (!(await isFile(file))) return { ok: false, reason: 'no_file' }
  if (!(await isEmpty(connection))) return { ok: false, reason: 'not_empty' }
  let proved = false
  try {
    const { header, counts } = await readThrough({ file, master, visitor: NOTHING })
    proved = true
    await readThrough({ file, master, visitor: writer(connection) })
    for (const [name, count] of Object.entries(counts))
      if ((await connection.db!.collection(name).countDocuments({})) !== count)
        return { ok: false, reason: 'counts_differ' }
    return { ok: true, header, counts, parked: await parkStale({ connection, at }) }
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error
    // It was whole a moment ago: somebody is changing it while it is read.
    return { ok: false, reason: proved ? 'changed_meanwhile' : error.reason }
  }
}

/** Proves the file from its first byte to its last while the visitor sees what is in it. */
async function readThrough({
  file,
  master,
  visitor,
}: {
  file: string
  master: MasterKey
  visitor: Visitor
}): Promise<{ header: BackupHeader; counts: Record<string, number> }> {
  const stream = createReadStream(file)
  try {
    const reader = byteReader(stream)
    const { header, encoded } = await readHeader(reader)
    if (header.key !== master.fingerprint) throw new BackupProblem('other_key')
    const seal = sealOf({ master, header, encoded })
    let counts: Record<string, number> = {}
    await pipeline(openChunks({ seal, reader }), createGunzip(), async (source: AsyncIterable<Buffer>) => {
      counts = await visitRows({ source, visitor })
    }).catch((error: unknown) => {
      const { code } = error as { code?: unknown }
      throw String(code).startsWith('Z_') ? new BackupProblem('damaged') : error
    })
    return { header, counts }
  } finally {
    stream.destroy()
  }
}

function writer(connection: Connection): Visitor {
  const db = connection.db!
  let name = ''
  let indexes: Record<string, unknown>[] = []
  let rows: mongo.Document[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await db.collection(name).insertMany(rows, { bypassDocumentValidation: true })
    rows = []
    size = 0
  }
  return {
    begin: async (start) => {
      name = start.collection
      indexes = start.indexes.filter(({ name: index }) => index !== '_id_')
      await db.createCollection(name, start.options)
    },
    row: async (document) => {
      // Every number keeps its kind: what is written is byte for byte what was read.
      rows.push(mongo.BSON.deserialize(document, { promoteValues: false, promoteBuffers: false, bsonRegExp: true }))
      size += document.length
      if (rows.length >= BATCH.rows || size >= BATCH.bytes) await flush()
    },
    end: async () => {
      await flush()
      if (indexes.length > 0) await db.command({ createIndexes: name, indexes })
    },
  }
}

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )

async function isEmpty(connection: Connection): Promise<boolean> {
  const found = await connection.db!.listCollections({}, { nameOnly: true }).toArray()
  return found.every(({ name }) => name.startsWith('system.'))
}

async function parkStale({ connection, at }: { connection: Connection; at: Date }): Promise<number> {
  const { modifiedCount } = await connection
    .db!.collection('outbox')
    .updateMany(
      { state: { $in: ['waiting', 'sending'] }, createdAt: { $lt: new Date(at.getTime() - STALE) } },
      { $set: { state: 'parked', lease: null } },
    )
  return modifiedCount
}
