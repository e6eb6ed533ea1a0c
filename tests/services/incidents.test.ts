/** An incident goes step by step, and a restriction ends by the clock: decided by pure functions, day by day. */

import { ACT_NAMES, type Act, type ActName, incidentActs } from '../../services/incidents/acts.ts'
import { decide, refusalOf } from '../../services/incidents/decide.ts'
import { incidentRules } from '../../services/incidents/incidentRules.ts'
import { isInForce, type Restriction, standingOf } from '../../services/incidents/restriction.ts'
import { loadLandlords } from '../../services/landlords/index.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { law, landlords } = loaded
const meadowbrook = landlords.bySlug('meadowbrook')!
const TODAY = '2027-03-10'
const at = new Date(`${TODAY}T10:00:00Z`)
const rules = incidentRules({ landlord: meadowbrook, bankHolidays: law.bankHolidays, at })

const fresh = { by: 'sam', status: 'open', assessed: null, contacted: false, warned: false, restriction: null } as const
const ready = { ...fresh, assessed: 'go_on', contacted: true } as const
const restriction: Restriction = {
  contact: 'ana',
  from: '2027-02-10',
  reviewOn: TODAY,
  keeps: ['gas_servicing'],
  by: 'mo',
  liftedOn: null,
}
const RESTRICT: Act = {
  action: 'restrict',
  happened: 'x',
  term: 'x',
  reason: 'x',
  equality: 'x',
  contact: 'ana',
  review_on: '2027-06-10',
}

test("kinds, settings and what is left open are the policy's own", () => {
  expect(rules.kinds).toEqual([
    ...['verbal_abuse', 'aggression_or_violence', 'threats', 'false_allegations'],
    ...['harassment', 'hate_speech', 'offensive_remarks'],
  ])
  expect(rules).toMatchObject({
    settings: ['visits', 'direct_communication', 'social_media'],
    keeps: ['gas_servicing', 'essential_repairs'],
    referTo: ['asb_team', 'police', 'other_legal_action'],
    isTenancyBreach: true,
  })
})

test('a review is three months away at most, or what the profile says; the last day of a shorter month', () => {
  const latest = (day: string, landlord = meadowbrook) =>
    incidentRules({ landlord, bankHolidays: law.bankHolidays, at: new Date(`${day}T10:00:00Z`) }).latestReview
  expect(latest('2027-03-10')).toBe('2027-06-10')
  expect(latest('2026-11-30')).toBe('2027-02-28')
  const { policy } = meadowbrook
  const own = { ...policy.abuse_of_staff, review_within: { value: 4, unit: 'weeks' as const } }
  expect(latest('2027-03-10', { ...meadowbrook, policy: { ...policy, abuse_of_staff: own } })).toBe('2027-04-07')
})

test.each([
  ['2027-03-09', 'in_force'],
  [TODAY, 'in_force'],
  ['2027-03-11', 'lapsed'],
  ['2028-01-01', 'lapsed'],
])('without a review it is over once its day is over: on %s it is %s', (today, standing) => {
  expect(standingOf({ restriction, today })).toBe(standing)
  expect(isInForce({ restriction, today })).toBe(standing === 'in_force')
  expect(standingOf({ restriction: { ...restriction, liftedOn: '2027-03-01' }, today })).toBe('lifted')
})

/** Row by row: what may be done, by somebody else than whoever wrote it down. */
const POSSIBLE: [string, Parameters<typeof refusalOf>[0]['record'], ActName[]][] = [
  ['nobody looked at it', fresh, ['note', 'assess']],
  [
    'looked at, the customer not spoken to',
    { ...ready, contacted: false },
    ['note', 'assess', 'contacted', 'refer', 'close'],
  ],
  ['spoken to', ready, ['note', 'assess', 'contacted', 'warn', 'restrict', 'refer', 'close']],
  ['nothing is to follow', { ...ready, assessed: 'no_action' }, ['note', 'assess', 'close']],
  [
    'warned',
    { ...ready, warned: true },
    ['note', 'assess', 'contacted', 'warn', 'restrict', 'refer', 'challenge', 'close'],
  ],
  [
    'restricted',
    { ...ready, warned: true, restriction },
    ['note', 'assess', 'contacted', 'warn', 'review', 'refer', 'challenge'],
  ],
  [
    'lapsed',
    { ...ready, warned: true, restriction: { ...restriction, reviewOn: '2027-03-09' } },
    ['note', 'assess', 'contacted', 'warn', 'restrict', 'refer', 'challenge', 'close'],
  ],
  ['closed', { ...ready, status: 'closed' }, ['note']],
]
test.each(POSSIBLE)('%s', (_, record, wanted) => {
  const may = (actor: string) =>
    ACT_NAMES.filter((action) => refusalOf({ record, actor, today: TODAY, action }) === null)
  expect(may('mo')).toEqual(ACT_NAMES.filter((name) => wanted.includes(name)))
  // Nobody decides on what was done to themselves.
  const own = ['assess', 'warn', 'restrict', 'review', 'close']
  expect(may('sam')).toEqual(may('mo').filter((name) => !own.includes(name)))
})

test.each([
  ['today', TODAY],
  ['past', '2027-03-01'],
  ['a day too far', '2027-06-11'],
])('a restriction is not made with a review %s', (_, review_on) => {
  const asked = { record: ready, rules, actor: 'mo', today: TODAY }
  expect(decide({ ...asked, act: { ...RESTRICT, review_on } })).toEqual({ ok: false, reason: 'review_date' })
})

test.each(['reason', 'equality', 'review_on', 'contact', 'happened', 'term'])(
  'a restriction is not made without its %s',
  (name) => {
    expect(incidentActs.restrict.safeParse(RESTRICT).success).toBe(true)
    expect(incidentActs.restrict.safeParse({ ...RESTRICT, [name]: undefined }).success).toBe(false)
    expect(incidentActs.restrict.safeParse({ ...RESTRICT, [name]: ' ' }).success).toBe(name === 'contact')
  },
)

test('a restriction says in its letter what it limits, who answers and until when', () => {
  const done = decide({ record: ready, rules, actor: 'mo', today: TODAY, act: RESTRICT })
  const limits = { contact: 'ana', from: TODAY, reviewOn: '2027-06-10', keeps: rules.keeps }
  expect(done).toMatchObject({
    ok: true,
    change: {
      set: { warned: true, restriction: { ...limits, by: 'mo', liftedOn: null } },
      letter: { kind: 'behaviour', limits: { ...limits, reason: 'x' } },
    },
  })
})

test('kept it has a new day within the limit, lifted it is over at once', () => {
  const asked = { record: { ...ready, warned: true, restriction }, rules, actor: 'mo', today: TODAY }
  const review = { action: 'review', reason: 'x', equality: 'x' } as const
  expect(decide({ ...asked, act: { ...review, outcome: 'keep' } })).toEqual({ ok: false, reason: 'review_date' })
  expect(decide({ ...asked, act: { ...review, outcome: 'keep', review_on: '2027-06-11' } }).ok).toBe(false)
  const kept = decide({ ...asked, act: { ...review, outcome: 'keep', review_on: '2027-06-10' } })
  expect(kept).toMatchObject({ change: { set: { restriction: { contact: 'ana', reviewOn: '2027-06-10' } } } })
  const lifted = decide({ ...asked, act: { ...review, outcome: 'lift' } })
  expect(lifted).toMatchObject({ change: { set: { restriction: { liftedOn: TODAY } }, letter: { outcome: 'lift' } } })
})
