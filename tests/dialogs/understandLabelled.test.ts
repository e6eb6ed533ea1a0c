/** The rules on labelled messages: what a tenant writes in foreseen words is called by its right name, and no danger, hate or abuse is missed. */
import { readdirSync, readFileSync } from 'node:fs'
import { hearByRules } from '../../dialogs/understand/byRules.ts'
import type { Decision } from '../../dialogs/understand/decide.ts'

type Row = { text: string; intent: string[] | null; flags: string[] }
const folder = new URL('./understand/', import.meta.url)
// Hateful words live in one file only; the messages name the place where one stood.
const { concepts } = JSON.parse(
  readFileSync(new URL('../../dialogs/understand/rules/slurs.words.json', import.meta.url), 'utf8'),
) as { concepts: { slur: Record<string, string> } }
const slur = (language: string) =>
  concepts.slur[language]!.split(',')
    .map((entry) => entry.trim().replace(/[*!]$/, ''))
    .find((entry) => /^\p{L}{4,}$/u.test(entry))!
const read = (name: string) =>
  readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .replace(/\{slur:(\w+)\}/g, (_, language) => slur(language))
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== 'calm.jsonl')
const understand = async ({ text }: { text: string }): Promise<Decision> => hearByRules(text).ruled

const flagsOf = ({ flags }: Decision) => flags.map(({ name, kind }) => (kind ? `${name}:${kind}` : name))
const vital = /^(emergency|safeguarding|hate)/

async function missed(rows: Row[], wanted: (flag: string) => boolean): Promise<string[]> {
  const out: string[] = []
  for (const { text, flags } of rows) {
    const heard = flagsOf(await understand({ text }))
    out.push(...flags.filter((flag) => wanted(flag) && !heard.includes(flag)).map((flag) => `${flag}: ${text}`))
  }
  return out
}

describe.each(files)('%s', (name) => {
  const rows = read(name)

  test('no danger, hate, abuse at home or wish to die is missed', async () => {
    expect(await missed(rows, (flag) => vital.test(flag))).toEqual([])
  })

  test('dissatisfaction, urgency, representatives and language requests are heard', async () => {
    expect(await missed(rows, (flag) => !vital.test(flag))).toEqual([])
  })

  test('the intent is right', async () => {
    const wrong: string[] = []
    for (const { text, intent } of rows) {
      if (intent === null) continue
      const heard = await understand({ text })
      if (!intent.includes(heard.intent)) wrong.push(`${heard.intent}, not ${intent.join(' or ')}: ${text}`)
    }
    expect(wrong).toEqual([])
  })
})

test.each([
  'Nicio plângere, totul e bine',
  'Ninguna queja, al contrario',
  'Não tenho queixa nenhuma',
  'Nessuna lamentela, anzi',
  'Не маю жодних скарг',
  'لا عندي شكوى ولا شي',
  'কোনো অভিযোগ নাই',
  'koi fariyad nathi',
  'ਕੋਈ ਸ਼ਿਕਾਇਤ ਨਹੀਂ',
])('to have no complaint is not to complain: %s', async (text) => {
  expect(flagsOf(await understand({ text }))).toEqual([])
})

test('at least sixty messages stand behind each language', () => {
  const count = (language: RegExp) =>
    files.filter((name) => language.test(name)).reduce((sum, name) => sum + read(name).length, 0)
  for (const language of [/(^|\.)en\./, /(^|\.)cy\./, /(^|\.)pl\./, /(^|\.)ur\./, /(^|\.)ur-Latn\./])
    expect(count(language)).toBeGreaterThanOrEqual(60)
})

test('ordinary messages with alarming words, and a mere identity, raise no flag', async () => {
  const alarmed: string[] = []
  for (const { text } of read('calm.jsonl')) {
    const flags = flagsOf(await understand({ text })).filter(
      (flag) => vital.test(flag) || /dissatisfied|urgent/.test(flag),
    )
    if (flags.length > 0) alarmed.push(`${flags.join(' ')}: ${text}`)
  }
  expect(alarmed).toEqual([])
})

test.each([
  ['My kitchen tap drips'],
  ['My rent went up too much'],
  ['Your officer was brilliant'],
  ['I changed my number'],
  ['I need a grab rail in the bath'],
])('"%s" is not taken for unhappiness', async (text) => {
  expect(flagsOf(await understand({ text }))).not.toContain('dissatisfied')
})

test('an insult with anger at the service is not taken for hate or danger', async () => {
  const heard = await understand({ text: 'You lot are useless, **** you' })
  expect(flagsOf(heard)).toEqual(['dissatisfied'])
})

test('a complaint about a neighbour is antisocial behaviour and leaves the landlord out of it', async () => {
  const heard = await understand({ text: "I want to complain about my neighbour's parties" })
  expect(heard.intent).toBe('asb')
  expect(flagsOf(heard)).not.toContain('dissatisfied')
})

test('an emergency outranks urgency', async () => {
  const flags = flagsOf(await understand({ text: 'no heating, a newborn baby, and now I smell gas' }))
  expect(flags).toContain('emergency:gas')
  expect(flags).not.toContain('urgent')
})

test('fire comes before the complaint in the same message, and both are heard', async () => {
  const { flags } = await understand({ text: 'there is a fire and you never fixed the alarm, I want to complain' })
  expect(flags.map(({ name }) => name)).toEqual(['emergency', 'dissatisfied'])
})

test('the tenant is asked to choose when nothing is understood, and to confirm when danger is only likely', async () => {
  expect((await understand({ text: 'blue seven lantern' })).ask).toBe('choose')
  expect((await understand({ text: 'we had a small kitchen fire last year' })).ask).toBe('confirm')
  expect((await understand({ text: 'I can smell gas' })).ask).toBeNull()
})

test.each([
  ['tak', 'smalltalk'],
  ['no tak', 'smalltalk'],
  ['ie', 'smalltalk'],
  ['na', 'smalltalk'],
  ['nac ydw', 'smalltalk'],
  ['nope', 'smalltalk'],
  ['نہیں', 'smalltalk'],
  ['nahin', 'smalltalk'],
  ['Na klatce nie świeci światło', 'estate'],
  ['swiatlo na klatce nie dziala od tygodnia', 'estate'],
  ['seerhiyon ki light kharab hai', 'estate'],
  ['dwi wedi colli goriad y bloc ac angen un newydd', 'service_other'],
  ['czlowiek', 'human'],
  ['agent', 'human'],
])('"%s" is understood as %s without asking back', async (text, intent) => {
  expect(await understand({ text })).toMatchObject({ intent, ask: null })
})

test('a temper, or being kept in, is likely and asked about', async () => {
  for (const text of [
    "mae ngwr i wedi colli ei dymer eto, dwi'n poeni am y plant",
    'my husband lost his temper again',
    'woh mujhe ghar se nikalne nahi deta',
  ])
    expect(await understand({ text })).toMatchObject({ intent: 'domestic_abuse', ask: 'confirm' })
})

test('a person who denies being racist, or shouts, does not hide the incident they report', async () => {
  for (const text of [
    "I'm not racist myself but someone shouted racist things at the family next door",
    'the neighbours are shouting abuse at my disabled son',
  ])
    expect(flagsOf(await understand({ text })).some((flag) => flag.startsWith('hate'))).toBe(true)
  expect(flagsOf(await understand({ text: "I'm not racist but their music is loud" }))).toEqual([])
})

test('the words of a slur are never part of the answer', async () => {
  const answer = JSON.stringify(await understand({ text: `he called me a ${slur('en')} on the stairs` }))
  expect(answer).not.toContain(slur('en'))
  expect(answer).toContain('hate')
})
