/** Calls that come in together, or while others are under way, go out as one: how a busy process keeps its trips to the database few. */

export type Settled<R> = PromiseSettledResult<R>

export interface TogetherOptions<T, R> {
  /** One outcome per item, in the order of the items; a rejection is every item's. */
  run(items: T[]): Promise<Settled<R>[]>
  atMost?: number
  /** Milliseconds: a call never waits longer than this for a group that is slow, so that one slow group holds nobody up. */
  patience?: number
}

/** A lone call goes out at the end of the event loop's round: only under load does anything wait, and then for as long as the group before it takes. */
export function together<T, R>({ run, atMost = 64, patience = 50 }: TogetherOptions<T, R>): (item: T) => Promise<R> {
  let waiting: { item: T; settle(outcome: Settled<R>): void }[] = []
  let underWay = 0
  let soon: NodeJS.Immediate | null = null
  let impatient: NodeJS.Timeout | null = null

  const send = (): void => {
    if (soon) clearImmediate(soon)
    if (impatient) clearTimeout(impatient)
    soon = impatient = null
    const group = waiting.slice(0, atMost)
    waiting = waiting.slice(atMost)
    if (group.length === 0) return
    underWay += 1
    void outcomes(group.map(({ item }) => item)).then((settled) => {
      underWay -= 1
      for (const [index, { settle }] of group.entries()) settle(settled[index] as Settled<R>)
      look()
    })
    look()
  }

  const outcomes = async (items: T[]): Promise<Settled<R>[]> => {
    try {
      return await run(items)
    } catch (reason) {
      return items.map(() => ({ status: 'rejected', reason }))
    }
  }

  const look = (): void => {
    if (waiting.length === 0) return
    if (underWay === 0 || waiting.length >= atMost) soon ??= setImmediate(send)
    else impatient ??= setTimeout(send, patience)
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({
        item,
        settle: (outcome) => (outcome.status === 'fulfilled' ? resolve(outcome.value) : reject(outcome.reason)),
      })
      look()
    })
}
