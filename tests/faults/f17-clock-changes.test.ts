/** F17: the nights on which the clocks change are 23 and 25 hours long, and servers stand in any zone; dates and limits stay right. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { LONG } from '../support/stage.ts'

const ZONES = [
  'UTC',
  'Europe/London',
  'America/St_Johns',
  'Pacific/Kiritimati',
  ...(LONG ? ['Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Pago_Pago'] : []),
]

/** Now, what was said, the day meant. Clocks go forward on 28 March 2027 and back on 31 October 2027, both at 01:00 UTC. */
const SAID: [string, string, string][] = [
  ['2027-03-28T00:30:00Z', 'yesterday 1.30', '2027-03-27'],
  ['2027-03-28T01:30:00Z', 'yesterday 1.30', '2027-03-27'],
  ['2027-03-28T22:59:00Z', 'today', '2027-03-28'],
  ['2027-03-28T23:10:00Z', 'yesterday', '2027-03-28'],
  ['2027-03-28T23:10:00Z', 'today', '2027-03-29'],
  ['2027-03-29T11:00:00Z', 'yesterday 1.30', '2027-03-28'],
  ['2027-10-30T23:30:00Z', 'today', '2027-10-31'],
  ['2027-10-31T00:30:00Z', 'yesterday', '2027-10-30'],
  ['2027-10-31T01:30:00Z', 'yesterday 1.30', '2027-10-30'],
  ['2027-10-31T23:30:00Z', 'today', '2027-10-31'],
  ['2027-11-01T11:00:00Z', 'yesterday 1.30', '2027-10-31'],
]
/** From, how much, unit, nation, the instant at which it ends. */
const LIMITS: [string, number, string, string, string][] = [
  ['2027-03-27T07:30:00Z', 24, 'hours', 'england', '2027-03-28T07:30:00.000Z'],
  ['2027-03-28T00:59:00Z', 2, 'hours', 'england', '2027-03-28T02:59:00.000Z'],
  ['2027-10-30T07:00:00Z', 24, 'hours', 'wales', '2027-10-31T07:00:00.000Z'],
  ['2027-10-31T00:30:00Z', 1, 'hours', 'england', '2027-10-31T01:30:00.000Z'],
  ['2027-03-27T12:00:00Z', 1, 'days', 'england', '2027-03-28T22:59:59.999Z'],
  ['2027-10-30T12:00:00Z', 1, 'days', 'england', '2027-10-31T23:59:59.999Z'],
  ['2027-03-27T23:50:00Z', 0, 'days', 'england', '2027-03-27T23:59:59.999Z'],
  // Good Friday is a holiday in all nations, Easter Monday is none in Scotland (law.yaml bank holidays).
  ['2027-03-25T09:00:00Z', 5, 'working_days', 'england', '2027-04-05T22:59:59.999Z'],
  ['2027-03-25T09:00:00Z', 5, 'working_days', 'scotland', '2027-04-02T22:59:59.999Z'],
  ['2027-10-29T08:00:00Z', 5, 'working_days', 'england', '2027-11-05T23:59:59.999Z'],
]

const SCRIPT = `
  const from = (path) => import(new URL(path, ${JSON.stringify(new URL('../../', import.meta.url).href)}).href)
  const { createDateReader } = await from('services/dates/dateReader.ts')
  const { deadline } = await from('services/cases/deadlines.ts')
  const { readLaw } = await from('services/landlords/law.ts')
  const { said, limits } = JSON.parse(process.argv[1])
  const dates = createDateReader({ deadlineMs: 5000 })
  await dates.warm()
  const days = []
  for (const [now, text] of said) days.push((await dates.read({ text, language: 'en', now: new Date(now), expects: 'past' })).date)
  await dates.close()
  const { bankHolidays } = readLaw().law
  const ends = limits.map(([start, add, unit, nation]) => deadline({ from: new Date(start), add, unit, nation, bankHolidays }).due.toISOString())
  process.stdout.write(JSON.stringify({ offset: new Date(1800000000000).getTimezoneOffset(), days, ends }))`

test.each(ZONES)(
  'a server in %s counts both nights as tenants do',
  async (zone) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-e', SCRIPT, JSON.stringify({ said: SAID, limits: LIMITS })],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)), env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } },
    )
    const { offset, days, ends } = JSON.parse(stdout) as { offset: number; days: string[]; ends: string[] }
    // 2027-01-15: the zone has taken effect.
    expect(offset === 0).toBe(zone === 'UTC' || zone === 'Europe/London')
    expect(SAID.map(([now, text], index) => [now, text, days[index]])).toEqual(SAID)
    expect(LIMITS.map(([start, add, unit, nation], index) => [start, add, unit, nation, ends[index]])).toEqual(LIMITS)
  },
  60_000,
)
