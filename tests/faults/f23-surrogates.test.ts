/** F23: half characters; whatever a client sends comes back unchanged or well-formed, and never in two versions. */
import fc from 'fast-check'
import { wellFormed } from '../../bot/intake.ts'
import { openTalk } from '../support/directLineTalk.ts'
import { LONG } from '../support/stage.ts'
import { type World, world } from '../support/world.ts'

let on: World
beforeAll(async () => {
  on = await world()
}, 180_000)
afterAll(() => on.stop())

test('half characters become the replacement character, whole ones stay', () => {
  expect(wellFormed('a\ud800b')).toBe('a\ufffdb')
  expect(wellFormed('\udc00\ud800')).toBe('\ufffd\ufffd')
  expect(wellFormed('\ud83d\ude00')).toBe('\ud83d\ude00')
  expect(wellFormed('\ud83d')).toBe('\ufffd')
})

test('any string survives sending, storing and reading as its well-formed self', async () => {
  const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
  // Digits apart: card numbers and the like are masked on purpose.
  const anything = fc
    .string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      minLength: 1,
      maxLength: 60,
    })
    .filter((text) => !/\p{Nd}/u.test(text))
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const back = await talk.say(text)
      const wanted = wellFormed(text)
      if (wanted.trim() === '') expect(back).toBe(null)
      else expect(back).toBe(wanted)
      expect(wanted.isWellFormed()).toBe(true)
      expect(() => encodeURIComponent(wanted)).not.toThrow()
    }),
    { numRuns: LONG ? 500 : 40 },
  )
}, 120_000)

test('half characters in the other fields of an activity are no error of ours', async () => {
  const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
  for (const activity of [
    { text: 'hello', channelData: { clientActivityID: '\ud800' } },
    { text: 'hello', locale: '\udfff' },
    { text: 'hello', name: '\ud800', value: '\udc00' },
    { type: 'event', name: 'heard/language', value: '\ud800' },
    { type: '\ud800' },
  ]) {
    const { status } = await talk.post(activity)
    expect([JSON.stringify(activity), status < 500]).toEqual([JSON.stringify(activity), true])
  }
  await on.worker.idle()
  expect(await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook', state: 'waiting' })).toBe(0)
})
