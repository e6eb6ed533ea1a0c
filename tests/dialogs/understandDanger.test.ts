/** Danger is heard from the text alone, at once, in every language, and ordinary words are let pass. */
import { readFileSync } from 'node:fs'
import { hearDanger } from '../../dialogs/understand/danger.ts'

const lines = (name: string) =>
  readFileSync(new URL(`./understand/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const kinds = (text: string) => hearDanger(text).map(({ kind }) => kind)

test.each(lines('danger.others.jsonl').map(({ text, flags }) => [flags[0].split(':')[1], text]))(
  'danger (%s) is heard in: %s',
  (kind, text) => expect(kinds(text)).toContain(kind),
)

test('a message with ordinary uses of danger words is not danger', () => {
  expect(lines('calm.jsonl').filter(({ text }) => hearDanger(text).length > 0)).toEqual([])
})

test.each([
  ['gas safety check'],
  ['gas bill'],
  ['fire door'],
  ['fire alarm test'],
  ['emergency contact'],
  ['my phone died'],
  ['I could kill for a cup of tea'],
  ['dying to hear back'],
])('"%s" alone is not danger', (text) => expect(hearDanger(text)).toEqual([]))

test('a bare cry for help is enough', () => {
  expect(kinds('FIRE!!!')).toEqual(['fire'])
  expect(kinds('help 999')).toEqual(['violence'])
})

test('danger in the last sentence of a long calm message is heard', () => {
  const calm = 'Thank you for fixing the gate. The rent is paid. '.repeat(60)
  expect(kinds(`${calm}He has a knife.`)).toEqual(['violence'])
})

test('hidden characters, capitals, stretched letters and slips do not hide danger', () => {
  for (const text of [
    'I smell g\u200bas',
    'I SMELL GAS',
    'I smell g\u0000a\u0007s',
    'I smell g\u{e0061}as',
    'i smelll gaaasss',
    'I ｓｍｅｌｌ ｇａｓ',
    '\u202eI smell gas\u202c',
  ])
    expect(kinds(text)).toContain('gas')
  expect(kinds('shes uncoscious')).toContain('medical')
})

test('hedged or past danger is likely, not sure, and never silent', () => {
  for (const text of ['We had a fire last year', 'what if I smell gas', 'I will come and stab your staff']) {
    const [first] = hearDanger(text)
    expect(first).toMatchObject({ sure: false, p: 0.6 })
  }
})

test('no guard silences a wish to die', () => {
  for (const text of [
    'what if I want to die',
    'yesterday I wanted to kill myself',
    'not urgent but I want to end my life',
  ])
    expect(hearDanger(text)).toContainEqual({ kind: 'self_harm', p: 0.95, sure: true })
})

test('the answer is there without waiting', () => {
  expect(Array.isArray(hearDanger('I can smell gas'))).toBe(true)
})

test('words of one language are not danger in another', () => {
  // Welsh "until", English "may" beside lights, Romanian "wires", Polish lamp that does not burn.
  for (const text of [
    'Fydda i yno tan bump',
    'the lights may need a new bulb',
    'światło się nie pali',
    'I kept the hub tidy',
  ])
    expect(hearDanger(text)).toEqual([])
})
