/** Gives a port on 127.0.0.1 that nobody holds: the wanted one if it is or soon becomes free, else another. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 5_000

export async function freePort(wanted?: number): Promise<number> {
  for (const until = performance.now() + patienceMs; wanted && performance.now() < until; await sleep(100)) {
    // The one that holds it may just be ending: a quick restart wants its port again.
    if (await isFree(wanted)) return wanted
  }
  while (true) {
    // Below the range from which systems lend ports to outgoing connections, so that none takes it during a restart.
    const port = randomInt(20_000, 30_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
