/** One rung of the ladder as a server of its own: `node tests/bench/rungs.ts <rung>` prints its port; each adds one cost to the rung it builds on. */

import { randomBytes } from 'node:crypto'
import { createServer as createHttp } from 'node:http'
import { resolve } from 'node:path'
import restify from 'restify'
import { createAdapter } from '../../bot/adapter.ts'
import { readConfig } from '../../bot/config.ts'
import { twilioRoutes } from '../../bot/http/twilio.ts'
import { createIntake } from '../../bot/intake.ts'
import { start } from '../../bot/main.ts'
import { createServer } from '../../bot/server.ts'
import { connect } from '../../services/db.ts'
import { newId } from '../../services/ids.ts'
import { createLog } from '../../services/log.ts'

export const BENCH_ACCOUNT = { sid: `AC${'0'.repeat(32)}`, token: 'bench-token', publicUrl: 'https://bench.example' }

process.on('SIGTERM', () => process.exit(0))
const rung = process.argv[2] ?? 'http'
const uri = process.env.BENCH_URI ?? ''
const ready = (port: number): void => {
  process.stdout.write(`${JSON.stringify({ port })}\n`)
}
const portOf = (server: { address(): unknown }): number => (server.address() as { port: number }).port

const echo = JSON.stringify({ id: 'x' })
const json = { 'Content-Type': 'application/json' }

/** restify with the handler's work before the same small JSON answer. */
function serve(work: (body: string) => Promise<void>): void {
  const server = restify.createServer({ name: '' })
  server.post('/', async (request: unknown, response: unknown) => {
    const req = request as import('node:http').IncomingMessage
    const res = response as import('node:http').ServerResponse
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    await work(Buffer.concat(chunks).toString())
    res.writeHead(200, json)
    res.end(echo)
  })
  server.listen(0, '127.0.0.1', () => ready(portOf(server.server)))
}

async function product() {
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    MONGODB_URI: uri,
    MONGODB_NAME: `bench-${newId().slice(0, 8)}`,
    DATA_DIR: `/tmp/heard-bench-${process.pid}`,
    MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'silent',
  }
  const wide = { points: 1_000_000_000, seconds: 1 }
  const read = readConfig(env, {
    limits: {
      messagesPerTalk: wide,
      newTalksPerAddress: wide,
      signIns: wide,
      textsPerNumber: wide,
      waitingMessages: 1_000_000,
    },
  })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const started = await start({
    config: read.config,
    log: createLog({ level: 'silent' }),
    env,
    pagesDir: resolve(import.meta.dirname, '../../.heard/pages'),
  })
  if (!started.ok) throw new Error(started.problems.join('\n'))
  return started.running
}

const activity = (text: string) => ({
  type: 'message',
  id: newId(),
  channelId: 'bench',
  text,
  serviceUrl: 'urn:heard:local',
  conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' },
  from: { id: 't', name: '' },
  recipient: { id: 'h', name: '' },
})

if (rung === 'http') {
  const server = createHttp((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, json)
      response.end(echo)
    })
  })
  server.listen(0, '127.0.0.1', () => ready(portOf(server)))
} else if (rung === 'restify') serve(async () => {})
else if (rung === 'botbuilder') {
  const adapter = createAdapter({ credentials: null })
  serve(async (body) => {
    await adapter.run({
      activity: activity(body),
      logic: async (context) => void (await context.sendActivity('hello')),
    })
  })
} else if (rung === 'insert' || rung === 'transaction') {
  const db = await connect({ uri })
  const one = db.connection.collection('bench_one')
  const two = db.connection.collection('bench_two')
  await one.insertOne({ warm: true })
  await two.insertOne({ warm: true })
  serve(
    rung === 'insert'
      ? async (body) => {
          await one.insertOne({ _id: newId() as never, body })
        }
      : async (body) => {
          await db.transact(async (session) => {
            await one.insertOne({ _id: newId() as never, body }, { session })
            await two.insertOne({ _id: newId() as never, body }, { session })
          })
        },
  )
} else if (rung === 'sms') {
  // The webhook alone, its turns left to another process, as the inbox allows.
  const running = await product()
  const worker = { ...running.worker, kick: () => {} }
  const intake = createIntake({ product: running.product, worker })
  const settings = () => ({
    accountSid: BENCH_ACCOUNT.sid,
    authToken: BENCH_ACCOUNT.token,
    publicUrl: BENCH_ACCOUNT.publicUrl,
  })
  await running.worker.stop()
  const config = { ...running.product.config, port: 0 }
  const server = createServer({
    product: { ...running.product, config },
    routes: twilioRoutes({ product: running.product, intake, settings }),
  })
  ready(await server.listen())
} else if (rung === 'turn') {
  const running = await product()
  ready(running.port)
}
