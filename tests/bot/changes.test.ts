/** The change stream: whoever listens is told to look once it is open, and hears what comes after. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Change, createChanges } from '../../bot/changes.ts'
import { createLog } from '../../services/log.ts'
import { type World, world } from '../support/world.ts'

let running: World
beforeAll(async () => {
  running = await world()
})
afterAll(() => running?.stop())

const until = async (done: () => boolean): Promise<void> => {
  for (let round = 0; round < 200 && !done(); round++) await sleep(50)
}

test('a listener is told to look when the stream opens, so that nothing said before it is missed', async () => {
  const { connection } = running.product.db
  const changes = createChanges({ connection, log: createLog({ level: 'silent' }) })
  const heard: Change[] = []
  changes.subscribe((change) => void heard.push(change))
  await until(() => heard.length > 0)
  expect(heard[0]).toEqual({ kind: 'gap' })
  await connection.collection('cases').insertOne({ _id: 'made-up-case', landlord: 'meadowbrook' } as never)
  await until(() => heard.length > 1)
  expect(heard[1]).toEqual({ kind: 'case', case: 'made-up-case' })
  await changes.close()
})
