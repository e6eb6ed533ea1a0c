/** The bound on what a webhook waits for: work in time is handed on as it is, late work reads as a database that is away. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDatabaseAway } from '../../services/errors.ts'
import { within } from '../../services/within.ts'

test('work in time gives its own value or its own error', async () => {
  expect(await within({ milliseconds: 1_000, work: Promise.resolve(7) })).toBe(7)
  await expect(within({ milliseconds: 1_000, work: Promise.reject(new Error('own')) })).rejects.toThrow('own')
})

test('late work reads as a database that is away, and its later failure disturbs nobody', async () => {
  const unheard: unknown[] = []
  const listen = (reason: unknown): void => void unheard.push(reason)
  process.on('unhandledRejection', listen)
  const work = sleep(60).then(() => {
    throw new Error('much later')
  })
  const error = await within({ milliseconds: 20, work }).catch((reason: unknown) => reason)
  expect(isDatabaseAway(error)).toBe(true)
  await sleep(80)
  process.off('unhandledRejection', listen)
  expect(unheard).toEqual([])
})
