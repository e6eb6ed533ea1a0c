/** One connection that posts JSON and reads the answer, with as little work as can be: the client shares the machine with what it measures. */
import { createConnection } from 'node:net'

export interface Wire {
  /** One at a time. */
  post(args: { path: string; token?: string; body?: unknown }): Promise<{ status: number; body: string }>
  close(): void
}

export async function openWire({ port }: { port: number }): Promise<Wire> {
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let got: Buffer = Buffer.alloc(0)
  let waiting: { resolve(answer: { status: number; body: string }): void; reject(error: Error): void } | null = null

  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
    const head = got.indexOf('\r\n\r\n')
    if (head < 0) return
    const lines = got.toString('latin1', 0, head)
    const length = Number(/^content-length: (\d+)$/im.exec(lines)?.[1] ?? 0)
    if (got.length < head + 4 + length) return
    const body = got.toString('utf8', head + 4, head + 4 + length)
    got = got.subarray(head + 4 + length)
    const { resolve } = waiting ?? {}
    waiting = null
    resolve?.({ status: Number(lines.slice(9, 12)), body })
  })
  const broken = (error?: Error): void => waiting?.reject(error ?? new Error('The line was closed.'))
  socket.on('error', broken)
  socket.on('close', () => broken())

  return {
    post: ({ path, token, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const json = body === undefined ? '' : JSON.stringify(body)
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}${
            json ? 'Content-Type: application/json\r\n' : ''
          }Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
        )
      }),
    close: () => {
      socket.destroy()
    },
  }
}
