/** Which clocks a complaint, a request, a hazard or a hate report starts, and on whose authority. */
import { type Clock, clocksFor, clocksOn, earliest, start } from '../../services/cases/clocks.ts'
import { loadLandlords } from '../../services/landlords/index.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { law } = loaded
const meadowbrook = loaded.landlords.bySlug('meadowbrook')!
const harbourView = loaded.landlords.bySlug('harbour-view')!
const at = new Date('2026-12-22T10:00:00Z')

const brief = (clock: Clock) => ({
  name: clock.name,
  startEvent: clock.startEvent,
  length: clock.length,
  unit: clock.unit,
  source: clock.source,
  statutory: clock.statutory,
  due: clock.pending ? 'pending' : clock.dueDate,
})

test('a complaint in England is acknowledged in five working days, and "lodged" is read both ways', () => {
  const clocks = clocksFor({ kind: 'complaint', landlord: meadowbrook, law, at })
  expect(clocks.map(brief)).toEqual([
    {
      name: 'acknowledge_stage_1',
      startEvent: 'complaint_received',
      length: 5,
      unit: 'working_days',
      source: 'profile complaints.acknowledgement.within',
      statutory: true,
      due: '2026-12-31',
    },
    {
      name: 'respond_stage_1',
      startEvent: 'complaint_received',
      length: 10,
      unit: 'working_days',
      source: 'profile complaints.stages[1].respond_within',
      statutory: false,
      due: '2027-01-08',
    },
    {
      name: 'respond_stage_1',
      startEvent: 'stage_1_acknowledged',
      length: 10,
      unit: 'working_days',
      source: 'profile complaints.stages[1].respond_within',
      statutory: true,
      due: 'pending',
    },
  ])
  expect(clocks.every((clock) => clock.nation === 'england')).toBe(true)
})

test('once acknowledged, the waiting clock runs, and the earlier reading is the date to tell', () => {
  const clocks = clocksFor({ kind: 'complaint', landlord: meadowbrook, law, at })
  const waiting = clocks.find((clock) => clock.pending)!
  if (!waiting.pending) throw new Error('not waiting')
  const running = start({ rule: waiting, law, at: new Date('2026-12-31T15:00:00Z') })
  expect(running).toMatchObject({ pending: false, startAt: new Date('2026-12-31T15:00:00Z'), dueDate: '2027-01-15' })
  expect(earliest({ clocks: [running, ...clocks], name: 'respond_stage_1' })?.dueDate).toBe('2027-01-08')
})

test('where the policy is silent on acknowledging, the Code is followed in England', () => {
  const { acknowledgement: _said, stages: _too, ...complaints } = meadowbrook.policy.complaints!
  const silent = { ...meadowbrook, policy: { ...meadowbrook.policy, complaints: { ...complaints } } }
  expect(clocksFor({ kind: 'complaint', landlord: silent, law, at }).map(brief)).toEqual([
    {
      name: 'acknowledge_stage_1',
      startEvent: 'complaint_received',
      length: 5,
      unit: 'working_days',
      source: 'law complaint_handling_code_2024 6.2',
      statutory: true,
      due: '2026-12-31',
    },
    {
      name: 'respond_stage_1',
      startEvent: 'stage_1_acknowledged',
      length: 10,
      unit: 'working_days',
      source: 'law complaint_handling_code_2024 6.3',
      statutory: true,
      due: 'pending',
    },
  ])
})

test('a policy slower than the Code shows the Code beside it, and the tenant hears the Code', () => {
  const complaints = {
    ...meadowbrook.policy.complaints!,
    acknowledgement: { within: { value: 8, unit: 'working_days', from: 'complaint_received' } },
  } as const
  const { stages: _own, ...rest } = complaints
  const slow = { ...meadowbrook, policy: { ...meadowbrook.policy, complaints: rest } }
  const clocks = clocksFor({ kind: 'complaint', landlord: slow, law, at })
  expect(clocks.filter((clock) => clock.name === 'acknowledge_stage_1').map((clock) => clock.source)).toEqual([
    'profile complaints.acknowledgement.within',
    'law complaint_handling_code_2024 6.2',
  ])
  expect(earliest({ clocks, name: 'acknowledge_stage_1' })).toMatchObject({
    source: 'law complaint_handling_code_2024 6.2',
    dueDate: '2026-12-31',
  })
})

test('in Scotland the landlord says nothing on acknowledging, so no date is invented', () => {
  expect(clocksFor({ kind: 'complaint', landlord: harbourView, law, at }).map(brief)).toEqual([
    {
      name: 'respond_stage_1',
      startEvent: 'complaint_received',
      length: 5,
      unit: 'working_days',
      source: 'profile complaints.stages[1].respond_within',
      statutory: false,
      due: '2026-12-31',
    },
  ])
})

