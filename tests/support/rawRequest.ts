/** One HTTP request with any bytes and any headers; of a stream only the beginning is read. */
import { request } from 'node:http'

export interface Heard {
  status: number
  /** Without parameters. */
  media: string | null
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Longer than a server reads of a body that it refuses: it may close the line while the rest is still being written. */
const SURE_TO_BE_READ = 32 * 1024
const WAIT_MS = 100
/** What does not end by itself is left after this. */
const PATIENCE_MS = 5_000

export const rawRequest = ({
  port,
  method,
  path,
  headers,
  body = null,
}: {
  port: number
  method: string
  path: string
  headers: Record<string, string>
  body?: Buffer | null
}): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'Content-Length': String(body.length) }
    const asked = request(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...headers, ...length } },
      (response) => {
        const type = response.headers['content-type']
        const media = type?.split(';')[0]?.trim() ?? null
        let text = ''
        const done = (): void => {
          resolve({ status: response.statusCode ?? 0, media, headers: response.headers, text })
          asked.destroy()
        }
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          if (media === 'text/event-stream') done()
        })
        const enough = setTimeout(done, PATIENCE_MS)
        response.once('close', () => clearTimeout(enough))
        response.on('end', done)
        response.on('error', done)
      },
    )
    asked.on('error', reject)
    if (body === null || body.length <= SURE_TO_BE_READ) {
      asked.end(body ?? undefined)
      return
    }
    // As careful clients do: the answer to the headers alone may be all that comes.
    asked.flushHeaders()
    const timer = setTimeout(() => asked.end(body), WAIT_MS)
    asked.once('response', () => clearTimeout(timer))
  })
