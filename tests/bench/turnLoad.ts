/** A closed loop of web chats: each posts a message, waits for the answer on its stream, and posts the next. */
import { WebSocket } from 'ws'
import { openWire } from './wire.ts'

const AT = '/v3/directline'

export interface Load {
  turnsPerSecond: number
  p50: number
  p99: number
  turns: number
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
  const times: number[] = []
  let measuring = false
  let stop = false

  const talk = async (index: number): Promise<void> => {
    const wire = await openWire({ port })
    const { token } = JSON.parse((await wire.post({ path: `${AT}/tokens/generate` })).body) as { token: string }
    const opened = JSON.parse((await wire.post({ path: `${AT}/conversations`, token, body: {} })).body) as {
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
      const posted = await wire.post({
        path: `${AT}/conversations/${opened.conversationId}/activities`,
        token,
        body: { type: 'message', from: { id: 'x' }, text: text(n), channelData: { clientActivityID: `${index}-${n}` } },
      })
      if (posted.status !== 200) throw new Error(`post answered ${posted.status}`)
      await answer
      if (measuring) times.push(performance.now() - began)
    }
    socket.close()
    wire.close()
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
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { turns: times.length, turnsPerSecond: Math.round(times.length / spent), p50: at(0.5), p99: at(0.99) }
}
