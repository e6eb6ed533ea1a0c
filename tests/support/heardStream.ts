/** What a process tells: its stream to staff, and its socket to a tenant's page, each as it came. */
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Shown } from './webTalk.ts'

/** Resolves once `ask` gives something; throws after half a minute. */
export async function within<T>(what: string, ask: () => T | Promise<T>, seconds = 30): Promise<NonNullable<T>> {
  for (const end = performance.now() + seconds * 1000; ; await sleep(10)) {
    const found = await ask()
    if (found) return found
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`)
  }
}

/** The events for staff since it was opened. */
export async function staffStream({ port, cookie }: { port: number; cookie: string }) {
  let text = ''
  const asked = get({ host: '127.0.0.1', port, path: '/api/staff/events', headers: { Cookie: cookie } }, (response) => {
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      text += chunk
    })
    response.on('error', () => {})
  })
  asked.on('error', () => {})
  await within('the stream of staff', () => text.includes('event: look'))
  return {
    count: (event: string, id: string): number => text.split(`event: ${event}\ndata: {"id":"${id}"}`).length - 1,
    text: () => text,
    close: () => asked.destroy(),
  }
}

/** Every activity that came down the socket. */
export async function tenantSocket(url: string) {
  const seen: Shown[] = []
  const socket = new WebSocket(url)
  socket.on('message', (data) => {
    if (String(data) !== '') seen.push(...(JSON.parse(String(data)) as { activities: Shown[] }).activities)
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { seen, close: () => socket.close() }
}
