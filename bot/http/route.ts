/** A route: method, path, what its body may be, and a handler from a parsed call to an answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorCode } from '../../services/errors.ts'

/** A request as handlers see it; nothing in it is trusted yet. */
export interface Call {
  method: string
  /** Path and query as sent: what webhook signatures cover. */
  target: string
  path: string
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingMessage['headers']
  /** The whole body, within the route's limit and never decompressed. */
  body: Buffer
  /** The sender's address, after the trusted proxies. */
  ip: string
  /** Host header, lower case, without a port. */
  host: string
  /** Fresh for each answer: for the pages' content security policy. */
  nonce: string
  request: IncomingMessage
  response: ServerResponse
}

export interface Answer {
  status: number
  headers?: Record<string, string | string[]>
  /** Sent as JSON unless it is a string or a Buffer. Absent: no body. */
  body?: unknown
  /** The handler has taken the response over (server-sent events). */
  taken?: true
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** restify's form: `/v3/directline/conversations/:id`. */
  path: string
  /** A name without ids, for metrics and logs. */
  name: string
  /** What is read: none, JSON or a form, with its limit in bytes (faults-and-threats.md, 4). */
  body?: { kind: 'json' | 'form'; limit: number; optional?: boolean } | undefined
  handle(call: Call): Promise<Answer>
}

export const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthorised: 401,
  forbidden: 403,
  token_expired: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  too_many: 429,
  unavailable: 503,
  internal: 500,
}

export const KB = 1024
export const JSON_BODY = { kind: 'json', limit: 64 * KB } as const
export const FORM_BODY = { kind: 'form', limit: 32 * KB } as const
