/** Writes one sealed file with all of the database as it was at one instant; under its own name only once it is whole. */
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Connection } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { newId } from '../ids.ts'
import { sealChunks } from './chunks.ts'
import { type BackupHeader, encodeHeader, FORMAT, newSalt, sealOf } from './header.ts'
import { openSnapshot } from './snapshot.ts'

export type Written =
  | { ok: true; header: BackupHeader; bytes: number }
  | { ok: false; reason: 'file_exists' | 'no_folder' | 'other_key' | 'empty_database' }

export async function writeBackup({
  connection,
  master,
  file,
  product,
  at,
}: {
  connection: Connection
  master: MasterKey
  file: string
  /** Version of the product. */
  product: string
  at: Date
}): Promise<Written> {
  if (existsSync(file)) return { ok: false, reason: 'file_exists' }
  if (!existsSync(dirname(file))) return { ok: false, reason: 'no_folder' }
  const meta = await connection.collection<{ _id: string; fingerprint: string }>('meta').findOne({ _id: 'master' })
  if (!meta) return { ok: false, reason: 'empty_database' }
  // Sealed under a key that is not the database's own, the backup would open words that nothing can read.
  if (meta.fingerprint !== master.fingerprint) return { ok: false, reason: 'other_key' }
  const snapshot = await openSnapshot({ connection })
  const header: BackupHeader = {
    format: FORMAT,
    product,
    key: master.fingerprint,
    at: at.toISOString(),
    consistency: snapshot.consistency,
    salt: newSalt(),
    collections: snapshot.counts,
  }
  const encoded = encodeHeader(header)
  const seal = sealOf({ master, header, encoded })
  const part = join(dirname(file), `.${basename(file)}.${newId()}.part`)
  const handle = await open(part, 'wx', 0o600)
  try {
    let bytes = 0
    await pipeline(
      snapshot.rows(),
      createGzip(),
      (source: AsyncIterable<Buffer>) => sealChunks({ seal, source }),
      async (chunks: AsyncIterable<Buffer>) => {
        bytes += (await handle.write(encoded)).bytesWritten
        for await (const chunk of chunks) bytes += (await handle.write(chunk)).bytesWritten
      },
    )
    await handle.sync()
    await handle.close()
    if (existsSync(file)) {
      await rm(part, { force: true })
      return { ok: false, reason: 'file_exists' }
    }
    await rename(part, file)
    return { ok: true, header, bytes }
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  } finally {
    await snapshot.close()
  }
}
