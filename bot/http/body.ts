/** Reads a body whole, within a hard limit, without decompressing and without guessing: too large is 413, encoded is 415, not UTF-8 is 400. */
import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { AppError } from '../../services/errors.ts'
import type { Call, Route } from './route.ts'

/** Milliseconds a sender may take for the whole body. */
const BODY_TIME = 15_000

export async function readBody({
  request,
  body,
}: {
  request: IncomingMessage
  body: NonNullable<Route['body']>
}): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  // A compressed body is refused unread: its size could not be known before it is unpacked.
  if (encoding && encoding.toLowerCase() !== 'identity') throw new AppError('unsupported_media')
  const empty =
    request.headers['content-length'] === '0' ||
    (!request.headers['content-length'] && !request.headers['transfer-encoding'])
  if (body.optional && empty) return Buffer.alloc(0)
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== (body.kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'))
    throw new AppError('unsupported_media')
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > body.limit) throw new AppError('too_large')

  return await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (error: AppError | null): void => {
      clearTimeout(timer)
      request.off('data', onData)
      if (error) {
        request.pause()
        reject(error)
      } else resolve(Buffer.concat(chunks))
    }
    const timer = setTimeout(() => end(new AppError('bad_request')), BODY_TIME)
    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (size > body.limit) end(new AppError('too_large'))
      else chunks.push(chunk)
    }
    request.on('data', onData)
    request.once('end', () => end(null))
    request.once('error', () => end(new AppError('bad_request')))
    request.once('aborted', () => end(new AppError('bad_request')))
  })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The body as text; bytes that are not UTF-8 are a bad request (fault F22). */
export function textOf(body: Buffer): string {
  try {
    return decoder.decode(body)
  } catch {
    throw new AppError('bad_request')
  }
}

/** Parses a JSON body by its schema; anything else is a bad request that names what is missing and says nothing about what was sent. */
export function parseJson<Schema extends z.ZodType>({
  call,
  schema,
  naming = true,
}: {
  call: Call
  schema: Schema
  /** False where whoever sends has shown nothing yet: what a body should hold is not told either. */
  naming?: boolean
}): z.infer<Schema> {
  let value: unknown
  try {
    value = call.body.length === 0 ? {} : JSON.parse(textOf(call.body))
  } catch {
    throw new AppError('bad_request')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const missing = naming ? missingIn({ value, error: parsed.error }) : []
  throw new AppError('bad_request', missing.length > 0 ? { missing: missing.join(' ') } : {})
}

/** Fields that the schema names and the body does not hold: no word of the sender's is among them. */
function missingIn({ value, error }: { value: unknown; error: z.ZodError }): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const names = error.issues.flatMap(({ path }) => (path.length === 1 && typeof path[0] === 'string' ? [path[0]] : []))
  return [...new Set(names)].filter((name) => !Object.hasOwn(value, name))
}