test('stage 2 is acknowledged in five working days by the Code, and answered in twenty from then', () => {
  const escalated = clocksOn({
    event: 'escalation_requested',
    landlord: meadowbrook,
    law,
    at: new Date('2027-03-24T09:00:00Z'),
  })
  expect(escalated.map(brief)).toEqual([
    {
      name: 'acknowledge_stage_2',
      startEvent: 'escalation_requested',
      length: 5,
      unit: 'working_days',
      source: 'law complaint_handling_code_2024 6.11',
      statutory: true,
      due: '2027-04-02',
    },
  ])
  const acknowledged = clocksOn({
    event: 'stage_2_acknowledged',
    landlord: meadowbrook,
    law,
    at: new Date('2027-04-02T09:00:00Z'),
  })
  expect(acknowledged.map((clock) => [clock.name, clock.dueDate, clock.statutory])).toEqual([
    ['respond_stage_2', '2027-04-30', true],
  ])
})

test('an emergency hazard in England is made safe in 24 hours, damp and mould looked into in ten working days', () => {
  const from = new Date('2026-12-21T09:00:00Z')
  const hazards = (hazard: 'emergency' | 'damp_mould') =>
    clocksFor({ kind: 'service_request', landlord: meadowbrook, law, at: from, hazard }).filter(
      (clock) => clock.name !== 'review',
    )
  const [emergency, ...none] = hazards('emergency')
  expect(none).toEqual([])
  expect(emergency).toMatchObject({
    name: 'hazard_make_safe',
    due: new Date('2026-12-22T09:00:00Z'),
    statutory: true,
    source: 'law awaabs_law.phase_1.emergency.investigate_and_make_safe',
  })
  expect(hazards('damp_mould').map(brief)).toEqual([
    {
      name: 'hazard_investigate',
      startEvent: 'landlord_aware',
      length: 10,
      unit: 'working_days',
      source: 'law awaabs_law.phase_1.significant.investigate',
      statutory: true,
      due: '2027-01-07',
    },
  ])
})

test('after the investigation: summary in 3, safe in 5, works started in 5 working days or 12 weeks at the latest', () => {
  const clocks = clocksOn({
    event: 'investigation_concluded',
    landlord: meadowbrook,
    law,
    at: new Date('2027-01-07T16:00:00Z'),
  })
  expect(clocks.map((clock) => [clock.name, clock.dueDate])).toEqual([
    ['hazard_written_summary', '2027-01-12'],
    ['hazard_safe_after_investigation', '2027-01-14'],
    ['hazard_start_works', '2027-01-14'],
    ['hazard_start_works_latest', '2027-04-01'],
  ])
})

test('other nations, other tenures and reports before the law began get no hazard clock', () => {
  const hazard = 'emergency'
  expect(clocksFor({ kind: 'service_request', landlord: harbourView, law, at, hazard })).toEqual([])
  const names = (clocks: Clock[]): string[] => clocks.map((clock) => clock.name)
  expect(
    names(clocksFor({ kind: 'service_request', landlord: meadowbrook, law, at, hazard, socialRent: false })),
  ).toEqual(['review'])
  expect(
    names(
      clocksFor({ kind: 'service_request', landlord: meadowbrook, law, at: new Date('2025-10-26T12:00:00Z'), hazard }),
    ),
  ).toEqual(['review'])
})

test('a request is looked at again after the interval the landlord set, and only if it set one', () => {
  expect(clocksFor({ kind: 'service_request', landlord: meadowbrook, law, at }).map(brief)).toEqual([
    {
      name: 'review',
      startEvent: 'request_received',
      length: 10,
      unit: 'working_days',
      source: 'profile operations.service_request.review_after',
      statutory: false,
      due: '2027-01-08',
    },
  ])
  expect(clocksFor({ kind: 'service_request', landlord: harbourView, law, at })).toEqual([])
})

test('a serious hate report has six hours and graffiti 24, day and night, where the landlord says so', () => {
  const night = new Date('2027-03-28T00:30:00Z')
  const due = clocksOn({ event: 'landlord_informed', landlord: meadowbrook, law, at: night }).map((clock) => [
    clock.name,
    clock.due?.toISOString(),
  ])
  expect(due).toEqual([
    ['hate_serious', '2027-03-28T06:30:00.000Z'],
    ['graffiti_removal', '2027-03-29T00:30:00.000Z'],
  ])
  expect(clocksOn({ event: 'landlord_informed', landlord: harbourView, law, at: night })).toEqual([])
})

test('past the bank holidays that are known a clock still stands, with its date left to staff', () => {
  const [acknowledge] = clocksFor({
    kind: 'complaint',
    landlord: meadowbrook,
    law,
    at: new Date('2028-12-28T10:00:00Z'),
  })
  expect(acknowledge).toMatchObject({ name: 'acknowledge_stage_1', pending: false, due: null, dueDate: null })
  expect(earliest({ clocks: [acknowledge!], name: 'acknowledge_stage_1' })).toBeUndefined()
})
