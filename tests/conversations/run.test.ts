/** Plays every `.chat` transcript of this folder on each channel it names. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readChat } from '../support/chatFile.ts'
import { playChat } from '../support/playChat.ts'
import { type World, world } from '../support/world.ts'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.chat'))
  .sort()
const plays = files.flatMap((file) => {
  const chat = readChat(readFileSync(join(import.meta.dirname, file), 'utf8'))
  return chat.channels.map((channel) => ({ file, chat, channel, name: `${chat.title} (${chat.language}, ${channel})` }))
})

let product: World
beforeAll(async () => {
  product = await world()
}, 180_000)
afterAll(() => product.stop())

test('there are transcripts', () => {
  expect(plays.length).toBeGreaterThan(0)
})

test.each(plays)('$name', async ({ chat, channel }) => {
  expect((await playChat({ world: product, chat, channel })).join('\n')).toBe('')
})
