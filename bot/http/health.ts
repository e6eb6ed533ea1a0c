/** Alive, ready, and the numbers: nothing personal in any of them. */
import type { Product } from '../product.ts'
import type { Route } from './route.ts'

const WAIT = 2_000

export function healthRoutes({ product }: { product: Product }): Route[] {
  const databaseAnswers = async (): Promise<boolean> => {
    const asked = product.db.connection.db
      ?.admin()
      .command({ hello: 1 }, { timeoutMS: WAIT })
      .then((hello) => hello.isWritablePrimary === true || hello.setName !== undefined)
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), WAIT).unref())
    return await Promise.race([asked ?? Promise.resolve(false), late]).catch(() => false)
  }
  return [
    {
      method: 'GET',
      path: '/health/live',
      name: 'health.live',
      handle: async () => ({ status: 200, body: { live: true } }),
    },
    {
      method: 'GET',
      path: '/health/ready',
      name: 'health.ready',
      handle: async () => {
        const database = await databaseAnswers()
        return {
          status: database ? 200 : 503,
          body: {
            ready: database,
            database,
            understanding: product.understand.version,
            // Without the encoder messages are still understood, by rules and n-grams: worth a look, no reason to stop.
            encoder: product.understand.whole() ? 'ready' : 'away',
            // What is told in confidence waits sealed while the team's key is away; everything else goes on.
            team_key: product.keeperWatch.state(),
          },
        }
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      name: 'metrics',
      handle: async () => ({
        status: 200,
        headers: { 'Content-Type': product.metrics.registry.contentType },
        body: await product.metrics.registry.metrics(),
      }),
    },
  ]
}
