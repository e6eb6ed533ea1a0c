/** What a text costs is what Twilio's own calculator says. */
import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { countSegments, foldPlain } from '../../bot/channels/sms/segments.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

function byTwilio(text: string) {
  const message = new SegmentedMessage(text)
  const gsm = message.encodingName === 'GSM-7'
  return {
    encoding: gsm ? 'gsm7' : 'ucs2',
    units: message.messageSize / (gsm ? 7 : 16),
    segments: message.segmentsCount,
  }
}

const family = '👨‍👩‍👧‍👦'
const vectors: [string, string][] = [
  ['nothing', ''],
  ['a short answer', 'Thank you. Reply 0 for menu, 9 for a person.'],
  ['160 plain letters', 'a'.repeat(160)],
  ['161 plain letters', 'a'.repeat(161)],
  ['306 plain letters', 'a'.repeat(306)],
  ['307 plain letters', 'a'.repeat(307)],
  ['80 euro signs', '€'.repeat(80)],
  ['81 euro signs', '€'.repeat(81)],
  ['a bracket on the border of two segments', `${'a'.repeat(152)}[${'b'.repeat(20)}`],
  ['every letter that costs double', '^{}\\[~]|€'],
  ['French accents in the basic table', 'àèéìòùäöüñåæøßÇ£¡¿'],
  ['a lower-case cedilla', 'façade'],
  ['70 Polish letters', 'ł'.repeat(70)],
  ['71 Polish letters', 'ł'.repeat(71)],
  ['135 Polish letters', 'ł'.repeat(135)],
  ['Welsh', 'Mae’r tŷ yn oer ac mae dŵr ar y llawr'],
  ['Urdu', 'میرے گھر میں گیس کی بو آ رہی ہے'],
  ['one curly quote', `it’s ${'a'.repeat(66)}`],
  ['35 emoji', '😀'.repeat(35)],
  ['36 emoji', '😀'.repeat(36)],
  ['families on the border of two segments', family.repeat(7)],
  ['a flag on the border', `${'a'.repeat(65)}🇬🇧${'a'.repeat(10)}`],
  ['a Windows line break', `a\r\nb${'c'.repeat(160)}`],
  ['a Windows line break in a long Polish text', `${'ł'.repeat(66)}\r\n${'ł'.repeat(66)}`],
  ['a backtick', '`'],
]

test.each(vectors)('%s costs the same as at Twilio', (_, text) => {
  expect(countSegments(text)).toEqual(byTwilio(text))
})

test('every single letter of the basic plane is in the same alphabet as at Twilio', () => {
  const different: string[] = []
  for (let code = 0; code < 0xd800; code += 1) {
    const letter = String.fromCharCode(code)
    const [ours, theirs] = [countSegments(letter), byTwilio(letter)]
    if (ours.encoding !== theirs.encoding || ours.units !== theirs.units) different.push(code.toString(16))
  }
  expect(different).toEqual([])
})

test('any mixture of alphabets and emoji costs the same as at Twilio', () => {
  const gsm = fc.constantFrom(...'abc XYZ 019 \n@£€[]{}|éÇß')
  const beyond = fc.constantFrom(
    'ł',
    'ș',
    'ŵ',
    '’',
    'ت',
    'ব',
    'ਪ',
    '\u00a0',
    '😀',
    '👍🏽',
    '🇵🇱',
    family,
    'e\u0301',
    '\r\n',
  )
  const text = fc.oneof(
    fc.array(gsm, { maxLength: 400 }),
    fc.array(fc.oneof({ arbitrary: gsm, weight: 5 }, { arbitrary: beyond, weight: 1 }), { maxLength: 300 }),
    fc.array(beyond, { maxLength: 120 }),
  )
  fc.assert(
    fc.property(text, (letters) => {
      const words = letters.join('')
      expect(countSegments(words)).toEqual(byTwilio(words))
    }),
    { seed, numRuns: 400 },
  )
})

test('one sign larger than a segment is paid for in full', () => {
  expect(countSegments(`e${'\u0301'.repeat(199)}`)).toEqual({ encoding: 'ucs2', units: 200, segments: 3 })
})

test('broken halves of an emoji are counted, not a crash', () => {
  expect(countSegments('\ud83d').encoding).toBe('ucs2')
})

test('typographic signs become plain, so that an English answer stays in the basic alphabet', () => {
  const typed = '“It’s 5 – 6 o‘clock…”\u00a0— yes'
  expect(foldPlain(typed)).toBe('"It\'s 5 - 6 o\'clock..." - yes')
  expect(countSegments(foldPlain(typed)).encoding).toBe('gsm7')
})

test('no letter of any language is folded', () => {
  const letters = /^[\p{L}\p{M}\p{N}]$/u
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((one) => letters.test(one))),
      (all) => {
        expect(foldPlain(all.join(''))).toBe(all.join(''))
      },
    ),
    { seed },
  )
})

test('joiners that Urdu and emoji need are kept', () => {
  expect(foldPlain(`می\u200cخواہم ${family}`)).toBe(`می\u200cخواہم ${family}`)
})
