/** Complaints worked through their months by three procedures: each date is the worked value of the journeys. */
import type { Act } from '../../../services/cases/complaint/acts.ts'
import { landlordOf, MANAGER, OFFICER, OTHER, paperComplaint, TENANT } from '../../support/paperComplaint.ts'

const acknowledge: Act = {
  action: 'acknowledge',
  understanding: 'The boiler was never mended.',
  outcomes: 'A working boiler.',
}
const answer = (more: Partial<Extract<Act, { action: 'answer' }>> = {}): Act => ({
  action: 'answer',
  points: [{ point: 'The boiler', finding: 'upheld', reasons: 'Three visits were missed.' }],
  apology: true,
  remedies: [],
  ...more,
})
const escalate: Act = { action: 'escalate' }

test('over Christmas, New Year and Easter the two-stage procedure keeps every worked date', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  expect(paper.due('acknowledge_stage_1')).toBe('2026-12-31')
  // "Lodged" may be the receipt: that reading is kept, and it is the earlier one.
  expect(paper.due('respond_stage_1')).toBe('2027-01-08')
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  expect(
    paper
      .standing()
      .clocks.filter(({ name }) => name === 'respond_stage_1')
      .map((clock) => !clock.pending && clock.dueDate),
  ).toEqual(expect.arrayContaining(['2027-01-08', '2027-01-15']))
  expect(paper.due('acknowledge_stage_1')).toBeNull()
  paper.must({ act: answer(), by: OFFICER, at: '2027-01-08T15:00:00Z' })
  expect(paper.status()).toBe('answered_1')
  paper.must({ act: escalate, by: TENANT, at: '2027-02-10T09:00:00Z' })
  expect(paper.status()).toBe('escalated')
})

test('an answer on 15 January opens 25 working days, to 19 February, and silence closes the stage the day after', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  paper.must({ act: answer(), by: OFFICER, at: '2027-01-15T15:00:00Z' })
  expect(paper.due('escalation_window')).toBe('2027-02-19')
  expect(paper.due('close_after_silence')).toBe('2027-02-19')
  const silence = paper.timers().find(({ kind }) => kind === 'case_silence')!
  expect(silence.dueAt.toISOString()).toBe('2027-02-20T00:00:00.000Z')
  expect(paper.fire({ timer: silence, at: silence.dueAt }).ok).toBe(true)
  expect(paper.status()).toBe('closed_1')
})

test('a text on day 24 keeps the complaint open', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  paper.must({ act: answer(), by: OFFICER, at: '2027-01-15T15:00:00Z' })
  const silence = paper.timers().find(({ kind }) => kind === 'case_silence')!
  paper.must({
    act: { action: 'contact', words: 'I am still thinking about it' },
    by: TENANT,
    at: '2027-02-18T10:00:00Z',
  })
  expect(paper.fire({ timer: silence, at: silence.dueAt })).toEqual({ ok: false, reason: 'not_now' })
  expect(paper.status()).toBe('answered_1')
})

