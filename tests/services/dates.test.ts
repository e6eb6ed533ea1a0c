/** Date words in four languages become the right date, whatever the process's time zone and the night's clock change. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { createDateReader, type DateReading, type Expects } from '../../services/dates/dateReader.ts'
import { sayDate, sayDateTime } from '../../services/dates/sayDate.ts'
import { phrases as first } from './datePhrases.ts'

// Patient, because the judged thing is the reading: the deadline has its own test (security/t30).
const dates = createDateReader({ deadlineMs: 3_000 })
beforeAll(() => dates.warm())
afterAll(() => dates.close())

/** Four languages in one file; each further one in a file of its own. */
const folder = new URL('./datePhrases/', import.meta.url)
const further = existsSync(folder) ? readdirSync(folder) : []
const tables = await Promise.all(
  further.map(async (name) => ((await import(new URL(name, folder).href)) as { phrases: typeof first }).phrases),
)
const phrases: Record<string, string> = Object.assign({}, first, ...tables)

const saturdayNight = new Date('2027-03-27T23:50:00Z')

function inShort(reading: DateReading): string {
  if (!reading.ok) return [reading.reason, ...(reading.candidates ?? [])].join(' ')
  const precision = reading.precision === 'day' ? [] : [reading.precision]
  return [reading.date, ...precision, ...(reading.time ? [reading.time] : [])].join(' ')
}

async function read({
  text,
  at,
  language = 'en',
  expects = 'past',
}: {
  text: string
  at: string
  language?: string
  expects?: Expects
}) {
  return inShort(await dates.read({ text, language, now: new Date(at), expects }))
}

describe.each(Object.entries(phrases))('%s', (key, table) => {
  const [language = '', expects = ''] = key.split(' ')
  test('each thing that tenants say is read as meant', async () => {
    const rows = table
      .trim()
      .split('\n')
      .map((row) => row.trim())
    const readings = []
    for (const row of rows) {
      const text = row.split(' → ')[0]!
      readings.push(
        `${text} → ${inShort(await dates.read({ text, language, now: saturdayNight, expects: expects as Expects }))}`,
      )
    }
    expect(readings).toEqual(rows)
  })
})

test.each([...new Set(Object.keys(phrases).map((key) => key.split(' ')[0] ?? ''))])(
  'at least forty phrases are checked in %s',
  (language) => {
    const rows = Object.entries(phrases).flatMap(([key, table]) =>
      key.startsWith(language) ? table.trim().split('\n') : [],
    )
    expect(rows.length).toBeGreaterThanOrEqual(40)
  },
)

