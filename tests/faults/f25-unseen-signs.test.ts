/** F25: zero-width signs, direction overrides, controls and NUL; they hide nothing from the understanding, and letters that need joiners keep them. */
import { hearDanger } from '../../dialogs/understand/danger.ts'
import { openTalk } from '../support/directLineTalk.ts'
import { type World, world } from '../support/world.ts'

let on: World
beforeAll(async () => {
  on = await world()
}, 180_000)
afterAll(() => on.stop())

test.each([
  ['plain', 'I smell gas'],
  ['a zero-width space', 'I smell g\u200bas'],
  ['a word joiner and a byte order mark', 'I sm\u2060ell g\ufeffas'],
  ['a soft hyphen', 'I smell g\u00adas'],
  ['a direction override', '\u202eI smell gas\u202c'],
  ['isolates', '\u2067I smell gas\u2069'],
  ['full width', '\uff29 \uff53\uff4d\uff45\uff4c\uff4c \uff47\uff41\uff53'],
  ['a control character', 'I smell g\u0007as'],
  ['NUL', 'I smell g\u0000as'],
  ['letters of mathematics', 'I smell \u{1d420}\u{1d41a}\u{1d42c}'],
])('gas is heard through %s', (_what, text) => {
  expect(hearDanger(text).map(({ kind }) => kind)).toContain('gas')
})

test.each([
  ['Persian with its half space', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', null],
  ['Hindi with a joiner', '\u0915\u094d\u200d\u0937', null],
  [
    'Urdu and English in one line',
    'boiler \u06a9\u0627\u0645 \u0646\u06c1\u06cc\u06ba \u06a9\u0631 \u0631\u06c1\u0627, Flat B',
    null,
  ],
  ['an override, which the console shows as a sign', 'photo\u202egpj.exe', null],
  ['a line break', 'first\nsecond', null],
  ['a line break of Windows', 'first\r\nsecond', 'first\nsecond'],
  ['NUL and controls', 'a\u0000b\u0007c\u001bd\u0085e\tf', 'abcde\tf'],
])('%s is stored as it was written, without what cannot be written', async (_what, text, wanted) => {
  const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
  expect(await talk.say(text)).toBe(wanted ?? text)
})

test('a message of nothing visible is no message', async () => {
  const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
  for (const text of ['', '   ', '\u0000\u0007', '\n\n']) expect(await talk.say(text)).toBe(null)
  // These are signs all the same: they are stored, and answered without a crash.
  for (const text of ['\u200b\u200b', '\u202e', '\ufeff\u2060']) {
    await talk.say(text)
    expect((await talk.read()).at(-1)?.from.role).toBe('bot')
  }
})
