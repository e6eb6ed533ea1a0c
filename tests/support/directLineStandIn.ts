/** A Direct Line server in memory that greets and echoes, for tests of the tenant page alone. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type WebSocket, WebSocketServer } from 'ws'

type Activity = {
  type: string
  text?: string
  name?: string
  value?: unknown
  from?: object
  suggestedActions?: object
  channelData?: object
}
type Talk = { id: string; token: string; log: Activity[]; sockets: Set<WebSocket>; ended: boolean }
type Served = { status: number; headers: Record<string, string>; body: string | Buffer }

export type DirectLineStandIn = {
  origin: string
  talks: Map<string, Talk>
  /** Shows an activity in every conversation, as the assistant would. */
  push: (activity: Activity) => void
  /** Takes the server off the line, as a crash would, keeping what it knows. */
  goAway: () => Promise<void>
  comeBack: () => Promise<void>
  /** Refuses messages as if the database were away. */
  refuse: (refusing: boolean) => void
  close: () => Promise<void>
}

export type StandIn = {
  greet: (locale: string) => Activity
  /** Everything that is not Direct Line or health: the page and its files. */
  serve: (request: {
    path: string
    query: URLSearchParams
    acceptEncoding: string | undefined
    origin: string
  }) => Served
}

export async function startDirectLineStandIn({ greet, serve }: StandIn): Promise<DirectLineStandIn> {
  const talks = new Map<string, Talk>()
  let refusing = false
  let port = 0
  let server = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  const origin = () => `http://127.0.0.1:${port}`

  const add = (talk: Talk, activity: Activity) => {
    const logged = { ...activity, id: `${talk.id}|${talk.log.length}`, timestamp: new Date().toISOString() }
    talk.log.push(logged)
    for (const socket of talk.sockets)
      socket.send(JSON.stringify({ activities: [logged], watermark: String(talk.log.length) }))
    return logged.id
  }
  const say = (talk: Talk, activity: Activity) => add(talk, { ...activity, from: { id: 'assistant', role: 'bot' } })
  const open = (talk: Talk, watermark: string) => ({
    conversationId: talk.id,
    token: talk.token,
    streamUrl: `${origin().replace('http', 'ws')}/v3/directline/stream?t=${talk.token}&watermark=${watermark}`,
  })

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, origin())
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      return response.end(JSON.stringify(body))
    }
    if (pathname.startsWith('/health/')) return json(refusing && pathname.endsWith('ready') ? 503 : 200, {})
    if (!pathname.startsWith('/v3/directline')) {
      const acceptEncoding = request.headers['accept-encoding'] as string | undefined
      const served = serve({ path: pathname, query: searchParams, acceptEncoding, origin: origin() })
      response.writeHead(served.status, served.headers)
      return response.end(served.body)
    }
    const body = request.method === 'POST' ? JSON.parse((await text(request)) || '{}') : {}
    if (pathname.endsWith('/tokens/generate')) {
      const talk: Talk = { id: randomUUID(), token: randomUUID(), log: [], sockets: new Set(), ended: false }
      talks.set(talk.token, talk)
      return json(200, { conversationId: talk.id, token: talk.token, expires_in: 1800 })
    }
    const talk = talks.get(request.headers.authorization?.slice('Bearer '.length) ?? '')
    if (!talk || talk.ended) return json(403, {})
    if (pathname.endsWith('/tokens/refresh')) return json(200, { token: talk.token })
    if (pathname.endsWith('/exit')) {
      talk.ended = true
      for (const socket of talk.sockets) socket.terminate()
      return json(200, {})
    }
    if (pathname.endsWith('/activities')) {
      if (refusing) return json(503, {})
      const id = add(talk, { ...body, from: { ...body.from, role: 'user' } })
      json(200, { id })
      if (body.type === 'message') say(talk, { type: 'message', text: `You wrote: ${body.text}` })
      return
    }
    if (request.method === 'POST') say(talk, greet(body.locale))
    return json(200, open(talk, searchParams.get('watermark') || '0'))
  }

  const listen = async () => {
    if (server.listening) return
    server = createServer((request, response) => void answer(request, response))
    server.on('upgrade', (request, socket, head) => {
      const { searchParams } = new URL(request.url!, origin())
      const talk = talks.get(searchParams.get('t') ?? '')
      if (!talk || talk.ended) return socket.destroy()
      sockets.handleUpgrade(request, socket, head, (opened) => {
        const from = Number(searchParams.get('watermark'))
        if (talk.log.length > from) {
          opened.send(JSON.stringify({ activities: talk.log.slice(from), watermark: String(talk.log.length) }))
        }
        talk.sockets.add(opened)
        opened.on('close', () => talk.sockets.delete(opened))
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const goAway = async () => {
    if (!server.listening) return
    for (const talk of talks.values()) for (const socket of talk.sockets) socket.terminate()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  await listen()
  return {
    origin: origin(),
    talks,
    push: (activity) => {
      for (const talk of talks.values()) say(talk, activity)
    },
    goAway,
    comeBack: listen,
    refuse: (now) => {
      refusing = now
    },
    close: goAway,
  }
}