test('an escalation in Easter week is acknowledged and answered by the worked dates, another person having taken it up', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2027-03-01T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2027-03-03T12:00:00Z' })
  paper.must({ act: answer(), by: OFFICER, at: '2027-03-15T12:00:00Z' })
  paper.must({ act: escalate, by: TENANT, at: '2027-03-24T18:00:00Z' })
  expect(paper.due('acknowledge_stage_2')).toBe('2027-04-02')
  expect(paper.standing().owner).toBeNull()
  expect(paper.act({ act: { action: 'assign', owner: 'officer' }, by: MANAGER, at: '2027-03-25T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'handled_before',
  })
  expect(paper.act({ act: acknowledge, by: OFFICER, at: '2027-04-02T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'handled_before',
  })
  paper.must({ act: acknowledge, by: OTHER, at: '2027-04-02T09:00:00Z' })
  expect(paper.due('respond_stage_2')).toBe('2027-04-30')
  const panel = (people: { role: string; account?: string }[]): Act => ({
    action: 'panel',
    on: '2027-04-20',
    time: '14:00',
    place: 'Library',
    people,
    arrangements: [],
  })
  expect(paper.act({ act: panel([{ role: 'Head of Service' }]), by: OTHER, at: '2027-04-06T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'missing_role',
  })
  const roles = [{ role: 'Director responsible for the service' }, { role: 'Head of Service', account: 'officer' }]
  expect(paper.act({ act: panel(roles), by: OTHER, at: '2027-04-06T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'handled_before',
  })
  paper.must({
    act: panel([roles[0]!, { role: 'Head of Service', account: 'head' }]),
    by: OTHER,
    at: '2027-04-06T09:00:00Z',
  })
  expect(paper.status()).toBe('panel')
  // The Code's cap at stage 2, as the landlord's own policy is silent: 20 working days from the old date.
  const extension = (by: string, good = false): Act => ({
    action: 'extend',
    by,
    reason: 'The panel asked for plans.',
    next_update: '2027-05-10',
    good_reason: good,
  })
  expect(paper.act({ act: extension('2027-06-02'), by: OTHER, at: '2027-04-21T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'over_cap',
  })
  paper.must({ act: extension('2027-06-01'), by: OTHER, at: '2027-04-21T09:00:00Z' })
  expect(paper.due('respond_stage_2')).toBe('2027-06-01')
  paper.must({ act: answer(), by: OTHER, at: '2027-05-28T09:00:00Z' })
  expect(paper.status()).toBe('closed_final')
  expect(paper.act({ act: escalate, by: TENANT, at: '2027-06-03T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'final_stage',
  })
})

test('the older procedure runs its four stages, with its own lengths, and has no acknowledgement after the second', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-procedure'), receivedAt: '2027-02-01T10:00:00Z' })
  expect(paper.due('respond_stage_1')).toBe('2027-02-08')
  paper.must({ act: acknowledge, by: OFFICER, at: '2027-02-02T10:00:00Z' })
  paper.must({ act: answer(), by: OFFICER, at: '2027-02-05T10:00:00Z' })
  paper.must({ act: escalate, by: TENANT, at: '2027-02-10T10:00:00Z' })
  expect(paper.due('respond_stage_2')).toBe('2027-02-17')
  paper.must({ act: acknowledge, by: OTHER, at: '2027-02-11T10:00:00Z' })
  paper.must({ act: answer(), by: OTHER, at: '2027-02-16T10:00:00Z' })
  expect(paper.status()).toBe('answered_2')
  paper.must({ act: escalate, by: TENANT, at: '2027-03-01T10:00:00Z' })
  expect(paper.due('respond_stage_3')).toBe('2027-03-22')
  expect(paper.act({ act: acknowledge, by: MANAGER, at: '2027-03-02T10:00:00Z' })).toEqual({
    ok: false,
    reason: 'not_now',
  })
  paper.must({ act: { ...acknowledge, action: 'define', ask: false } as Act, by: MANAGER, at: '2027-03-02T10:00:00Z' })
  paper.must({ act: answer(), by: MANAGER, at: '2027-03-19T10:00:00Z' })
  paper.must({ act: escalate, by: TENANT, at: '2027-03-24T10:00:00Z' })
  expect(paper.due('respond_stage_4')).toBe('2027-04-23')
  paper.must({ act: answer(), by: { id: 'director', approves: true }, at: '2027-04-20T10:00:00Z' })
  expect(paper.status()).toBe('closed_final')
  expect(
    paper
      .history()
      .map(({ what }) => what)
      .filter((what) => what === 'answer'),
  ).toHaveLength(4)
})

test('a new date is refused after the old one has gone by, and the try stays on record', () => {
  const paper = paperComplaint({ landlord: landlordOf('service-standards'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  const extend: Act = {
    action: 'extend',
    by: '2027-01-20',
    reason: 'Plans are late.',
    next_update: '2027-01-14',
    good_reason: false,
  }
  expect(paper.act({ act: extend, by: OFFICER, at: '2027-01-16T09:00:00Z' })).toEqual({
    ok: false,
    reason: 'late',
    remember: { what: 'extension_refused', detail: '2027-01-20' },
  })
  expect(paper.due('respond_stage_1')).toBe('2027-01-08')
})

test('where the policy says that a date is agreed the tenant is asked, and a no goes to a person without moving anything', () => {
  const paper = paperComplaint({ landlord: landlordOf('service-standards'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  const extend: Act = {
    action: 'extend',
    by: '2027-01-22',
    reason: 'Plans are late.',
    next_update: '2027-01-14',
    good_reason: false,
  }
  const change = paper.must({ act: extend, by: OFFICER, at: '2027-01-07T09:00:00Z' })
  expect(change.news).toEqual([{ what: 'extension', to: '2027-01-22', ask: true }])
  paper.must({ act: { action: 'extension_answer', agreed: 'no' }, by: TENANT, at: '2027-01-07T18:00:00Z' })
  expect(paper.standing().facts.reviews).toMatchObject([{ what: 'extension_not_agreed', decided: null }])
  expect(paper.due('respond_stage_1')).toBe('2027-01-22')
  const [clock] = paper.standing().clocks.filter(({ name }) => name === 'respond_stage_1')
  expect(clock).toMatchObject({ changes: [{ from: '2027-01-08', to: '2027-01-22', by: 'officer' }] })
})

test('words that come after the window are kept for a person to decide, and count from the day they were said', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-31T12:00:00Z' })
  paper.must({ act: answer(), by: OFFICER, at: '2027-01-15T15:00:00Z' })
  const silence = paper.timers().find(({ kind }) => kind === 'case_silence')!
  paper.fire({ timer: silence, at: silence.dueAt })
  paper.must({ act: { action: 'escalate', words: 'I was in hospital' }, by: TENANT, at: '2027-03-24T10:00:00Z' })
  expect(paper.status()).toBe('closed_1')
  const [review] = paper.standing().facts.reviews
  expect(review).toMatchObject({ what: 'late_escalation', decided: null })
  const change = paper.must({
    act: { action: 'decide_review', review: review!.id, decision: 'escalate', reasons: 'Hospital is a good reason.' },
    by: MANAGER,
    at: '2027-03-30T10:00:00Z',
  })
  expect(paper.status()).toBe('escalated')
  expect(paper.due('acknowledge_stage_2')).toBe('2027-04-02')
  expect(change.letters).toMatchObject([{ kind: 'late_escalation', accepted: true }])
})

test('a refusal needs a ground of the landlord and a second person, and opens the other way first', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  const refuse = (ground: string): Act => ({
    action: 'refuse',
    ground,
    reasons: 'This is about a neighbour and not about what we did.',
    evidence: 'The message names the neighbour only.',
    route: 'A report of anti-social behaviour was opened.',
  })
  expect(paper.act({ act: refuse('too_late'), by: OFFICER, at: '2027-01-04T10:00:00Z' })).toEqual({
    ok: false,
    reason: 'unknown_code',
  })
  const proposed = paper.must({ act: refuse('asb_or_tenancy_breach_report'), by: OFFICER, at: '2027-01-04T10:00:00Z' })
  expect(proposed.letters).toEqual([])
  expect(paper.status()).toBe('received')
  const { id } = paper.standing().facts.proposals[0]!
  const approve: Act = { action: 'approve', proposal: id }
  expect(paper.act({ act: approve, by: { ...MANAGER, id: 'officer' }, at: '2027-01-05T10:00:00Z' })).toEqual({
    ok: false,
    reason: 'same_person',
  })
  const done = paper.must({ act: approve, by: MANAGER, at: '2027-01-05T10:00:00Z' })
  expect(done.opens).toEqual([{ kind: 'asb', type: 'asb', why: 'instead' }])
  expect(done.letters).toMatchObject([{ kind: 'refusal', ground: 'asb_or_tenancy_breach_report' }])
  const clock = paper.standing().clocks.find(({ name }) => name === 'explain_refusal')
  expect(clock).toMatchObject({ dueDate: '2027-01-08', ended: { how: 'met' } })
  paper.must({
    act: { action: 'reverse_refusal', reasons: 'The ombudsman asked us to.' },
    by: MANAGER,
    at: '2027-02-01T10:00:00Z',
  })
  // The original received time stays, and so it is late and shows it.
  expect(paper.due('acknowledge_stage_1')).toBe('2026-12-31')
})

test('a complaint with an open promise cannot be put away', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  paper.must({ act: acknowledge, by: OFFICER, at: '2026-12-23T12:00:00Z' })
  const remedy = {
    kind: 'apology',
    what: 'A letter of apology',
    by: '2027-01-20',
    owner: 'officer',
    agreed: 'yes' as const,
  }
  paper.must({ act: answer({ remedies: [remedy] }), by: OFFICER, at: '2027-01-04T12:00:00Z' })
  paper.must({ act: { action: 'close', text: 'She is content.' }, by: OFFICER, at: '2027-01-10T12:00:00Z' })
  const archive: Act = { action: 'archive' }
  expect(paper.act({ act: archive, by: OFFICER, at: '2027-01-11T12:00:00Z' })).toEqual({
    ok: false,
    reason: 'open_remedies',
  })
  const { id } = paper.standing().facts.remedies[0]!
  paper.must({
    act: { action: 'remedy_done', remedy: id, on: '2027-01-11', proof: 'Sent.' },
    by: OFFICER,
    at: '2027-01-11T12:00:00Z',
  })
  expect(paper.act({ act: archive, by: OFFICER, at: '2027-01-12T12:00:00Z' })).toEqual({
    ok: false,
    reason: 'not_evaluated',
  })
  const evaluate = (role: string): Act => ({
    action: 'evaluate',
    role,
    causes: ['supplier'],
    lesson: 'Book a second engineer.',
    actions: [],
  })
  expect(paper.act({ act: evaluate('Manager'), by: MANAGER, at: '2027-01-12T12:00:00Z' })).toEqual({
    ok: false,
    reason: 'missing_role',
  })
  paper.must({ act: evaluate('Heads of Service'), by: MANAGER, at: '2027-01-12T12:00:00Z' })
  paper.must({ act: archive, by: OFFICER, at: '2027-01-13T12:00:00Z' })
})

test('a date that went by is on record once, whatever is done to the clock afterwards', () => {
  const paper = paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: '2026-12-22T10:00:00Z' })
  const late = paper
    .timers()
    .find(({ kind, about }) => kind === 'case_overdue' && about === 'acknowledge_stage_1@2026-12-31')!
  expect(late.dueAt.toISOString()).toBe('2027-01-01T00:00:00.000Z')
  expect(paper.fire({ timer: late, at: late.dueAt }).ok).toBe(true)
  paper.must({ act: acknowledge, by: OFFICER, at: '2027-01-04T12:00:00Z' })
  expect(paper.history().filter(({ what }) => what === 'overdue')).toMatchObject([
    { detail: 'acknowledge_stage_1@2026-12-31' },
  ])
  expect(paper.fire({ timer: late, at: late.dueAt })).toEqual({ ok: false, reason: 'not_now' })
})
