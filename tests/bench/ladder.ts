/** The ladder of costs, rung by rung in one run, and the product's two promises as ratios of bare rungs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'
import twilio from 'twilio'
import { newId } from '../../services/ids.ts'
import { testMongod } from '../support/mongod.ts'
import { turnLoad } from './turnLoad.ts'

const ACCOUNT = { sid: `AC${'0'.repeat(32)}`, token: 'bench-token', publicUrl: 'https://bench.example' }
const CONNECTIONS = 32

export interface Rung {
  name: string
  perSecond: number
  p50: number
  p99: number
  errors: number
}

async function open({ rung, uri }: { rung: string; uri: string }): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--no-warnings', new URL('rungs.ts', import.meta.url).pathname, rung], {
    env: { ...process.env, BENCH_URI: uri },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line.startsWith('{"port"')) return { port: (JSON.parse(line) as { port: number }).port, child }
  }
  throw new Error(`The rung ${rung} did not start.`)
}

const smsBody = (index: number): { body: string; headers: Record<string, string> } => {
  const params = {
    MessageSid: `SM${newId()}${index}`,
    AccountSid: ACCOUNT.sid,
    From: `+4477009${String(index % 100_000).padStart(5, '0')}`,
    To: '+447700900100',
    Body: 'my boiler is broken',
    NumMedia: '0',
  }
  const signature = twilio.getExpectedTwilioSignature(ACCOUNT.token, `${ACCOUNT.publicUrl}/api/sms/twilio`, params)
  return {
    body: new URLSearchParams(params).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature },
  }
}

async function shoot({ port, rung, seconds }: { port: number; rung: string; seconds: number }): Promise<Rung> {
  const sms = rung === 'sms'
  // Signed beforehand, so that the client's own work is the same on every rung.
  const texts = sms ? Array.from({ length: 40_000 }, (_, index) => smsBody(index)) : []
  let next = 0
  const once = (duration: number) =>
    autocannon({
      url: `http://127.0.0.1:${port}${sms ? '/api/sms/twilio' : '/'}`,
      connections: CONNECTIONS,
      duration,
      method: 'POST',
      ...(sms
        ? {
            requests: [
              { setupRequest: (request: autocannon.Request) => ({ ...request, ...texts[next++ % texts.length] }) },
            ],
          }
        : { body: 'my boiler is broken', headers: { 'Content-Type': 'text/plain' } }),
    })
  await once(2)
  const result = await once(seconds)
  return {
    name: rung,
    perSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx,
  }
}

export async function ladder({ seconds = 8 }: { seconds?: number } = {}): Promise<Rung[]> {
  const uri = await testMongod()
  const rungs: Rung[] = []
  for (const rung of ['http', 'restify', 'botbuilder', 'insert', 'transaction', 'sms', 'turn']) {
    const { port, child } = await open({ rung, uri })
    try {
      if (rung === 'turn') {
        const load = await turnLoad({ port, talks: CONNECTIONS, warm: 3, seconds, text: () => 'hello' })
        rungs.push({ name: rung, perSecond: load.turnsPerSecond, p50: load.p50, p99: load.p99, errors: 0 })
      } else rungs.push(await shoot({ port, rung, seconds }))
    } finally {
      child.kill('SIGKILL')
    }
  }
  return rungs
}
