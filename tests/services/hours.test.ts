/** When a tenant is told that staff will be there: weekends, bank holidays, breaks, closed dates and clock changes. */
import { nextOpening, openAt } from '../../services/handoff/hours.ts'
import { type Landlord, loadLandlords } from '../../services/landlords/index.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { bankHolidays } = loaded.law
const meadowbrook = loaded.landlords.bySlug('meadowbrook')!
const harbourView = loaded.landlords.bySlug('harbour-view')!

const next = (landlord: Landlord, at: string): string | undefined =>
  nextOpening({ landlord, at: new Date(at), bankHolidays })?.toISOString()
const open = (landlord: Landlord, at: string): boolean => openAt({ landlord, at: new Date(at), bankHolidays })

test('someone who writes on Christmas Eve evening is told Tuesday 29 December', () => {
  // Friday 25 is Christmas Day, 26 and 27 the weekend, Monday 28 the substitute day.
  expect(next(meadowbrook, '2026-12-24T19:00:00Z')).toBe('2026-12-29T09:00:00.000Z')
})

test('a bank holiday Monday is not an opening', () => {
  expect(open(meadowbrook, '2027-08-30T10:00:00+01:00')).toBe(false)
  expect(next(meadowbrook, '2027-08-28T10:00:00+01:00')).toBe('2027-08-31T08:00:00.000Z')
  // Scotland has had its August holiday by then.
  expect(next(harbourView, '2027-08-29T10:00:00+01:00')).toBe('2027-08-30T07:30:00.000Z')
})

test('Easter Monday is a working day in Scotland and a holiday in England', () => {
  expect(open(meadowbrook, '2027-03-29T11:00:00+01:00')).toBe(false)
  expect(open(harbourView, '2027-03-29T11:00:00+01:00')).toBe(true)
})

test('dates a landlord closes besides are closed', () => {
  expect(open(harbourView, '2026-12-24T10:00:00Z')).toBe(false)
  // 31 December closed; 1 January and Monday 4 January are holidays, the Saturday between is open.
  expect(next(harbourView, '2026-12-30T17:00:00Z')).toBe('2027-01-02T10:00:00.000Z')
  expect(next(harbourView, '2027-01-02T12:00:00Z')).toBe('2027-01-05T08:30:00.000Z')
})

test('nine in the morning stays nine in the morning when the clocks change', () => {
  expect(next(meadowbrook, '2027-03-26T20:00:00Z')).toBe('2027-03-30T08:00:00.000Z')
  expect(next(meadowbrook, '2027-10-29T20:00:00Z')).toBe('2027-11-01T09:00:00.000Z')
})

test('staff are there from the first minute up to the last, and not in their break', () => {
  expect(open(meadowbrook, '2026-12-01T08:59:59Z')).toBe(false)
  expect(open(meadowbrook, '2026-12-01T09:00:00Z')).toBe(true)
  expect(open(meadowbrook, '2026-12-01T16:59:59Z')).toBe(true)
  expect(open(meadowbrook, '2026-12-01T17:00:00Z')).toBe(false)
  expect(open(harbourView, '2026-12-01T12:45:00Z')).toBe(false)
  expect(next(harbourView, '2026-12-01T12:45:00Z')).toBe('2026-12-01T13:30:00.000Z')
})

test('while staff are there, the next opening is now', () => {
  expect(next(meadowbrook, '2026-12-01T10:10:10.010Z')).toBe('2026-12-01T10:10:10.010Z')
})

test('past the holidays that are known no morning is promised', () => {
  expect(next(meadowbrook, '2028-12-29T18:00:00Z')).toBeUndefined()
})

test('a landlord that never opens has no next opening', () => {
  const { hours } = meadowbrook.operations
  const closed = Object.fromEntries(Object.keys(hours.week).map((day) => [day, []])) as unknown as typeof hours.week
  const never = { ...meadowbrook, operations: { ...meadowbrook.operations, hours: { ...hours, week: closed } } }
  expect(next(never, '2026-12-01T10:00:00Z')).toBeUndefined()
})
