/** Reads a message with files piece by piece: its words as soon as they are there, each file up to its limit, and what is longer is let go without being kept. */

import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { AppError } from '../../services/errors.ts'
import { KB } from './route.ts'

/** How the client names the part that holds the message itself. */
const ACTIVITY = 'application/vnd.microsoft.activity'
const ACTIVITY_BYTES = 64 * KB
/** Milliseconds a sender may take: five photographs over a slow line. */
const UPLOAD_TIME = 85_000

export interface PostedFiles {
  files: { name: string /** null: longer than may be. */; bytes: Buffer | null }[]
  /** Files beyond the number that is read. */
  more: number
}

/** What is on its way; both are rejected when the body breaks off or is not as it should be. */
export interface Posted {
  /** The message as JSON, before the files that are sent after it have come; null where none was sent. */
  activity: Promise<Buffer | null>
  /** Resolves when the whole body was read. */
  files: Promise<PostedFiles>
}

export function readMultipart({
  request,
  atMost,
  keep,
  fileBytes,
}: {
  request: IncomingMessage
  /** Files of one message. */
  atMost: number
  /** False: the words alone are read, and every file is let go. */
  keep: boolean
  fileBytes: number
}): Posted {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new AppError('unsupported_media')
  // More than every file at its limit: refused unread, or in the middle where the length was not given.
  const most = (atMost + 3) * fileBytes
  if (Number(request.headers['content-length'] ?? 0) > most) throw new AppError('too_large')
  let parser: BusboyInstance
  try {
    parser = new Busboy({
      headers: { ...request.headers, 'content-type': type },
      limits: { fileSize: fileBytes + 1, files: atMost * 3, fields: 10, fieldSize: ACTIVITY_BYTES, headerPairs: 20 },
    })
  } catch {
    throw new AppError('bad_request')
  }
  const activity = Promise.withResolvers<Buffer | null>()
  const files = Promise.withResolvers<PostedFiles>()
  const posted: PostedFiles = { files: [], more: 0 }
  let worded = false
  let size = 0
  const stop = (error: AppError): void => {
    clearTimeout(timer)
    request.unpipe(parser)
    request.off('data', count)
    request.pause()
    activity.reject(error)
    files.reject(error)
  }
  const timer = setTimeout(() => stop(new AppError('bad_request')), UPLOAD_TIME)
  const count = (chunk: Buffer): void => {
    size += chunk.length
    if (size > most) stop(new AppError('too_large'))
  }
  parser.on('file', (_field, stream, name, _encoding, mime) => {
    const message = mime === ACTIVITY
    const wanted = message ? !worded : keep && posted.files.length < atMost
    const limit = message ? ACTIVITY_BYTES : fileBytes
    // Its place is taken now, so that files stay in the order they were picked in.
    const file: PostedFiles['files'][number] = { name: name ?? '', bytes: null }
    if (message) worded = true
    else if (wanted) posted.files.push(file)
    else posted.more += 1
    let parts: Buffer[] | null = wanted ? [] : null
    let length = 0
    stream.on('data', (part: Buffer) => {
      length += part.length
      if (length > limit) parts = null
      parts?.push(part)
    })
    // A part that breaks off: unheard, it would end the process.
    stream.on('error', () => stop(new AppError('bad_request')))
    stream.on('end', () => {
      const bytes = parts && Buffer.concat(parts)
      if (!message) file.bytes = bytes
      else if (bytes) activity.resolve(bytes)
      else if (wanted) stop(new AppError('too_large'))
    })
  })
  parser.on('field', (name, value, _nameCut, cut) => {
    if (name !== 'activity' || cut || worded) return
    worded = true
    activity.resolve(Buffer.from(value))
  })
  parser.on('finish', () => {
    clearTimeout(timer)
    activity.resolve(null)
    files.resolve(posted)
  })
  parser.on('error', () => stop(new AppError('bad_request')))
  request.on('data', count)
  request.once('aborted', () => stop(new AppError('bad_request')))
  request.once('error', () => stop(new AppError('bad_request')))
  request.pipe(parser)
  // Whoever gave up on the words does not wait for the files, and the other way round.
  activity.promise.catch(() => {})
  files.promise.catch(() => {})
  return { activity: activity.promise, files: files.promise }
}
