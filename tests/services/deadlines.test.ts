/** Dates that tenants are promised: the worked values of the journeys, in every nation, and rules that hold for any date. */
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { deadlineCommand } from '../../bot/cli/deadline.ts'
import { deadline, parseFrom } from '../../services/cases/deadlines.ts'
import type { ClockUnit } from '../../services/landlords/duration.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { NATIONS, type Nation } from '../../services/landlords/nations.ts'

const law = readLaw()
if (!law.ok) throw new Error(law.errors.join('\n'))
const { bankHolidays } = law.law

const at = (text: string): Date => {
  const from = parseFrom(text)
  if (!from.ok) throw new Error(`${text}: ${from.reason}`)
  return from.at
}
const dueOf = ({ from, add, unit, nation }: { from: string; add: number; unit: ClockUnit; nation: Nation }): string => {
  const due = deadline({ from: at(from), add, unit, nation, bankHolidays })
  return due.ok ? due.date : due.reason
}

/** from, working days, then England and Wales, Scotland, Northern Ireland. */
const WORKED: [string, string, number, string, string, string][] = [
  ['a complaint of Tuesday before Christmas, acknowledged', '2026-12-22', 5, '2026-12-31', '2026-12-31', '2026-12-31'],
  ['its answer, ten working days after that', '2026-12-31', 10, '2027-01-15', '2027-01-18', '2027-01-15'],
  ['a refusal letter in ten working days', '2026-12-22', 10, '2027-01-08', '2027-01-11', '2027-01-08'],
  ['the window to escalate', '2027-01-15', 25, '2027-02-19', '2027-02-19', '2027-02-19'],
  ['an escalation before Easter, acknowledged', '2027-03-24', 5, '2027-04-02', '2027-04-01', '2027-04-02'],
  ['a complaint of a Saturday', '2027-02-27', 5, '2027-03-05', '2027-03-05', '2027-03-05'],
  ["a complaint over St Andrew's Day", '2026-11-27', 5, '2026-12-04', '2026-12-07', '2026-12-04'],
  ['a complaint over the Battle of the Boyne', '2027-07-08', 5, '2027-07-15', '2027-07-15', '2027-07-16'],
  ["a complaint over St Patrick's Day", '2027-03-15', 5, '2027-03-22', '2027-03-22', '2027-03-23'],
]

describe('working days, as the journeys work them out', () => {
  test.each(WORKED)('%s: %s + %i', (_what, from, add, england, scotland, northernIreland) => {
    const due = (nation: Nation): string => dueOf({ from, add, unit: 'working_days', nation })
    expect({
      england: due('england'),
      wales: due('wales'),
      scotland: due('scotland'),
      northern_ireland: due('northern_ireland'),
    }).toEqual({
      england,
      wales: england,
      scotland,
      northern_ireland: northernIreland,
    })
  })

  // Chains: each nation counts on from its own date.
  test.each([
    ['england', ['2026-12-22', 5, 10, 10], ['2026-12-31', '2027-01-15', '2027-01-29']],
    ['scotland', ['2026-12-22', 5, 10, 10], ['2026-12-31', '2027-01-18', '2027-02-01']],
    ['northern_ireland', ['2026-12-22', 5, 10, 10], ['2026-12-31', '2027-01-15', '2027-01-29']],
    ['wales', ['2027-03-24', 5, 20, 20], ['2027-04-02', '2027-04-30', '2027-06-01']],
    ['scotland', ['2027-03-24', 5, 20, 20], ['2027-04-01', '2027-04-29', '2027-05-28']],
    ['northern_ireland', ['2027-03-24', 5, 20, 20], ['2027-04-02', '2027-04-30', '2027-06-01']],
    ['england', ['2026-12-21', 10], ['2027-01-07']],
    ['england', ['2027-01-07', 3], ['2027-01-12']],
    ['england', ['2027-01-07', 5], ['2027-01-14']],
  ] as [Nation, [string, ...number[]], string[]][])(
    'in %s, %j one after the other',
    (nation, [from, ...lengths], dates) => {
      let day = from
      const got = lengths.map((add) => {
        day = dueOf({ from: day, add, unit: 'working_days', nation })
        return day
      })
      expect(got).toEqual(dates)
    },
  )

  test('the tenant has until the last moment of the last day, in London', () => {
    const summer = deadline({ from: at('2027-06-01'), add: 5, unit: 'working_days', nation: 'england', bankHolidays })
    expect(summer).toEqual({ ok: true, due: new Date('2027-06-08T22:59:59.999Z'), date: '2027-06-08' })
    const winter = deadline({ from: at('2027-01-04'), add: 5, unit: 'working_days', nation: 'england', bankHolidays })
    expect(winter).toEqual({ ok: true, due: new Date('2027-01-11T23:59:59.999Z'), date: '2027-01-11' })
  })

  test('a message half an hour after midnight in summer counts from its own day, though it is yesterday in UTC', () => {
    expect(dueOf({ from: '2027-07-05T23:30:00Z', add: 1, unit: 'working_days', nation: 'england' })).toBe('2027-07-07')
  })

  test('past the bank holidays that are known, no date is given', () => {
    for (const nation of NATIONS) {
      expect(dueOf({ from: '2028-12-27', add: 3, unit: 'working_days', nation })).toMatch(/^beyond_known_holidays$/)
      expect(dueOf({ from: '2024-12-31', add: 1, unit: 'working_days', nation })).toBe('beyond_known_holidays')
      expect(dueOf({ from: '2028-12-27', add: 2, unit: 'working_days', nation })).toBe('2028-12-29')
    }
  })
})

