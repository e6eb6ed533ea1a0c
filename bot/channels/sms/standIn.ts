/** A local Twilio: takes, lists and delivers texts, posts signed webhooks, blocks opted-out numbers and fails on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { type CarrierOptions, createCarrier } from './standInCarrier.ts'
import { listJson, messageJson, messagesPath } from './standInText.ts'

/** `timeout` takes nothing and never answers; `reset_after_accept` takes the text and drops the line; `undelivered` fails later. */
export type StandInStep = 'ok' | '429' | '500' | 'timeout' | 'reset_after_accept' | '21610' | '21211' | 'undelivered'

export type StandIn = ReturnType<typeof createStandIn>

export function createStandIn(options: CarrierOptions) {
  const { accountSid, authToken } = options
  const { stop, accept, isBlocked, ...carrier } = createCarrier(options)
  const steps: StandInStep[] = []

  const server = createServer((request, response) => {
    answer({ request, response }).catch(() => response.destroy())
  })

  async function answer({ request, response }: { request: IncomingMessage; response: ServerResponse }) {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const path = messagesPath(accountSid)
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    if (request.headers.authorization !== expected) return fail({ response, status: 401, code: 20003 })
    if (request.method === 'POST' && url.pathname === `${path}.json`) {
      return create({ form: new URLSearchParams(await readText(request)), response })
    }
    if (request.method !== 'GET') return fail({ response, status: 405, code: 20004 })
    if (url.pathname === `${path}.json`) {
      return send({
        response,
        status: 200,
        body: listJson({ accountSid, texts: carrier.texts, query: url.searchParams }),
      })
    }
    const one = carrier.texts.find(({ sid }) => url.pathname === `${path}/${sid}.json`)
    if (one === undefined) return fail({ response, status: 404, code: 20404 })
    send({ response, status: 200, body: messageJson({ accountSid, text: one }) })
  }

  function create({ form, response }: { form: URLSearchParams; response: ServerResponse }) {
    const step = steps.shift() ?? 'ok'
    if (step === 'timeout') return
    if (step === '429') return fail({ response, status: 429, code: 20429, headers: { 'Retry-After': '2' } })
    if (step === '500') return fail({ response, status: 500, code: 20500 })
    const [to, body] = [form.get('To') ?? '', form.get('Body') ?? '']
    const from = form.get('From') ?? form.get('MessagingServiceSid') ?? ''
    const code = step === '21211' || step === '21610' ? Number(step) : wrong({ from, to, body })
    if (code !== null) return fail({ response, status: 400, code, about: to })
    if (isBlocked({ tenant: to, ours: from })) return fail({ response, status: 400, code: 21610, about: to })
    const text = accept({ from, to, body, statusCallback: form.get('StatusCallback'), arrives: step !== 'undelivered' })
    if (step === 'reset_after_accept') return response.socket?.resetAndDestroy()
    send({
      response,
      status: 201,
      body: messageJson({ accountSid, text: { ...text, status: 'queued', sentAt: null } }),
    })
  }

  return {
    ...carrier,
    server,
    /** What the next creations meet, one step each; after that all is well. */
    script: (next: StandInStep[]) => void steps.push(...next),
    async listen(port = 0): Promise<string> {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve)
      })
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    async close() {
      const stopped = stop()
      server.closeAllConnections()
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()))
      await stopped
    },
  }
}

// Twilio's own error numbers: no recipient, not a number, no sender, no words, too many words.
function wrong({ from, to, body }: { from: string; to: string; body: string }): number | null {
  if (to === '') return 21604
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21211
  if (from === '') return 21603
  if (body === '') return 21602
  return body.length > 1600 ? 21617 : null
}

type Failure = {
  response: ServerResponse
  status: number
  code: number
  about?: string
  headers?: Record<string, string>
}

// As Twilio does, the message quotes the number: our side must not let it into a log.
function fail({ response, status, code, about = '', headers = {} }: Failure) {
  const body = {
    code,
    message: `Refused ${about}`.trim(),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  }
  send({ response, status, body, headers })
}

type Answer = { response: ServerResponse; status: number; body: object; headers?: Record<string, string> }

function send({ response, status, body, headers = {} }: Answer) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
