/** One address in front of several processes, as a landlord's load balancer: takes them in turn, and goes to another when one is dead. */
import { Agent, createServer, type IncomingMessage, request as send } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { buffer } from 'node:stream/consumers'

export interface Balancer {
  url: string
  /** The addresses of the streams that stay open on this process: web sockets and server-sent events. */
  streams(port: number): string[]
  /** The next answer to such a post is lost: it has been given, and whoever asked hears nothing. `meanwhile` is told which process gave it. */
  loseAnswer(args: { path: RegExp; body?: RegExp; meanwhile?: (port: number) => Promise<void> }): void
  close(): Promise<void>
}

type Loss = Parameters<Balancer['loseAnswer']>[0]

/** Never listened there, or no more: whoever asked has not been heard. */
const isDead = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'

export async function startBalancer({ port, to }: { port: number; to: number[] }): Promise<Balancer> {
  const agent = new Agent({ keepAlive: false })
  const open = new Map<number, Map<object, string>>(to.map((one) => [one, new Map()]))
  const sockets = new Set<Duplex>()
  const turns = { request: 0, stream: 0 }
  let loss: Loss | null = null
  /** Requests and streams go round apart, so that each process holds its share of the streams. */
  const inTurn = (kind: keyof typeof turns): number[] => {
    const first = turns[kind]++ % to.length
    return [...to.slice(first), ...to.slice(0, first)]
  }
  const hold = ({ on, path, until }: { on: number; path: string; until: Duplex | IncomingMessage }): void => {
    open.get(on)!.set(until, path)
    until.on('close', () => open.get(on)!.delete(until))
  }
  const forward = ({ asked, body, on }: { asked: IncomingMessage; body: Buffer; on: number }) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const { method, url: path, headers } = asked
      send({ host: '127.0.0.1', port: on, method, path, headers, agent }, resolve).on('error', reject).end(body)
    })

  const server = createServer(async (asked, response) => {
    const path = asked.url ?? '/'
    const stream = asked.headers.accept === 'text/event-stream'
    const body = await buffer(asked).catch(() => Buffer.alloc(0))
    for (const on of inTurn(stream ? 'stream' : 'request')) {
      try {
        const answer = await forward({ asked, body, on })
        if (asked.method === 'POST' && loss?.path.test(path) && (loss.body?.test(body.toString()) ?? true)) {
          const { meanwhile } = loss
          loss = null
          await meanwhile?.(on)
          response.destroy()
          return
        }
        if (stream) hold({ on, path, until: answer })
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        response.flushHeaders()
        answer.on('error', () => response.destroy()).on('close', () => answer.complete || response.destroy())
        response.on('close', () => answer.destroy())
        answer.pipe(response)
        return
      } catch (error) {
        // As nginx does it: what may have been heard is asked again only where that changes nothing.
        if (!isDead(error) && asked.method !== 'GET') break
      }
    }
    response.writeHead(502).end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (asked, client: Socket, head) => {
    const [first, ...others] = inTurn('stream')
    const lines = Object.entries(asked.headers).map(([name, value]) => `${name}: ${value}`)
    const hello = `GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
    const pass = ({ on, next }: { on: number; next: number[] }): void => {
      const behind = connect({ port: on, host: '127.0.0.1' })
      behind.on('connect', () => {
        hold({ on, path: asked.url ?? '/', until: behind })
        behind.write(hello)
        behind.write(head)
        client.pipe(behind).pipe(client)
      })
      behind.on('close', () => client.destroy())
      behind.on('error', (error) => {
        if (!isDead(error) || next.length === 0) return void client.destroy()
        behind.removeAllListeners('close')
        pass({ on: next[0]!, next: next.slice(1) })
      })
      client.on('close', () => behind.destroy())
    }
    client.on('error', () => client.destroy())
    pass({ on: first!, next: others })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    streams: (on) => [...open.get(on)!.values()],
    loseAnswer: (next) => {
      loss = next
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
