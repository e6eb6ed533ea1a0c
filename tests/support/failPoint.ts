/** A time in which the database fails, or holds up, commands of one place. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from 'mongoose'

const PLACE = { _id: 'fail-point' as never }
const WAIT_MS = 20

/** The server of a test run has one such fail point for all files: they take turns. */
export async function whileFailing({
  connection,
  fails,
  work,
}: {
  connection: Connection
  /** As the fail point `failCommand` takes it: which commands, on which namespace, and how. */
  fails: { failCommands: string[]; namespace: string } & Record<string, unknown>
  work: () => Promise<void>
}): Promise<void> {
  const client = connection.getClient()
  const admin = client.db('admin')
  const turns = client.db('test_turns').collection('turns')
  while (!(await turns.insertOne({ ...PLACE }).catch(() => null))) await sleep(WAIT_MS)
  await admin.command({ configureFailPoint: 'failCommand', mode: 'alwaysOn', data: fails })
  try {
    await work()
  } finally {
    await admin.command({ configureFailPoint: 'failCommand', mode: 'off' })
    await turns.deleteOne(PLACE)
  }
}

/** A time in which nothing can be written into the audit. */
export const whileAuditFails = ({ connection, work }: { connection: Connection; work: () => Promise<void> }) =>
  whileFailing({
    connection,
    fails: { failCommands: ['insert'], namespace: `${connection.name}.audit`, errorCode: 50 },
    work,
  })
