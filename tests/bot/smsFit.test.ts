/** An answer becomes as few texts as can be, and a tenant never misses a word of it. */
import fc from 'fast-check'
import { fitTexts } from '../../bot/channels/sms/fit.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const signs = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemesOf = (text: string) => [...signs.segment(text)].map(({ segment }) => segment)
const bare = (text: string) => text.replace(/\s+/gu, '')

test('a short answer of several parts is one text with blank lines', () => {
  expect(fitTexts({ parts: ['Thank you.', ' ', 'Is there water on the floor?', '1 Yes\n2 No'] })).toEqual({
    texts: ['Thank you.\n\nIs there water on the floor?\n\n1 Yes\n2 No'],
    over: false,
  })
})

test('nothing to say is no text', () => {
  expect(fitTexts({ parts: ['', '  '] })).toEqual({ texts: [], over: false })
})

test('a single line break is used when it saves a text', () => {
  const parts = ['a'.repeat(160), 'b'.repeat(159)]
  expect(fitTexts({ parts }).texts).toEqual([parts.join('\n')])
})

test('a long answer breaks between its parts', () => {
  const parts = ['a'.repeat(200), 'b'.repeat(100), 'c'.repeat(200)]
  expect(fitTexts({ parts }).texts).toEqual([`${parts[0]}\n\n${parts[1]}`, parts[2]])
})

test('a part that is too long breaks after a sentence', () => {
  const [one, two] = [`${'One '.repeat(60)}end.`, `${'Two '.repeat(60)}end.`]
  expect(fitTexts({ parts: [`${one} ${two}`] })).toEqual({ texts: [one, two], over: false })
})

test('a sentence that is too long breaks between words', () => {
  const { texts } = fitTexts({ parts: ['word '.repeat(100)] })
  expect(texts).toHaveLength(2)
  for (const text of texts) expect(text).toMatch(/^word( word)*$/)
})

test('a web address is not cut while it fits in one text', () => {
  const link = `https://homes.example/${'x'.repeat(80)}`
  const { texts } = fitTexts({ parts: [`${'word '.repeat(55)}${link} ${'word '.repeat(30)}`] })
  expect(texts.some((text) => text.includes(link))).toBe(true)
})

test('parts are broken inside only when that saves the tenant a third text', () => {
  const parts = ['a', 'b', 'c'].map((letter) => `${letter.repeat(99)}. ${letter.repeat(99)}.`)
  const { texts, over } = fitTexts({ parts })
  expect(over).toBe(false)
  expect(texts).toHaveLength(2)
})

test('what needs more than two texts is given whole and marked', () => {
  const parts = ['a', 'b', 'c'].map((letter) => letter.repeat(300))
  expect(fitTexts({ parts })).toEqual({ texts: parts, over: true })
})

test('no sign is cut and no word lost, whatever the text', () => {
  const piece = fc.constantFrom(
    'word ',
    'Sentence. ',
    '\n',
    'ł',
    '👨‍👩‍👧‍👦',
    '🇬🇧',
    'e\u0301',
    'میرے گھر ',
    'x'.repeat(50),
    '…',
    '  ',
  )
  const part = fc.array(piece, { maxLength: 80 }).map((all) => all.join(''))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.integer({ min: 20, max: 320 }), (parts, maxCharacters) => {
      const { texts, over } = fitTexts({ parts, maxCharacters })
      expect(bare(texts.join(''))).toBe(bare(parts.join('')))
      expect(over).toBe(texts.length > 2)
      const longest = Math.max(0, ...graphemesOf(parts.join('\n')).map((sign) => sign.length))
      for (const text of texts) {
        expect(text.length).toBeLessThanOrEqual(Math.max(maxCharacters, longest))
        expect(text).toBe(text.trim())
      }
      const whole = new Set(parts.flatMap(graphemesOf))
      for (const text of texts) for (const sign of graphemesOf(text)) if (sign.trim()) expect(whole).toContain(sign)
    }),
    { seed, numRuns: 300 },
  )
})
