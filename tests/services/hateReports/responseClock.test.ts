/** Six and twenty-four hours as they were worked out by hand, and the ordinary date with its label. */

import type { Clock } from '../../../services/cases/clocks.ts'
import { timersOf } from '../../../services/hateReports/reportTimers.ts'
import { responseClock } from '../../../services/hateReports/responseClock.ts'
import { paperState } from './paperReport.ts'
import { harbourView, law, meadowbrook } from './reportWorld.ts'

const reportTimers = ({ clocks, seriousSince }: { clocks: Clock[]; seriousSince: Date }) =>
  timersOf({
    clocks,
    severity: 'serious',
    history: [],
    state: paperState({ seriousSince: seriousSince.toISOString() }),
  })
const serious = (at: string) => responseClock({ severity: 'serious', landlord: meadowbrook, law, at: new Date(at) })

test.each([
  ['over midnight on a bank holiday', '2026-12-25T22:15:00Z', '2026-12-26T04:15:00.000Z'],
  ['over the night the clocks go forward', '2027-03-28T00:30:00Z', '2027-03-28T06:30:00.000Z'],
  ['over the night the clocks go back', '2027-10-31T00:30:00+01:00', '2027-10-31T05:30:00.000Z'],
  ['over New Year', '2026-12-31T20:00:00Z', '2027-01-01T02:00:00.000Z'],
  ['in the middle of a working day', '2027-03-10T10:00:00Z', '2027-03-10T16:00:00.000Z'],
])('a serious report is answered within six elapsed hours %s', (_, at, due) => {
  const clock = serious(at)
  expect(clock.due?.toISOString()).toBe(due)
  expect(clock).toMatchObject({ name: 'hate_serious', length: 6, unit: 'hours', startAt: new Date(at) })
  expect(clock.source).toBe('profile hate_and_harassment.response.serious_case')
})

test.each([
  ['2027-03-10T10:00:00Z', '2027-03-11'],
  ['2027-03-12T23:30:00Z', '2027-03-15'],
  // Good Friday and Easter Monday.
  ['2027-03-25T10:00:00Z', '2027-03-30'],
  ['2026-12-24T10:00:00Z', '2026-12-29'],
])(
  'any other report of %s is answered by the end of %s, and staff see that it is a default of the product',
  (at, date) => {
    const clock = responseClock({ severity: 'standard', landlord: meadowbrook, law, at: new Date(at) })
    expect(clock).toMatchObject({ name: 'hate_standard', dueDate: date, source: 'product default' })
  },
)

test('a landlord without hours of its own promises none, and its serious reports alert somebody all the same', () => {
  const at = new Date('2027-03-10T10:00:00Z')
  const clock = responseClock({ severity: 'serious', landlord: harbourView, law, at })
  expect(clock).toMatchObject({ name: 'hate_standard', source: 'product default', dueDate: '2027-03-11' })
  const rows = reportTimers({ clocks: [clock], seriousSince: at })
  expect(rows[0]).toEqual({ kind: 'report_alert', about: 'serious@2027-03-10T10:00:00.000Z', dueAt: at })
})

test('past the bank holidays that are known no date is guessed', () => {
  const clock = responseClock({
    severity: 'standard',
    landlord: meadowbrook,
    law,
    at: new Date('2040-01-10T10:00:00Z'),
  })
  expect(clock.due).toBeNull()
})

test('what falls due names neither the matter nor the clock of the matter', () => {
  const at = new Date('2027-03-28T00:30:00Z')
  const rows = reportTimers({ clocks: [serious(at.toISOString())], seriousSince: at })
  expect(rows.map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([
    ['report_alert', '2027-03-28T00:30:00.000Z'],
    ['report_unread', '2027-03-28T01:00:00.000Z'],
    ['report_unread', '2027-03-28T01:30:00.000Z'],
    ['report_unread', '2027-03-28T02:30:00.000Z'],
    ['report_due_soon', '2027-03-28T04:30:00.000Z'],
    ['report_overdue', '2027-03-28T06:30:00.001Z'],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/hate|harass|crime/i)
})
