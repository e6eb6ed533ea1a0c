/** Tells whether the MongoDB that an operator named can carry the product, and if not, why and what to do. */
import mongoose, { type mongo } from 'mongoose'

export type Checked = { ok: true } | { ok: false; reason: Reason; message: string }
type Reason = 'invalid_uri' | 'unreachable' | 'standalone' | 'not_initiated' | 'not_usable'

const { MongoClient } = mongoose.mongo

const why = 'Transactions and change streams, which keep every message, need a replica set; one member is enough.'

export async function checkReplicaSet(input: { uri: string; limitMs?: number }): Promise<Checked> {
  const { uri, limitMs = 5_000 } = input
  let client: mongo.MongoClient
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: limitMs, connectTimeoutMS: limitMs })
  } catch (error) {
    // The driver's words here name the fault, not the address: no password gets out.
    return no('invalid_uri', `MONGODB_URI is not a MongoDB address: ${words(error)}`)
  }
  try {
    // Through the set's own name a standalone only shows as "timed out"; asked directly it says what it is.
    const seen = await Promise.all(client.options.hosts.map((host) => look({ host, like: client.options, limitMs })))
    const telling = seen.find((one) => one.ok) ?? seen.find((one) => !one.ok && one.reason !== 'unreachable') ?? seen[0]
    if (telling && !telling.ok) return telling
    const session = client.startSession()
    const hello = await client.db('admin').command({ hello: 1 }, { session, readPreference: 'primary' })
    await session.endSession()
    return hello.setName || hello.msg === 'isdbgrid' ? { ok: true } : standalone('it')
  } catch (error) {
    return no('not_usable', `MONGODB_URI answers, and cannot be used: ${words(error)}`)
  } finally {
    await client.close()
  }
}

async function look(input: { host: mongo.HostAddress; like: mongo.MongoOptions; limitMs: number }): Promise<Checked> {
  const { host, like, limitMs } = input
  const tls = Object.fromEntries(
    Object.entries(like).filter(([name]) => /^(tls|ca|cert|key|pfx|passphrase)/.test(name)),
  )
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    ...tls,
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: limitMs,
  })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    // A router of a sharded cluster has no set name and carries transactions.
    if (hello.setName || hello.msg === 'isdbgrid') return { ok: true }
    if (!hello.isreplicaset) return standalone(String(host))
    return no('not_initiated', `${host} was started with a replica set's name, but the set was never founded. ${found}`)
  } catch (error) {
    return no('unreachable', `${host} does not answer: ${words(error)}`)
  } finally {
    await client.close()
  }
}

const found = 'Run once in mongosh: rs.initiate()'

function standalone(host: string): Checked {
  const cure = `Stop it, start it again on the same data with --replSet heard, then: ${found}, and add ?replicaSet=heard to MONGODB_URI.`
  return no('standalone', `${host} is a standalone mongod. ${why} ${cure}`)
}

function no(reason: Reason, message: string): Checked {
  return { ok: false, reason, message }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