describe('hours, days, weeks and months', () => {
  test.each([
    ['clocks go forward', '2027-03-28T00:30:00Z', 6, '2027-03-28T06:30:00.000Z'],
    ['clocks go back', '2027-10-31T00:30:00+01:00', 24, '2027-10-31T23:30:00.000Z'],
    ['Christmas night', '2026-12-25T22:15:00Z', 6, '2026-12-26T04:15:00.000Z'],
  ])('hours are elapsed hours: %s', (_what, from, add, due) => {
    const got = deadline({ from: at(from), add, unit: 'hours', nation: 'england', bankHolidays })
    expect(got.ok && got.due.toISOString()).toBe(due)
  })

  test.each([
    ['2027-01-31', 1, 'months', '2027-02-28'],
    ['2028-01-31', 1, 'months', '2028-02-29'],
    ['2027-08-31', 3, 'months', '2027-11-30'],
    ['2028-02-29', 12, 'months', '2029-02-28'],
    ['2027-03-20', 12, 'weeks', '2027-06-12'],
    ['2026-12-22', 30, 'days', '2027-01-21'],
    ['2026-12-22', 0, 'working_days', '2026-12-22'],
  ] as [string, number, ClockUnit, string][])('%s + %i %s', (from, add, unit, date) => {
    expect(dueOf({ from, add, unit, nation: 'england' })).toBe(date)
  })

  test('a length that is not a whole number of at least 0 is a fault of the program', () => {
    for (const add of [-1, 1.5, Number.NaN])
      expect(() => deadline({ from: at('2027-01-04'), add, unit: 'days', nation: 'england', bankHolidays })).toThrow(
        RangeError,
      )
  })
})

describe('for any date', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  beforeAll(() => process.stdout.write(`deadlines: SEED=${seed}\n`))
  const instant = fc.date({
    min: new Date('2025-01-02T00:00:00Z'),
    max: new Date('2028-06-30T00:00:00Z'),
    noInvalidDate: true,
  })
  const nation = fc.constantFrom(...NATIONS)
  const london = (date: Date): DateTime => DateTime.fromJSDate(date, { zone: 'Europe/London' })
  const works = (day: DateTime, where: Nation): boolean =>
    day.weekday < 6 && !bankHolidays[where].dates.has(day.toISODate()!)

  test('a working-day limit ends on a working day, with exactly that many working days after the event', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), nation, (from, add, where) => {
        const due = deadline({ from, add, unit: 'working_days', nation: where, bankHolidays })
        if (!due.ok) throw new Error(due.reason)
        let counted = 0
        for (
          let day = london(from).startOf('day').plus({ days: 1 });
          day.toISODate()! <= due.date;
          day = day.plus({ days: 1 })
        )
          if (works(day, where)) counted++
        expect(counted).toBe(add)
        expect(works(london(due.due), where)).toBe(true)
        expect(due.due.getTime()).toBe(london(due.due).endOf('day').toMillis())
      }),
      { seed, numRuns: 300 },
    )
  })

  test('a later event, or a longer limit, never falls due earlier', () => {
    const unit = fc.constantFrom<ClockUnit>('hours', 'days', 'working_days', 'weeks', 'months')
    fc.assert(
      fc.property(
        instant,
        fc.nat(20),
        fc.nat(72),
        fc.nat(5),
        unit,
        nation,
        (from, add, laterHours, more, kind, where) => {
          const due = (start: Date, length: number): number => {
            const got = deadline({ from: start, add: length, unit: kind, nation: where, bankHolidays })
            return got.ok ? got.due.getTime() : Number.POSITIVE_INFINITY
          }
          const later = new Date(from.getTime() + laterHours * 3_600_000)
          expect(due(later, add)).toBeGreaterThanOrEqual(due(from, add))
          expect(due(from, add + more)).toBeGreaterThanOrEqual(due(from, add))
          expect(due(from, add)).toBeGreaterThanOrEqual(from.getTime())
        },
      ),
      { seed, numRuns: 500 },
    )
  })

  test('hours are that many hours, whatever the clocks do', () => {
    fc.assert(
      fc.property(instant, fc.nat(200), nation, (from, add, where) => {
        const due = deadline({ from, add, unit: 'hours', nation: where, bankHolidays })
        expect(due.ok && due.due.getTime() - from.getTime()).toBe(add * 3_600_000)
      }),
      { seed },
    )
  })

  test('months keep the day number, or take the last day of a shorter month', () => {
    fc.assert(
      fc.property(instant, fc.nat(36), nation, (from, add, where) => {
        const due = deadline({ from, add, unit: 'months', nation: where, bankHolidays })
        const [start, end] = [london(from), DateTime.fromISO(due.ok ? due.date : '')]
        expect(end.day).toBe(Math.min(start.day, end.daysInMonth!))
        expect(end.year * 12 + end.month).toBe(start.year * 12 + start.month + add)
      }),
      { seed },
    )
  })
})

