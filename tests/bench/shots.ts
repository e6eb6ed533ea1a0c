/** What the client does to a rung: the same small request, texts as Twilio signs them, or talks on the web. */
import autocannon from 'autocannon'
import twilio from 'twilio'
import { newId } from '../../services/ids.ts'
import { turnLoad } from './turnLoad.ts'

const ACCOUNT = { sid: `AC${'0'.repeat(32)}`, token: 'bench-token', publicUrl: 'https://bench.example' }
const CONNECTIONS = 32

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

export interface Shot {
  perSecond: number
  p50: number
  p99: number
  errors: number
}
export type Load = (args: { port: number; seconds: number; warm: number }) => Promise<Shot>

export const fire = async ({
  port,
  path = '/',
  seconds,
  warm,
  each,
}: {
  port: number
  path?: string
  seconds: number
  warm: number
  /** What differs from request to request. */
  each?: () => { body: string; headers: Record<string, string> }
}): Promise<Shot> => {
  const once = (duration: number) =>
    autocannon({
      url: `http://127.0.0.1:${port}${path}`,
      connections: CONNECTIONS,
      duration,
      method: 'POST',
      ...(each
        ? { requests: [{ setupRequest: (request: autocannon.Request) => ({ ...request, ...each() }) }] }
        : { body: 'my boiler is broken', headers: { 'Content-Type': 'text/plain' } }),
    })
  await once(warm)
  const { requests, latency, errors, non2xx } = await once(seconds)
  return { perSecond: Math.round(requests.average), p50: latency.p50, p99: latency.p99, errors: errors + non2xx }
}

export function texts(): Load {
  // Signed beforehand, so that the client's own work is the same on every rung.
  const signed = Array.from({ length: 120_000 }, (_, index) => smsBody(index))
  let next = 0
  return (args) => fire({ ...args, path: '/api/sms/twilio', each: () => signed[next++ % signed.length]! })
}

export const talks: Load = async (args) => {
  const load = await turnLoad({ ...args, talks: CONNECTIONS, text: () => 'hello' })
  return { perSecond: load.turnsPerSecond, p50: load.p50, p99: load.p99, errors: 0 }
}