describe('the tenant’s own day counts, not the server’s', () => {
  const cases: [at: string, text: string, expected: string, expects?: Expects][] = [
    // Wednesday 14 July 2027, 10:00 in London
    ['2027-07-14T09:00:00Z', 'today', '2027-07-14'],
    ['2027-07-14T09:00:00Z', 'last Tuesday', '2027-07-13'],
    ['2027-07-14T09:00:00Z', 'since Friday', '2027-07-09'],
    ['2027-07-14T09:00:00Z', '03/04', '2027-04-03'],
    ['2027-07-14T09:00:00Z', '3 August', '2026-08-03'],
    ['2027-07-14T09:00:00Z', 'half three', 'ambiguous 2027-07-13 2027-07-14'],
    ['2027-07-14T09:00:00Z', 'at 3pm', 'in_future'],
    ['2027-07-14T09:00:00Z', 'half three', '2027-07-14 15:30', 'future'],
    ['2027-07-14T09:00:00Z', 'next Friday', 'ambiguous 2027-07-16 2027-07-23', 'future'],
    ['2027-07-14T09:00:00Z', 'Wednesday', 'ambiguous 2027-07-07 2027-07-14'],
    ['2027-07-14T09:00:00Z', 'bank holiday', '2027-08-30', 'future'],
    // 23:50 and 00:10 in summer time: in UTC both are still the evening before
    ['2027-07-13T22:50:00Z', 'yesterday', '2027-07-12'],
    ['2027-07-13T23:10:00Z', 'yesterday', '2027-07-13'],
    ['2027-07-13T23:10:00Z', 'tonight', '2027-07-14'],
    // clocks go forward on Sunday 28 March 2027 at 01:00
    ['2027-03-28T00:10:00Z', 'yesterday', '2027-03-27'],
    ['2027-03-28T00:10:00Z', '2 hours ago', '2027-03-27'],
    ['2027-03-28T22:50:00Z', 'today', '2027-03-28'],
    ['2027-03-28T22:50:00Z', 'tomorrow', '2027-03-29', 'future'],
    ['2027-03-28T23:10:00Z', 'yesterday', '2027-03-28'],
    ['2027-03-28T23:10:00Z', 'a week ago', '2027-03-22 week'],
    ['2027-03-28T23:10:00Z', '23 hours ago', '2027-03-28'],
    ['2027-03-28T23:10:00Z', '24 hours ago', '2027-03-27'],
    ['2027-03-29T09:00:00Z', 'yesterday at 01:30', '2027-03-28'], // that night had no 01:30
    ['2027-03-29T09:00:00Z', 'yesterday at 02:30', '2027-03-28 02:30'],
    // and back on Sunday 31 October 2027 at 02:00
    ['2027-10-30T22:50:00Z', 'tomorrow', '2027-10-31', 'future'],
    ['2027-10-30T23:10:00Z', 'yesterday', '2027-10-30'],
    ['2027-10-30T23:10:00Z', 'today', '2027-10-31'],
    ['2027-11-01T00:10:00Z', 'yesterday', '2027-10-31'],
    ['2027-11-01T00:10:00Z', '25 hours ago', '2027-10-31'],
    ['2027-11-01T00:10:00Z', 'the day before yesterday', '2027-10-30'],
    ['2027-11-01T00:10:00Z', 'yesterday at 01:30', '2027-10-31 01:30'],
    // what only the recogniser knows
    ['2027-03-28T23:10:00Z', 'two thousand and nineteen', '2019-01-01 year'],
    ['2027-03-28T23:10:00Z', '7d ago', '2027-03-22'],
    // month ends and leap days
    ['2027-03-31T12:00:00Z', 'a month ago', '2027-02-28 month'],
    ['2027-03-01T12:00:00Z', '29 February', '2024-02-29'],
    ['2027-03-01T12:00:00Z', '29 February 2027', 'not_understood'],
    ['2027-12-31T23:50:00Z', 'tomorrow', '2028-01-01', 'future'],
    ['2028-01-01T00:10:00Z', 'last month', '2027-12-01 month'],
  ]

  test.each(cases)('%s: "%s" is %s', async (at, text, expected, expects = 'past') => {
    expect(await read({ text, at, expects })).toBe(expected)
  })

  test.each(['America/New_York', 'UTC', 'Pacific/Kiritimati'])('a server in %s reads the same dates', async (zone) => {
    const reader = new URL('../../services/dates/dateReader.ts', import.meta.url).href
    const script = `
      const { createDateReader } = await import(${JSON.stringify(reader)})
      const dates = createDateReader({ deadlineMs: 3000 })
      await dates.warm()
      const readings = []
      for (const [at, text, , expects = 'past'] of ${JSON.stringify(cases)}) {
        readings.push(await dates.read({ text, language: 'en', now: new Date(at), expects }))
      }
      await dates.close()
      process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), readings]))`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-e', script],
      {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      },
    )
    const [, readings] = JSON.parse(stdout) as [number, DateReading[]]
    expect(readings.map(inShort)).toEqual(cases.map(([, , expected]) => expected))
  })
})

test('a tenant who asks in another landlord’s zone has that day', async () => {
  const reading = await dates.read({
    text: 'today',
    language: 'en',
    now: saturdayNight,
    zone: 'Europe/Warsaw',
    expects: 'past',
  })
  expect(inShort(reading)).toBe('2027-03-28')
})

