/** A time in which nothing can be written into the audit. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from 'mongoose'

const PLACE = { _id: 'audit-away' as never }
const WAIT_MS = 20

/** The server of a test run has one such fail point for all files: they take turns. */
export async function whileAuditFails({
  connection,
  work,
}: {
  connection: Connection
  work: () => Promise<void>
}): Promise<void> {
  const client = connection.getClient()
  const admin = client.db('admin')
  const turns = client.db('test_turns').collection('turns')
  while (!(await turns.insertOne({ ...PLACE }).catch(() => null))) await sleep(WAIT_MS)
  const data = { failCommands: ['insert'], namespace: `${connection.name}.audit`, errorCode: 50 }
  await admin.command({ configureFailPoint: 'failCommand', mode: 'alwaysOn', data })
  try {
    await work()
  } finally {
    await admin.command({ configureFailPoint: 'failCommand', mode: 'off' })
    await turns.deleteOne(PLACE)
  }
}
