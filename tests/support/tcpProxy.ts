/** A line to the database that a test can make slow or cut: every answer is held back by the set time. */
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  port: number
  /** Milliseconds by which each answer is late from now on. */
  delay(milliseconds: number): void
  /** Open lines are dropped and new ones refused, until it is mended. */
  cut(): void
  mend(): void
  open(): number
  close(): Promise<void>
}

export async function startTcpProxy({ to }: { to: number }): Promise<TcpProxy> {
  let late = 0
  let away = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    if (away) {
      client.destroy()
      return
    }
    const behind = createConnection({ port: to, host: '127.0.0.1' })
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        behind.destroy()
      })
    }
    client.on('data', (chunk) => behind.write(chunk))
    // Each answer keeps its place: a later, shorter delay must not overtake an earlier one.
    let line = Promise.resolve()
    behind.on('data', (chunk) => {
      const due = performance.now() + late
      line = line.then(async () => {
        const wait = due - performance.now()
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        client.write(chunk)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    delay: (milliseconds) => {
      late = milliseconds
    },
    cut: () => {
      away = true
      for (const socket of sockets) socket.destroy()
    },
    mend: () => {
      away = false
    },
    open: () => sockets.size / 2,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
