/** The Code's own days, and what came of a limit, for complaints worked on paper by the engine. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { Act } from '../../services/cases/complaint/acts.ts'
import type { Actor } from '../../services/cases/complaint/change.ts'
import { codeAnswer, codeDays } from '../../services/reports/code/codeTimes.ts'
import type { ReadComplaint } from '../../services/reports/readComplaints.ts'
import { timing } from '../../services/reports/timing.ts'
import {
  landlordOf,
  law,
  MANAGER,
  OFFICER,
  OTHER,
  type PaperComplaint,
  paperComplaint,
  TENANT,
} from '../support/paperComplaint.ts'

const RECEIVED = '2026-12-22T10:00:00Z'
const acknowledge: Act = { action: 'acknowledge', understanding: 'The boiler', outcomes: 'A boiler' }
const answer: Act = {
  action: 'answer',
  points: [{ point: 'The boiler', finding: 'upheld', reasons: 'Three visits were missed.' }],
  apology: true,
  remedies: [],
}
const extend = (by: string, good = false): Act => ({
  ...{ action: 'extend', by, reason: 'Plans are late.', next_update: '2027-01-08', good_reason: good },
})

const paper = (): PaperComplaint => paperComplaint({ landlord: landlordOf('lumen-guide'), receivedAt: RECEIVED })
type Step = [string, Actor, Act]
function worked(steps: Step[]): PaperComplaint {
  const complaint = paper()
  for (const [at, by, act] of steps) complaint.must({ act, by, at })
  return complaint
}

function read(complaint: PaperComplaint): ReadComplaint {
  const { facts, clocks, owner, receivedAt } = complaint.standing()
  return {
    ...{ _id: 'one', reference: 'ABCDEFGHJK', channel: 'webchat', profile: 'meadowbrook@1', urgent: false },
    ...{ facts, owner, receivedAt, clocks: [...clocks], links: [], letters: [], status: complaint.status() },
    history: complaint.history().map((event) => ({ ...event, worded: event.words !== undefined })),
  }
}
const stage1 = (steps: Step[], today = '2027-03-01') =>
  codeAnswer({ complaint: read(worked(steps)), stage: 1, law, today })
const days = (steps: Step[]) => codeDays({ complaint: read(worked(steps)), stage: 1, law })

const ACKNOWLEDGED: Step = ['2026-12-31T12:00:00Z', OFFICER, acknowledge]

test('the answer is due ten working days after the acknowledgement, and ten more at the most', () => {
  expect(days([ACKNOWLEDGED])).toEqual({ first: '2027-01-15', cap: '2027-01-29', last: '2027-01-15' })
})

test('an acknowledgement that is never sent does not put the answer off for ever', () => {
  expect(days([])).toMatchObject({ first: '2027-01-15' })
  expect(stage1([], '2027-01-15')).toBe('running')
  expect(stage1([], '2027-01-16')).toBe('late')
})

test('a tenant who was answered on the last day was answered in time, a day later late', () => {
  expect(stage1([ACKNOWLEDGED, ['2027-01-15T23:30:00Z', OFFICER, answer]])).toBe('in_time')
  expect(stage1([ACKNOWLEDGED, ['2027-01-16T00:30:00Z', OFFICER, answer]])).toBe('late')
})

test('an extension moves the day as far as it was moved', () => {
  const extended: Step = ['2027-01-07T09:00:00Z', OFFICER, extend('2027-01-20')]
  expect(days([ACKNOWLEDGED, extended])).toMatchObject({ first: '2027-01-15', last: '2027-01-20' })
  expect(stage1([ACKNOWLEDGED, extended, ['2027-01-20T12:00:00Z', OFFICER, answer]])).toBe('in_extended_time')
  expect(stage1([ACKNOWLEDGED, extended, ['2027-01-21T12:00:00Z', OFFICER, answer]])).toBe('late')
})

test('over the cap it moves the day only with good reason and a second person', () => {
  const complaint = worked([ACKNOWLEDGED])
  complaint.must({ act: extend('2027-02-15', true), by: OFFICER, at: '2027-01-07T09:00:00Z' })
  const { id } = complaint.standing().facts.proposals[0]!
  complaint.must({ act: { action: 'approve', proposal: id }, by: MANAGER, at: '2027-01-07T15:00:00Z' })
  complaint.must({ act: answer, by: OFFICER, at: '2027-02-12T09:00:00Z' })
  const approved = read(complaint)
  expect(codeAnswer({ complaint: approved, stage: 1, law, today: '2027-03-01' })).toBe('in_extended_time')
  const alone = { ...approved, history: approved.history.filter(({ what }) => what !== 'approve') }
  expect(codeAnswer({ complaint: alone, stage: 1, law, today: '2027-03-01' })).toBe('late')
})

test('who goes on because no answer came was not answered in time; who withdraws is owed none', () => {
  expect(stage1([ACKNOWLEDGED, ['2027-01-18T09:00:00Z', TENANT, { action: 'escalate' }]])).toBe('late')
  expect(stage1([ACKNOWLEDGED, ['2027-01-06T09:00:00Z', TENANT, { action: 'withdraw', words: 'Thanks' }]])).toBe(
    'not_owed',
  )
})

test('the answer of stage 2 is due twenty working days after its acknowledgement', () => {
  const steps: Step[] = [
    ACKNOWLEDGED,
    ['2027-01-08T12:00:00Z', OFFICER, answer],
    ['2027-01-20T12:00:00Z', TENANT, { action: 'escalate' }],
    ['2027-01-25T12:00:00Z', OTHER, acknowledge],
  ]
  const complaint = read(worked(steps))
  expect(codeDays({ complaint, stage: 2, law })).toEqual({ first: '2027-02-22', cap: '2027-03-22', last: '2027-02-22' })
})

const limit = (steps: Step[], now: string) => {
  const clocks = worked(steps)
    .standing()
    .clocks.filter(({ name }) => name === 'respond_stage_1')
  return timing({ clocks: clocks as CaseRecord['clocks'], now: new Date(now) })
}

test('of two readings the earlier date counts, as the tenant was told it', () => {
  expect(limit([ACKNOWLEDGED, ['2027-01-08T12:00:00Z', OFFICER, answer]], '2027-03-01')).toBe('in_time')
  expect(limit([ACKNOWLEDGED, ['2027-01-11T12:00:00Z', OFFICER, answer]], '2027-03-01')).toBe('late')
  expect(limit([ACKNOWLEDGED], '2027-01-08T12:00:00Z')).toBe('not_yet')
  expect(limit([ACKNOWLEDGED], '2027-01-09T12:00:00Z')).toBe('not_yet_and_late')
})

test('what fell away after its day was missed all the same', () => {
  const withdraw: Act = { action: 'withdraw', words: 'Thanks' }
  expect(limit([ACKNOWLEDGED, ['2027-01-08T12:00:00Z', TENANT, withdraw]], '2027-03-01')).toBe('not_owed')
  expect(limit([ACKNOWLEDGED, ['2027-01-11T12:00:00Z', TENANT, withdraw]], '2027-03-01')).toBe('never_done')
})
