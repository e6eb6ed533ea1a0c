/** Starts a stand-in Twilio for one test, and a receiver of webhooks that believes only good signatures. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { checkTwilioSignature } from '../../bot/channels/sms/signature.ts'
import { createStandIn } from '../../bot/channels/sms/standIn.ts'

export const ACCOUNT_SID = `AC${'0123456789abcdef'.repeat(2)}`
export const AUTH_TOKEN = 'a token for tests'
export const OURS = '+447400123456'
export const TENANT = '+447700900123'

type Options = { clock?: () => Date; webhookUrl?: string; reach?: (url: string) => string }

export async function startFakeTwilio({ clock = () => new Date('2027-03-27T23:50:00Z'), ...rest }: Options = {}) {
  const standIn = createStandIn({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, clock, ...rest })
  const url = await standIn.listen()
  return { ...standIn, url, accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN }
}

export type Received = { path: string; params: Record<string, string>; headers: IncomingHttpHeaders }

type Reply = { status: number; body: string }

/** `answer` makes the webhook's reply; a request with a bad signature gets 403 and is not in `received`. */
export async function startReceiver({ answer }: { answer?: (hook: Received) => Reply } = {}) {
  const received: Received[] = []
  let refused = 0
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const check = checkTwilioSignature({
      authToken: AUTH_TOKEN,
      accountSid: ACCOUNT_SID,
      signature: request.headers['x-twilio-signature']?.toString(),
      publicUrl: url,
      path,
      contentType: request.headers['content-type'],
      rawBody: await buffer(request),
    })
    if (!check.ok) {
      refused += 1
      response.writeHead(403)
      response.end()
      return
    }
    const hook = { path, params: check.params, headers: request.headers }
    received.push(hook)
    const { status, body } = answer?.(hook) ?? { status: 200, body: '<Response/>' }
    response.writeHead(status, { 'Content-Type': 'text/xml' })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    refused: () => refused,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
