/** Simulated tenants who send numbered messages through real HTTP while faults run, each with retries under its own key, and what was accepted from them. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StandInText } from '../../bot/channels/sms/standInText.ts'
import { createRandom } from '../../dialogs/understand/train/random.ts'
import { ACCOUNT_SID, AUTH_TOKEN } from './fakeTwilio.ts'

const OURS = '+447700900100'
/** Milliseconds: Twilio waits fifteen seconds for a webhook, and a tenant's browser is no more patient. */
const PATIENCE = 15_000
/** A fault of this length is no longer one that passes. */
const GIVE_UP = 300_000

export interface Accepted {
  /** The inbox's id of the message. */
  id: string
  text: string
}

export interface Tenant {
  channel: 'webchat' | 'sms'
  /** The web conversation, or the tenant's number. */
  name: string
  /** In the order in which the answers came. */
  accepted: Accepted[]
  /** Forms taken to their end. */
  finished: number
}

export interface Ledger {
  seed: number
  tenants: Tenant[]
  /** Every text the carrier took, however many. */
  texts: StandInText[]
  /** Answers other than success that tenants met, by status; 0 means no answer at all. */
  refusals: Map<number, number>
  /** Tenants give up at their next try. */
  stop(): void
  /** Each tenant fills a short form `rounds` times; resolves when every message has been accepted. `to` names the process for the next attempt. */
  load(args: { web?: number; sms?: number; rounds: number; to: () => string; pace?: number }): Promise<void>
}

/** What one tenant says to fill the form of thanks once; the number makes every message unlike the others. */
const ROUND = (mark: string): string[] => ['I want to give a compliment', `You were kind, number ${mark}`, '3']

export function createLedger({
  publicUrl,
  carrier,
  seed = randomBytes(4).readUInt32LE(),
}: {
  publicUrl: string
  carrier: { onText(listener: (text: StandInText) => void): unknown }
  seed?: number
}): Ledger {
  process.stderr.write(`ledger seed ${seed}\n`)
  const random = createRandom(seed)
  const tenants: Tenant[] = []
  const texts: StandInText[] = []
  const refusals = new Map<number, number>()
  let stopped = false
  carrier.onText((text) => texts.push(text))

  const keepTrying = async <T>(attempt: () => Promise<{ status: number; value?: T }>): Promise<T> => {
    for (const until = performance.now() + GIVE_UP; performance.now() < until; await sleep(50 + random() * 150)) {
      const { status, value } = await attempt().catch(() => ({ status: 0, value: undefined }))
      if (stopped) break
      if (status >= 200 && status < 300 && value !== undefined) return value
      refusals.set(status, (refusals.get(status) ?? 0) + 1)
      if (status >= 400 && status < 500 && status !== 429 && status !== 408)
        throw new Error(`refused for good with ${status}`)
    }
    throw new Error(`not accepted within ${GIVE_UP / 1000} seconds`)
  }

  const openWeb = async (to: () => string): Promise<{ tenant: Tenant; token: string }> => {
    const { conversationId, token } = await keepTrying(
      async () =>
        await call<{ conversationId: string; token: string }>({
          url: `${to()}/v3/directline/tokens/generate?landlord=meadowbrook`,
          body: {},
        }),
    )
    await keepTrying(async () => await call({ url: `${to()}/v3/directline/conversations`, body: {}, token }))
    return { tenant: { channel: 'webchat', name: conversationId, accepted: [], finished: 0 }, token }
  }

  const sayWeb = async ({
    tenant,
    token,
    text,
    to,
  }: {
    tenant: Tenant
    token: string
    text: string
    to: () => string
  }): Promise<void> => {
    const key = `key-${tenant.accepted.length}-${Math.floor(random() * 1e9)}`
    const body = { type: 'message', text, from: { id: 'tenant' }, channelData: { clientActivityID: key } }
    await keepTrying(
      async () => await call({ url: `${to()}/v3/directline/conversations/${tenant.name}/activities`, body, token }),
    )
    tenant.accepted.push({ id: webInboxId({ conversation: tenant.name, key }), text })
  }

  const sayText = async ({ tenant, text, to }: { tenant: Tenant; text: string; to: () => string }): Promise<void> => {
    const sid = `SM${createHash('md5').update(`${seed}${tenant.name}${tenant.accepted.length}`).digest('hex')}`
    await keepTrying(async () => ({
      status: (await postText({ to: to(), publicUrl, from: tenant.name, body: text, sid })).status,
      value: true,
    }))
    tenant.accepted.push({ id: `sms:${sid}`, text })
  }

  return {
    seed,
    tenants,
    texts,
    refusals,
    stop: () => {
      stopped = true
    },
    load: ({ web = 0, sms = 0, rounds, to, pace = 0 }) => {
      const run = async ({ tenant, say }: { tenant: Tenant; say: (text: string) => Promise<void> }): Promise<void> => {
        tenants.push(tenant)
        for (let round = 1; round <= rounds; round++) {
          for (const text of ROUND(`${round} of ${tenants.indexOf(tenant) + 1}`)) {
            await say(text)
            if (pace > 0) await sleep(pace * (0.5 + random()))
          }
          tenant.finished += 1
        }
      }
      const first = tenants.filter(({ channel }) => channel === 'sms').length
      const all = Promise.all([
        ...Array.from({ length: web }, async () => {
          const { tenant, token } = await openWeb(to)
          await run({ tenant, say: (text) => sayWeb({ tenant, token, text, to }) })
        }),
        ...Array.from({ length: sms }, async (_, index) => {
          const tenant: Tenant = { channel: 'sms', name: mobile(first + index), accepted: [], finished: 0 }
          await run({ tenant, say: (text) => sayText({ tenant, text, to }) })
        }),
      ]).then(() => {})
      // A test that fails in the meantime never comes to wait for it.
      all.catch(() => {})
      return all
    },
  }
}

