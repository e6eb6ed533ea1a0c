/** Looks again and again for what nobody took up: lanes of a dead process, the outbox, the timers, and the rounds that come less often. */
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../services/log.ts'
import type { Product } from './product.ts'
import type { Worker } from './worker.ts'

/** `sweeps`: once in so many of them. */
export interface Round {
  sweeps: number
  run(args: { kick: Worker['kick'] }): Promise<unknown>
}

export function beginSweep({
  product: { landlords, inbox, log },
  every,
  kick,
  chores,
  rounds,
}: {
  product: Pick<Product, 'landlords' | 'inbox' | 'log'>
  /** Milliseconds between sweeps. */
  every: number
  kick: Worker['kick']
  chores: { run(): Promise<void> }
  rounds: Round[]
}): { stop(): Promise<void> } {
  // Whoever stops the product does not wait for the next sweep.
  const ending = new AbortController()
  const { signal } = ending
  const sweeping = (async () => {
    for (let sweep = 0; !signal.aborted; sweep++) {
      try {
        const slugs = landlords.all().map(({ slug }) => slug)
        for (const lane of await inbox.lanes({ landlords: slugs, limit: 200 })) kick(lane)
        for (const { sweeps, run } of rounds) if (sweep % sweeps === sweeps - 1) await run({ kick })
        // Not awaited: a carrier that hangs must not keep lanes of a dead process waiting.
        void chores.run()
      } catch (error) {
        log.warn('sweep failed', { code: errorCode(error) })
      }
      await sleep(every, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      ending.abort()
      await sweeping
    },
  }
}
