/** Reads a message with files piece by piece: its words whole, each file up to its limit, and what is longer is let go without being kept. */

import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { AppError } from '../../services/errors.ts'
import { KB } from './route.ts'

/** How the client names the part that holds the message itself. */
const ACTIVITY = 'application/vnd.microsoft.activity'
const ACTIVITY_BYTES = 64 * KB
/** Milliseconds a sender may take: five photographs over a slow line. */
const UPLOAD_TIME = 85_000

export interface Posted {
  /** The message as JSON; null where none was sent. */
  activity: Buffer | null
  files: { name: string /** null: longer than may be. */; bytes: Buffer | null }[]
  /** Files beyond the number that is read. */
  more: number
}

export function readMultipart({
  request,
  atMost,
  fileBytes,
}: {
  request: IncomingMessage
  /** Files that are read. */
  atMost: number
  fileBytes: number
}): Promise<Posted> {
  const type = request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new AppError('unsupported_media')
  // More than every file at its limit: refused unread, or in the middle where the length was not given.
  const most = (atMost + 3) * fileBytes
  if (Number(request.headers['content-length'] ?? 0) > most) throw new AppError('too_large')
  return new Promise((resolve, reject) => {
    const posted: Posted = { activity: null, files: [], more: 0 }
    let parser: BusboyInstance
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': type },
        limits: { fileSize: fileBytes + 1, files: atMost * 3, fields: 10, fieldSize: ACTIVITY_BYTES, headerPairs: 20 },
      })
    } catch {
      reject(new AppError('bad_request'))
      return
    }
    let size = 0
    const stop = (error: AppError): void => {
      clearTimeout(timer)
      request.unpipe(parser)
      request.off('data', count)
      request.pause()
      reject(error)
    }
    const timer = setTimeout(() => stop(new AppError('bad_request')), UPLOAD_TIME)
    const count = (chunk: Buffer): void => {
      size += chunk.length
      if (size > most) stop(new AppError('too_large'))
    }
    parser.on('file', (_field, stream, name, _encoding, mime) => {
      const message = mime === ACTIVITY
      const wanted = message ? posted.activity === null : posted.files.length < atMost
      const limit = message ? ACTIVITY_BYTES : fileBytes
      // Its place is taken now, so that files stay in the order they were picked in.
      const file: Posted['files'][number] = { name: name ?? '', bytes: null }
      if (!message && wanted) posted.files.push(file)
      if (!message && !wanted) posted.more += 1
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
        else if (bytes) posted.activity = bytes
        else stop(new AppError('too_large'))
      })
    })
    parser.on('field', (name, value, _nameCut, cut) => {
      if (name === 'activity' && !cut) posted.activity ??= Buffer.from(value)
    })
    parser.on('finish', () => {
      clearTimeout(timer)
      resolve(posted)
    })
    parser.on('error', () => stop(new AppError('bad_request')))
    request.on('data', count)
    request.once('aborted', () => stop(new AppError('bad_request')))
    request.once('error', () => stop(new AppError('bad_request')))
    request.pipe(parser)
  })
}
