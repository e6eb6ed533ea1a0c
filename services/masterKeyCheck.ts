/** Compares the master key with the one this database was written with, and refuses another: words sealed by it could never be read again. */
import type { Connection } from 'mongoose'
import type { MasterKey } from './confidential/keys.ts'

export async function checkMasterKey({
  connection,
  master,
}: {
  connection: Connection
  master: MasterKey
}): Promise<{ ok: true } | { ok: false }> {
  const meta = connection.collection<{ _id: string; fingerprint: string; schema: number }>('meta')
  await meta.updateOne(
    { _id: 'master' },
    { $setOnInsert: { fingerprint: master.fingerprint, schema: 1 } },
    { upsert: true },
  )
  const stored = await meta.findOne({ _id: 'master' })
  return stored?.fingerprint === master.fingerprint ? { ok: true } : { ok: false }
}
