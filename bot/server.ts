/** restify with nothing of its own between the wire and our routes: bodies, errors and headers are ours, in the order below. */
import { type IncomingMessage, ServerResponse } from 'node:http'
import restify from 'restify'
import { AppError } from '../services/errors.ts'
import { freshBytes } from '../services/freshBytes.ts'
import { errorCode } from '../services/log.ts'
import { factsOf } from './facts.ts'
import { readBody } from './http/body.ts'
import { errorAnswer } from './http/errors.ts'
import type { Answer, Call, Route } from './http/route.ts'
import { baseHeaders, senderAddress } from './http/security.ts'
import { asUnavailable } from './http/unavailable.ts'
import type { Product } from './product.ts'

// restify replaces this for every server of the process, ours or not, and its own gives nothing back where Node's gives the response.
const { _writeHead: ofNode } = ServerResponse.prototype as ServerResponse & { _writeHead?: ServerResponse['writeHead'] }
if (ofNode) ServerResponse.prototype.writeHead = ofNode

/** Milliseconds: headers 10 s, so that a slow sender cannot hold a socket (fault F21). A body has 15 s of its own (http/body.ts); only photographs may take as long as a whole request. */
const HEADER_TIME = 10_000
const REQUEST_TIME = 90_000
const CHECK_TIME = 1_000

export interface Server {
  http: import('node:http').Server
  listen(): Promise<number>
  close(): Promise<void>
}

export function createServer({ product, routes }: { product: Product; routes: Route[] }): Server {
  const { config, log, metrics } = product
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false } as restify.ServerOptions)
  const http = server.server as import('node:http').Server
  http.headersTimeout = HEADER_TIME
  http.requestTimeout = REQUEST_TIME
  http.keepAliveTimeout = 65_000
  // Node looks for late senders only twice a minute unless told otherwise.
  Object.assign(http, { connectionsCheckingInterval: CHECK_TIME })
  // restify builds the address from the Host header and throws outside every handler when that is none: one request would end the process.
  server.pre((request, response, next) => {
    Object.assign(request, { getUrl: () => urlOf(request) })
    if (isReadable(request.url ?? '/')) return next()
    // restify would answer this one itself, without our headers and with the address in its words.
    void refuse(request, response)
    next(false)
  })
  const https = config.publicUrl?.startsWith('https://') ?? false

  const answerTo = async ({
    route,
    request,
    response,
    params,
  }: {
    route: Route
    request: IncomingMessage
    response: ServerResponse
    params: Record<string, string>
  }): Promise<void> => {
    const url = urlOf(request)
    const call: Call = {
      method: request.method ?? 'GET',
      target: request.url ?? '/',
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.alloc(0),
      ip: senderAddress({
        remote: request.socket.remoteAddress ?? '',
        forwarded: request.headers['x-forwarded-for'] as string | undefined,
        trusted: config.trustedProxies,
      }),
      host: (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, ''),
      nonce: freshBytes(16).toString('base64'),
      request,
      response,
    }
    let answer: Answer
    let unread = route.body !== undefined
    try {
      if (route.body) call.body = await readBody({ request, body: route.body })
      unread = false
      answer = await route.handle(call)
    } catch (error) {
      answer = errorAnswer({ error: asUnavailable({ product, call, error }), call, facts: factsFor(call) })
      if (!(error instanceof AppError) && answer.status >= 500)
        log.error('request failed', { route: route.name, code: errorCode(error), status: answer.status })
      // The rest of an unread body is not worth reading.
      if (unread || answer.status === 413 || answer.status === 415)
        answer.headers = { ...answer.headers, Connection: 'close' }
    }
    metrics.requests.inc({ route: route.name, status: String(answer.status) })
    if (!answer.taken) send({ response, answer, https })
  }

  /** The numbers of the landlord whose page or address this is, for sentences that give one. */
  const factsFor = ({ host, query }: Pick<Call, 'host' | 'query'>): Record<string, string> => {
    const landlord = product.landlords.bySlug(query.get('landlord') ?? '') ?? product.landlords.byHost(host)
    return landlord ? factsOf({ landlord, law: product.law }) : {}
  }

  for (const route of routes) {
    const handler = async (request: unknown, response: unknown): Promise<void> => {
      const req = request as IncomingMessage & { params: Record<string, string> }
      await answerTo({ route, request: req, response: response as ServerResponse, params: req.params ?? {} })
    }
    if (route.method === 'GET') server.get(route.path, handler)
    else if (route.method === 'POST') server.post(route.path, handler)
    else server.del(route.path, handler)
  }
  // Unknown addresses and methods get our own answer, not restify's.
  const refuse = async (request: unknown, response: unknown): Promise<void> => {
    const { headers } = request as IncomingMessage
    const { searchParams } = urlOf(request as IncomingMessage)
    send({
      response: response as ServerResponse,
      answer: errorAnswer({ error: new AppError('not_found'), call: { headers, query: searchParams } }),
      https,
    })
  }
  for (const method of ['get', 'post', 'del', 'put', 'patch', 'head', 'opts'] as const) server[method]('/*', refuse)

  return {
    http,
    listen: () =>
      new Promise((resolve, reject) => {
        http.once('error', reject)
        server.listen(config.port, config.host, () => {
          http.off('error', reject)
          resolve((http.address() as import('node:net').AddressInfo).port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        http.closeIdleConnections()
        setTimeout(() => http.closeAllConnections(), 3_000).unref()
      }),
  }
}

const isReadable = (target: string): boolean => {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** The target as an address, whatever the Host header says; what is no address at all leads nowhere. */
const urlOf = ({ url = '/' }: IncomingMessage): URL =>
  (url.startsWith('/') ? URL.parse(`http://heard${url}`) : URL.parse(url, 'http://heard')) ?? new URL('http://heard/-')

function send({ response, answer, https }: { response: ServerResponse; answer: Answer; https: boolean }): void {
  if (response.headersSent || response.writableEnded) return
  const { body } = answer
  const raw =
    body === undefined
      ? Buffer.alloc(0)
      : Buffer.isBuffer(body)
        ? body
        : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const type: Record<string, string> =
    body === undefined || Buffer.isBuffer(body) || typeof body === 'string'
      ? {}
      : { 'Content-Type': 'application/json; charset=utf-8' }
  response.writeHead(answer.status, {
    ...baseHeaders({ https }),
    ...type,
    ...answer.headers,
    'Content-Length': String(raw.length),
  })
  response.end(raw)
}
