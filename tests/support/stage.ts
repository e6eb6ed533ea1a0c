/** What most fault tests start from: a carrier that counts, a ledger, and the product in as many processes as wanted. */
import { ask } from '../../services/mongod/ask.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { type ChildProduct, childProduct, newSetting, type Setting } from './childProduct.ts'
import { startFakeTwilio } from './fakeTwilio.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { testMongod } from './mongod.ts'

export interface Stage {
  carrier: Awaited<ReturnType<typeof startFakeTwilio>>
  setting: Setting
  ledger: Ledger
  children: ChildProduct[]
  /** One more process; the first has the port of the public address. */
  start(more?: Partial<Setting>): Promise<ChildProduct>
  stop(): Promise<void>
}

/** FAULTS=long multiplies what a test does. */
export const LONG = process.env.FAULTS === 'long'

export async function stage({
  uri,
  processes = 1,
  ...more
}: { processes?: number } & Partial<Setting> = {}): Promise<Stage> {
  const carrier = await startFakeTwilio({ clock: () => new Date() })
  const setting = { ...(await newSetting({ uri: uri ?? (await testMongod()), carrier: carrier.url })), ...more }
  const children: ChildProduct[] = []
  const self: Stage = {
    carrier,
    setting,
    children,
    ledger: createLedger({ publicUrl: setting.publicUrl, carrier }),
    start: async (own = {}) => {
      const child = await childProduct({ ...setting, ...own })
      children.push(child)
      return child
    },
    stop: async () => {
      self.ledger.stop()
      await Promise.all(children.map((child) => child.kill()))
      await carrier.close()
    },
  }
  try {
    await shortenTransactions(setting.uri)
    for (let index = 0; index < processes; index++) await self.start(index === 0 ? {} : { port: await freePort() })
  } catch (error) {
    await self.stop()
    throw error
  }
  return self
}

/** What a killed process leaves open is given up after three seconds instead of ten, so that a test takes seconds. */
async function shortenTransactions(uri: string): Promise<void> {
  const ports = [...uri.matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port))
  await Promise.all(
    ports.map((port) => ask({ port, command: { setParameter: 1, transactionLifetimeLimitSeconds: 3 } })),
  )
}