describe('the command line', () => {
  const run = (from: string, add: string, unit: string, nation = 'england') =>
    deadlineCommand({ from, add, unit, nation })

  test('prints a date, or for hours a moment with its offset', () => {
    expect(run('2026-12-22', '5', 'working_days')).toEqual({ ok: true, out: '2026-12-31' })
    expect(run('2027-07-08', '5', 'working_days', 'northern-ireland')).toEqual({ ok: true, out: '2027-07-16' })
    expect(run('2027-03-28T00:30:00Z', '6', 'hours')).toEqual({ ok: true, out: '2027-03-28T07:30:00+01:00' })
    expect(run('2027-03-28T00:30[Europe/London]', '6', 'hours')).toEqual({ ok: true, out: '2027-03-28T07:30:00+01:00' })
    expect(run('2027-10-31T00:30:00+01:00', '24', 'hours')).toEqual({ ok: true, out: '2027-10-31T23:30:00+00:00' })
    expect(run('2027-07-01', '6', 'hours')).toEqual({ ok: true, out: '2027-07-01T06:00:00+01:00' })
  })

  test('says in a plain sentence what it cannot do', () => {
    expect(run('2028-12-27', '10', 'working_days')).toEqual({
      ok: false,
      out: 'No date can be given: the bank holidays for england are known from 2025 to 2028 only, and working days are never guessed.',
    })
    expect(run('2027-02-30', '1', 'days').out).toContain('is not a date like 2026-12-22')
    expect(run('2027-02-03T10:00', '1', 'hours').out).toContain('no zone')
    expect(run('2027-02-03', '-1', 'days').out).toContain('is not a whole number')
    expect(run('2027-02-03', '1', 'fortnights').out).toContain('hours, days, working_days, weeks, months')
    expect(run('2027-02-03', '1', 'days', 'france').out).toContain('england, wales, scotland, northern-ireland')
  })

  test.each(['UTC', 'America/New_York', 'Europe/London', 'Pacific/Auckland'])(
    'gives the same dates on a machine set to %s',
    (zone) => {
      const module = new URL('../../bot/cli/deadline.ts', import.meta.url).href
      const asked = [
        ['2026-12-22', 5, 'working_days'],
        ['2027-03-28T00:30:00Z', 6, 'hours'],
        ['2027-10-31T00:30:00+01:00', 24, 'hours'],
        ['2027-01-31', 1, 'months'],
        ['2027-03-20', 12, 'weeks'],
        ['2027-07-01', 1, 'hours'],
      ]
      const script = `const { deadlineCommand } = await import(${JSON.stringify(module)})
      const out = ${JSON.stringify(asked)}.map(([from, add, unit]) => deadlineCommand({ from, add, unit, nation: 'england' }).out)
      process.stdout.write(JSON.stringify([...out, String(new Date(0).getTimezoneOffset())]))`
      const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      })
      const [, ...rest] = (JSON.parse(printed) as string[]).reverse()
      expect(rest.reverse()).toEqual([
        '2026-12-31',
        '2027-03-28T07:30:00+01:00',
        '2027-10-31T23:30:00+00:00',
        '2027-02-28',
        '2027-06-12',
        '2027-07-01T01:00:00+01:00',
      ])
    },
  )
})
