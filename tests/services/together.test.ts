/** What goes out together: order, partial failure, and a slow group that holds nobody up. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Settled, together } from '../../services/together.ts'

const fine = (items: number[]): Settled<number>[] => items.map((value) => ({ status: 'fulfilled', value: value * 10 }))

test('calls of one round go out as one group and each gets its own answer', async () => {
  const groups: number[][] = []
  const call = together<number, number>({
    run: async (items) => {
      groups.push(items)
      return fine(items)
    },
  })
  expect(await Promise.all([1, 2, 3].map(call))).toEqual([10, 20, 30])
  expect(groups).toEqual([[1, 2, 3]])
})

test('calls that come in while a group is under way wait for it, and no group is larger than allowed', async () => {
  const groups: number[][] = []
  const call = together<number, number>({
    atMost: 3,
    patience: 10_000,
    run: async (items) => {
      groups.push(items)
      await sleep(20)
      return fine(items)
    },
  })
  const first = call(0)
  await sleep(5)
  const rest = [1, 2, 3, 4].map(call)
  expect(await Promise.all([first, ...rest])).toEqual([0, 10, 20, 30, 40])
  expect(groups).toEqual([[0], [1, 2, 3], [4]])
})

test('one bad item fails alone; a group that fails whole fails for each of its items', async () => {
  const call = together<number, number>({
    run: async (items) => {
      if (items.includes(99)) throw new Error('all')
      return items.map((value) =>
        value === 2 ? { status: 'rejected', reason: new Error('one') } : { status: 'fulfilled', value },
      )
    },
  })
  const mixed = await Promise.allSettled([1, 2, 3].map(call))
  expect(mixed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const whole = await Promise.allSettled([98, 99].map(call))
  expect(whole.map((one) => one.status === 'rejected' && one.reason.message)).toEqual(['all', 'all'])
  expect(await call(5)).toBe(5)
})

test('a group that hangs holds up those behind it for no longer than their patience', async () => {
  const hold = Promise.withResolvers<void>()
  const call = together<number, number>({
    patience: 30,
    run: async (items) => {
      if (items.includes(1)) await hold.promise
      return fine(items)
    },
  })
  const hung = call(1)
  await sleep(5)
  expect(await call(2)).toBe(20)
  hold.resolve()
  expect(await hung).toBe(10)
})