test('a date is said in full words of the language, in the Gregorian calendar and Latin digits', () => {
  const said = ['en', 'cy', 'pl', 'ur', 'ur-Latn'].map((language) => sayDate({ date: '2027-03-23', language }))
  expect(said).toEqual([
    'Tuesday 23 March 2027',
    'dydd Mawrth 23 Mawrth 2027',
    'wtorek, 23 marca 2027',
    'منگل، 23 مارچ، 2027',
    'منگل، 23 مارچ، 2027',
  ])
  const others = ['ro', 'es', 'it', 'pt', 'uk', 'ar', 'bn', 'gu', 'pa', 'so']
  expect(others.map((language) => sayDate({ date: '2027-03-23', language }))).toEqual([
    'marți, 23 martie 2027',
    'martes, 23 de marzo de 2027',
    'martedì 23 marzo 2027',
    'terça-feira, 23 de março de 2027',
    'вівторок, 23 березня 2027 року',
    'الثلاثاء، 23 مارس 2027',
    'মঙ্গলবার, 23 মার্চ, 2027',
    'મંગળવાર, 23 માર્ચ, 2027',
    'ਮੰਗਲਵਾਰ, 23 ਮਾਰਚ 2027',
    'Talaado, 23 Maarso 2027',
  ])
})

test('a Welsh date is written as in a sentence: a small letter and no comma', () => {
  const months = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' ')
  const said = months.map((_, at) => sayDate({ date: `2026-${String(at + 1).padStart(2, '0')}-01`, language: 'cy' }))
  expect(said.map((words) => words.split(' ')[3])).toEqual(months)
  expect(sayDate({ date: '2026-11-27', language: 'cy' })).toBe('dydd Gwener 27 Tachwedd 2026')
  expect(sayDateTime({ at: new Date('2026-11-27T12:00:00Z'), language: 'cy' })).toBe(
    'dydd Gwener 27 Tachwedd 2026, 12:00',
  )
})

test('a moment is said on the clock of its place, summer time included', () => {
  const at = new Date('2027-07-13T23:10:00Z')
  expect(sayDateTime({ at, language: 'en' })).toBe('Wednesday 14 July 2027, 00:10')
  expect(sayDateTime({ at, language: 'pl', zone: 'UTC' })).toBe('wtorek, 13 lipca 2027, 23:10')
})

test('what the bot says back is understood as the same date', async () => {
  for (const language of new Set(Object.keys(phrases).map((key) => key.split(' ')[0] ?? ''))) {
    const text = sayDate({ date: '2026-10-20', language })
    expect(await read({ text, language, at: '2027-03-27T23:50:00Z' })).toBe('2026-10-20')
  }
})

const seed = Date.now() % 2 ** 31
test(`no text whatever makes the reader throw (seed ${seed})`, async () => {
  const words =
    'last next since for 3 /  : . Tuesday 4 week weeks ago od wtorku ers dydd Mawrth کل ہفتہ سے pehle 31 29 February 2027 1/2 99 a and'
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 12 }).map((all) => all.join(' ')),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((codes) => String.fromCharCode(...codes)),
  )
  const property = fc.asyncProperty(
    texts,
    fc.constantFrom('en', 'cy', 'pl', 'ur', 'ur-Latn', 'so', 'x-nonsense', ''),
    fc.constantFrom<Expects>('past', 'future', 'any'),
    async (text, language, expects) => {
      const reading = await dates.read({ text, language, now: saturdayNight, expects })
      if (!reading.ok) return
      expect(reading.date).toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/)
      if (expects === 'past') expect(reading.date <= '2027-03-27').toBe(true)
      if (expects === 'future') expect(reading.date >= '2027-03-27').toBe(true)
    },
  )
  await fc.assert(property, { seed, numRuns: 1_500 })
})
