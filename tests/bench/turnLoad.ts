/** A closed loop of web chats: each posts a message, waits for the answer on its stream, and posts the next. */
import { Agent, request } from 'node:http'
import { WebSocket } from 'ws'

export interface Load {
  turnsPerSecond: number
  p50: number
  p99: number
  turns: number
}

interface Answer {
  status: number
  body: string
}

export async function turnLoad({
  port,
  talks,
  warm,
  seconds,
  text,
}: {
  port: number
  talks: number
  warm: number
  seconds: number
  text: (n: number) => string
}): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: talks })
  const call = ({ path, token, body }: { path: string; token?: string; body?: unknown }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? '' : JSON.stringify(body)
      const req = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: `/v3/directline${path}`,
          headers: {
            ...(token ? { Authorization: `Bearer ${token}` } : {}),
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            'Content-Length': Buffer.byteLength(bytes),
          },
        },
        (res) => {
          let out = ''
          res.on('data', (chunk) => {
            out += chunk
          })
          res.on('end', () => resolve({ status: res.statusCode ?? 0, body: out }))
        },
      )
      req.on('error', reject)
      req.end(bytes)
    })

  const times: number[] = []
  let measuring = false
  let stop = false

  const talk = async (index: number): Promise<void> => {
    const { token } = JSON.parse((await call({ path: '/tokens/generate' })).body) as { token: string }
    const opened = JSON.parse((await call({ path: '/conversations', token, body: {} })).body) as {
      conversationId: string
      streamUrl: string
    }
    const socket = new WebSocket(opened.streamUrl.replace('localhost', '127.0.0.1'))
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    let answered: (() => void) | null = null
    let greeted: () => void = () => {}
    const greeting = new Promise<void>((resolve) => {
      greeted = resolve
    })
    socket.on('message', (data) => {
      const text = data.toString()
      if (!text) return
      const { activities } = JSON.parse(text) as { activities: { from: { role: string } }[] }
      if (!activities.some(({ from }) => from.role === 'bot')) return
      greeted()
      const done = answered
      answered = null
      done?.()
    })
    await greeting
    for (let n = 0; !stop; n++) {
      const answer = new Promise<void>((resolve) => {
        answered = resolve
      })
      const began = performance.now()
      const posted = await call({
        path: `/conversations/${opened.conversationId}/activities`,
        token,
        body: { type: 'message', from: { id: 'x' }, text: text(n), channelData: { clientActivityID: `${index}-${n}` } },
      })
      if (posted.status !== 200) throw new Error(`post answered ${posted.status}`)
      await answer
      if (measuring) times.push(performance.now() - began)
    }
    socket.close()
  }

  const all = Array.from({ length: talks }, (_, index) => talk(index))
  await new Promise((resolve) => setTimeout(resolve, warm * 1000))
  measuring = true
  const from = performance.now()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  measuring = false
  const spent = (performance.now() - from) / 1000
  stop = true
  await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, 3_000))])
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { turns: times.length, turnsPerSecond: Math.round(times.length / spent), p50: at(0.5), p99: at(0.99) }
}
