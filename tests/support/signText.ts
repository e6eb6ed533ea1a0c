/** A tenant's phone and its carrier: texts signed as Twilio signs them, posted to a running product, and what came back. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import twilio from 'twilio'
import { trusted } from '../../services/db.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from './fakeTwilio.ts'
import type { World } from './world.ts'

/** What Twilio was told our address is, and therefore what it signs. */
export const PUBLIC_URL = 'https://talk.homes.example'
/** Meadowbrook's and Harbour View's own numbers, as their profiles have them. */
export const MEADOWBROOK = '+447700900100'
export const HARBOUR_VIEW = '+447700900200'

export const localUrl = (world: World): string => `http://127.0.0.1:${world.port}`

/** The settings of a product whose texts go through the stand-in. */
export const twilioEnv = (baseUrl: string): Record<string, string> => ({
  TWILIO_ACCOUNT_SID: ACCOUNT_SID,
  TWILIO_AUTH_TOKEN: AUTH_TOKEN,
  TWILIO_API_BASE_URL: baseUrl,
  PUBLIC_URL,
})

export type Form = Record<string, string>

export const newSid = (): string => `SM${randomBytes(16).toString('hex')}`

export const textForm = ({
  from,
  body,
  to = MEADOWBROOK,
  sid = newSid(),
}: {
  from: string
  body: string
  to?: string
  sid?: string
}): Form => ({
  MessageSid: sid,
  SmsSid: sid,
  AccountSid: ACCOUNT_SID,
  From: from,
  To: to,
  Body: body,
  NumMedia: '0',
  NumSegments: '1',
  ApiVersion: '2010-04-01',
})

export const sign = ({
  form,
  path = '/api/sms/twilio',
  token = AUTH_TOKEN,
  base = PUBLIC_URL,
}: {
  form: Form
  path?: string
  token?: string
  base?: string
}): string => twilio.getExpectedTwilioSignature(token, base + path, form)

/** Any part of the request may be given instead of the true one. */
export const postForm = ({
  world,
  form,
  path = '/api/sms/twilio',
  signature = sign({ form, path }),
  body = new URLSearchParams(form).toString(),
  headers = {},
}: {
  world: World
  form: Form
  path?: string
  signature?: string | null
  body?: string
  headers?: Record<string, string>
}): Promise<Response> =>
  fetch(localUrl(world) + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(signature === null ? {} : { 'X-Twilio-Signature': signature }),
      ...headers,
    },
    body,
  })

/** A product with a carrier that records. */
export async function textingWorld(open: (env: Record<string, string>) => Promise<World>) {
  let local = ''
  const carrier = await startFakeTwilio({ reach: (url) => url.replace(PUBLIC_URL, local) })
  const world = await open(twilioEnv(carrier.url))
  local = localUrl(world)
  /** Texts that reached this number, oldest first. */
  const received = (number: string): string[] =>
    carrier.texts.filter(({ direction, to }) => direction === 'out' && to === number).map(({ body }) => body)
  return {
    world,
    carrier,
    received,
    /** Sends a text and gives back the answers to it. */
    text: async ({ from, body, to }: { from: string; body: string; to?: string }): Promise<string[]> => {
      const before = received(from).length
      const answer = await postForm({ world, form: textForm({ from, body, ...(to ? { to } : {}) }) })
      if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}.`)
      await settled(world)
      return received(from).slice(before)
    },
    close: async () => {
      await world.stop()
      await carrier.close()
    },
  }
}

/** Every message is dealt with and every text has left. */
export async function settled(world: World): Promise<void> {
  const landlord = trusted({ $in: world.product.landlords.all().map(({ slug }) => slug) })
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(10)) {
    await world.worker.idle()
    const left = await Promise.all([
      world.product.inbox.model.countDocuments({ landlord, state: 'waiting' }),
      world.product.outbox.model.countDocuments({ landlord, state: trusted({ $in: ['waiting', 'sending'] }) }),
    ])
    if (left.every((count) => count === 0)) return
  }
  throw new Error('Something still waits after fifteen seconds.')
}

/** How many rows each collection has: equal before and after means that nothing was written. */
export async function rowCounts(world: World): Promise<Record<string, number>> {
  const { db } = world.product.db.connection
  const names = (await db!.listCollections().toArray()).map(({ name }) => name).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await db!.collection(name).countDocuments()] as const)),
  )
}
