/** F24: flags, families and stacked accents count as the one sign that they are; nothing is cut inside one, and no long message blocks a conversation. */

import { setTimeout as sleep } from 'node:timers/promises'
import { fitTexts } from '../../bot/channels/sms/fit.ts'
import { countSegments } from '../../bot/channels/sms/segments.ts'
import { cutToLimit, isTooLong, MESSAGE_GRAPHEMES } from '../../bot/intake.ts'
import { openTalk } from '../support/directLineTalk.ts'
import { type World, world } from '../support/world.ts'

const FAMILY = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'
const WALES = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'
const SIGNS: [string, string][] = [
  ['a family', FAMILY],
  ['the flag of Wales', WALES],
  ['the flag of Poland', '\u{1f1f5}\u{1f1f1}'],
  ['a thumb with a skin tone', '\u{1f44d}\u{1f3fd}'],
  ['an Urdu letter with two marks', '\u0628\u0651\u064e'],
  ['a Hindi conjunct', '\u0915\u094d\u0937\u093f'],
  ['an e with an accent of its own', 'e\u0301'],
]

test.each(SIGNS)('%s counts as one sign, however many parts it has', (_what, sign) => {
  expect(isTooLong(sign.repeat(MESSAGE_GRAPHEMES))).toBe(false)
  expect(isTooLong(sign.repeat(MESSAGE_GRAPHEMES + 1))).toBe(true)
})

test.each(SIGNS)('a text cut to the limit never ends inside %s', (_what, sign) => {
  const cut = cutToLimit(`${'a'.repeat(MESSAGE_GRAPHEMES - 1)}${sign}${sign}`)
  expect(cut).toBe(`${'a'.repeat(MESSAGE_GRAPHEMES - 1)}${sign}`)
})

test.each(SIGNS)('texts that are split never break %s in two', (_what, sign) => {
  const { texts } = fitTexts({ parts: [`${sign.repeat(150)} ${sign.repeat(150)}`] })
  expect(texts.join('').replaceAll(/\s/g, '')).toBe(sign.repeat(300))
  for (const text of texts) expect(text.replaceAll(sign, '').trim()).toBe('')
})

test('one emoji turns a text of 160 signs into one of 70', () => {
  expect(countSegments('a'.repeat(160))).toMatchObject({ encoding: 'gsm7', segments: 1 })
  expect(countSegments(`${'a'.repeat(158)}\u{1f600}`)).toMatchObject({ encoding: 'ucs2', segments: 3 })
  expect(countSegments(`${'a'.repeat(68)}\u{1f600}`)).toMatchObject({ encoding: 'ucs2', segments: 1 })
})

describe('in a conversation', () => {
  let on: World
  beforeAll(async () => {
    on = await world()
  }, 180_000)
  afterAll(() => on.stop())

  test.each([
    ['2,400 families', FAMILY.repeat(2_400)],
    ['one letter under thirty thousand accents', `a${'\u0301'.repeat(30_000)}`],
    ['four thousand letters', 'a'.repeat(4_000)],
  ])(
    '%s are either refused or answered, and the next message is answered as ever',
    async (_what, text) => {
      const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
      const { status } = await talk.post({ text, channelData: { clientActivityID: 'long' } })
      expect([200, 413]).toContain(status)
      await Promise.race([on.worker.idle(), sleep(15_000, undefined, { ref: false })])
      const stored = (await talk.read()).filter(({ from }) => from.role === 'user').map((activity) => activity.text)
      expect(stored).toEqual(status === 200 ? [text] : [])
      expect(
        await Promise.race([talk.say('I want to give a compliment'), sleep(15_000, 'no answer', { ref: false })]),
      ).toBe('I want to give a compliment')
      expect((await talk.read()).at(-1)?.from.role).toBe('bot')
    },
    60_000,
  )
})
