/** The stock Direct Line client in a real browser, driven from a test; and a wire to it that the test can cut. */

import { createRequire } from 'node:module'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'
import { openBrowser } from './browser.ts'
import type { Shown } from './webTalk.ts'

const bundle = createRequire(import.meta.url).resolve('botframework-directlinejs/dist/directline.js')

/** The client waits 3 to 15 seconds, by chance, before it connects again; this is the shortest it may choose. */
const SHORTEST_WAIT = 'Math.random = () => 0'

const PAGE = `
  window.talk = (options) => {
    const line = new DirectLine.DirectLine(options)
    window.seen = []
    window.states = []
    line.activity$.subscribe((activity) => window.seen.push(activity), () => window.seen.push({ type: 'failed' }))
    line.connectionStatus$.subscribe((state) => window.states.push(state))
    window.post = (activity) => new Promise((resolve) => line.postActivity(activity).subscribe(resolve, (error) => resolve('error ' + (error.status ?? error.message))))
    window.line = line
  }`

/** As the client numbers them (botframework-directlinejs, ConnectionStatus). */
export const STATUS = {
  uninitialised: 0,
  connecting: 1,
  online: 2,
  expiredToken: 3,
  failedToConnect: 4,
  ended: 5,
} as const

export interface ClientOptions {
  token: string
  webSocket?: boolean
  pollingInterval?: number
}

export async function stockClient({ origin, options }: { origin: string; options: ClientOptions }) {
  const browser = await openBrowser()
  // The page is ours only to have the right origin; its policy would keep the test's own script out.
  const context: BrowserContext = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.addInitScript(SHORTEST_WAIT)
  await page.goto(`${origin}/health/live`)
  await page.addScriptTag({ path: bundle })
  await page.addScriptTag({ content: PAGE })
  await page.evaluate(`talk(${JSON.stringify({ domain: `${origin}/v3/directline`, ...options })})`)
  const seen = (): Promise<Shown[]> => page.evaluate('JSON.parse(JSON.stringify(window.seen))')
  const states = (): Promise<number[]> => page.evaluate('window.states')
  const until = async <T>({
    what,
    ask,
    holds,
    seconds = 10,
  }: {
    what: string
    ask: () => Promise<T>
    holds: (found: T) => boolean
    seconds?: number
  }): Promise<T> => {
    for (const end = performance.now() + seconds * 1000; ; await sleep(25)) {
      const found = await ask()
      if (holds(found)) return found
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}: ${JSON.stringify(found)}`)
    }
  }
  return {
    seen,
    states,
    /** What the client's subscriber gives back: an id, `retry`, or `error` with its status. */
    post: (activity: Record<string, unknown>): Promise<string> => page.evaluate(`post(${JSON.stringify(activity)})`),
    untilSeen: ({ what, holds, seconds = 10 }: { what: string; holds: (seen: Shown[]) => boolean; seconds?: number }) =>
      until({ what, ask: seen, holds, seconds }),
    untilState: (state: number, seconds = 20) =>
      until({ what: `state ${state}`, ask: states, holds: (found) => found.at(-1) === state, seconds }),
    close: () => context.close(),
  }
}

/** A wire between client and server; cutting it is what a lost network, a proxy's time-out or a dying process look like. */
export async function cuttableWire({ port }: { port: number }) {
  const open = new Set<Socket>()
  let down = false
  const server = createServer((client) => {
    if (down) return client.destroy()
    const far = dial(port, '127.0.0.1')
    for (const socket of [client, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        far.destroy()
      })
    }
    client.pipe(far).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      down = true
      cut()
    },
    mend: () => {
      down = false
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