/** UK mobile numbers that Ofcom keeps for drama, 07700 900000 to 900999. */
export const mobile = (index: number): string => `+447700900${String(300 + index).padStart(3, '0')}`

export const webInboxId = ({ conversation, key }: { conversation: string; key: string }): string =>
  `webchat:${conversation}:${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`

/** One request with a JSON body; network faults throw. */
export async function call<T = Record<string, unknown>>({
  url,
  body,
  token,
  method = 'POST',
  headers = {},
}: {
  url: string
  body?: unknown
  token?: string
  method?: string
  headers?: Record<string, string>
}): Promise<{ status: number; value: T; retryAfter: string | null }> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const text = await response.text()
  return {
    status: response.status,
    value: (text === '' ? {} : JSON.parse(text)) as T,
    retryAfter: response.headers.get('retry-after'),
  }
}

/** A tenant's text as Twilio hands it on, signed for the configured address wherever it is sent. */
export async function postText({
  to,
  publicUrl,
  from,
  body,
  sid = `SM${randomBytes(16).toString('hex')}`,
  path = '/api/sms/twilio',
  more = {},
}: {
  to: string
  publicUrl: string
  from: string
  body: string
  sid?: string
  path?: string
  more?: Record<string, string>
}): Promise<{ status: number; answer: string; ms: number }> {
  const params: Record<string, string> = {
    AccountSid: ACCOUNT_SID,
    MessageSid: sid,
    From: from,
    To: OURS,
    Body: body,
    NumMedia: '0',
    ...more,
  }
  const since = performance.now()
  const response = await fetch(to + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signatureOf({ url: publicUrl + path, params }),
    },
    body: new URLSearchParams(params).toString(),
    signal: AbortSignal.timeout(PATIENCE),
  })
  return { status: response.status, answer: await response.text(), ms: performance.now() - since }
}

/** Twilio, "Security": the address, then each parameter's name and value in order of names, under HMAC-SHA1. */
export const signatureOf = ({ url, params }: { url: string; params: Record<string, string> }): string =>
  createHmac('sha1', AUTH_TOKEN)
    .update(
      Object.keys(params)
        .sort()
        .reduce((all, name) => all + name + params[name], url),
    )
    .digest('base64')
