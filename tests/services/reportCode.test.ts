/** A made-up March of complaints, some kept to the Code and some not, each finding counted by hand. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportCommand } from '../../bot/cli/report.ts'
import { packCommand } from '../../bot/cli/reportPack.ts'
import type { NewCase } from '../../services/cases/cases.ts'
import { type Act, complaintActs } from '../../services/cases/complaint/acts.ts'
import type { Actor } from '../../services/cases/complaint/change.ts'
import type { ChoiceAnswer } from '../../services/cases/dissatisfaction.ts'
import { showReference } from '../../services/cases/reference.ts'
import type { Audience } from '../../services/db.ts'
import { newId } from '../../services/ids.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { PROVISIONS } from '../../services/reports/code/provisions.ts'
import type { ProvisionEvidence } from '../../services/reports/codeReport.ts'
import type { Figure } from '../../services/reports/figure.ts'
import { packPeriod } from '../../services/reports/packPeriod.ts'
import type { TsmStage } from '../../services/reports/tsm.ts'
import { MANAGER, OFFICER, OTHER, TENANT } from '../support/paperComplaint.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const WORD = 'plumbagoxyz'
const LATER = new Date('2027-06-15T09:00:00Z')
const out = mkdtempSync(join(tmpdir(), 'heard-pack-'))
const keyText = randomBytes(32).toString('base64')
let world: StaffWorld
const ids: Record<string, string> = {}
const references: Record<string, string> = {}
let provisions: ProvisionEvidence[]

const place = () => {
  const { host, port, name } = world.product.db.connection
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const env = {
    MONGODB_URI: `mongodb://${host}:${port}/${name}?replicaSet=heard`,
    MONGODB_NAME: name,
    DATA_DIR: world.dataDir,
    MASTER_KEY: keyText,
  }
  return { env, print: say, fail: say, now: LATER, said: () => lines.join('\n') }
}

async function run(
  what: 'figures' | 'code' | 'tsm',
  more: { format?: string; from?: string; to?: string; landlord?: string } = {},
): Promise<{ code: number; said: string }> {
  const { said, ...rest } = place()
  const asked = { from: '2027-03-01', to: '2027-03-31', landlord: 'meadowbrook', ...more }
  const code = await reportCommand({ what, ...asked, ...rest })
  return { code, said: said() }
}

const until = (text: string): void => world.pass(new Date(text).getTime() - world.now().getTime())

async function open(name: string, more: Partial<NewCase> = {}, answers: object = { reply: 'here' }): Promise<void> {
  const id = await world.openCase({ receivedAt: world.now(), answers: { happened: WORD, ...answers }, ...more })
  const record = await world.product.cases.model.findOne({ _id: id, landlord: more.landlord ?? 'meadowbrook' }).lean()
  ids[name] = id
  references[name] = showReference(record!.reference)
}

async function act(name: string, by: Actor, asked: Record<string, unknown> & { action: Act['action'] }): Promise<void> {
  const done = await world.product.db.transact((session) =>
    world.product.complaints.act({
      session,
      filter: { landlord: 'meadowbrook' },
      id: ids[name]!,
      version: null,
      act: complaintActs[asked.action].parse(asked) as Act,
      actor: by,
      at: world.now(),
      key: newId(),
    }),
  )
  if (!done.ok) throw new Error(`${name} ${asked.action}: ${done.reason} ${done.missing?.join() ?? ''}`)
}

const recordOf = async (name: string) => {
  const record = await world.product.cases.model.findOne({ _id: ids[name]!, landlord: 'meadowbrook' }).lean()
  return record!
}

/** Straight into the record, as no act can do it. */
const write = (name: string, what: string, by: string, detail = '') =>
  world.product.cases.model.updateOne(
    { _id: ids[name]!, landlord: 'meadowbrook' },
    { $push: { history: { at: world.now(), by, what, detail, note: null } } },
  )

const acknowledge = { action: 'acknowledge', understanding: 'The boiler was never mended.', outcomes: WORD } as const
const answer = (remedies: object[] = []) =>
  ({
    action: 'answer',
    points: [{ point: 'The boiler', finding: 'upheld', reasons: 'Three visits were missed.' }],
    apology: true,
    remedies,
  }) as const
const remedy = (by: string) => ({ kind: 'financial', what: 'A sum', by, owner: 'officer', agreed: 'yes' })
const refuse = {
  action: 'refuse',
  ground: 'asb_or_tenancy_breach_report',
  reasons: 'This is about a neighbour and not about what we did.',
  evidence: 'The message names the neighbour only.',
  route: 'A report of anti-social behaviour was opened.',
} as const
const approve = async (name: string): Promise<void> => {
  const proposal = (await recordOf(name)).complaint!.proposals[0]!.id
  await act(name, MANAGER, { action: 'approve', proposal })
}

async function heard(
  offers: (ChoiceAnswer | null)[],
  about: { request?: string; complaint?: string },
  audience: Audience = 'general',
) {
  const { db } = world.product
  const at = world.now()
  const { dissatisfactions } = world.product
  const id = newId()
  await db.transact((session) =>
    dissatisfactions
      .hear({
        ...{
          _id: id,
          landlord: 'meadowbrook',
          audience,
          conversation: 'some',
          message: 'some',
          detectedBy: 'rule',
          at,
        },
        request: about.request ? ids[about.request]! : null,
        offers: offers.map((given) => ({
          ...{ wording: 'choice.offer@1', language: 'en', channel: 'webchat' as const, at, answer: given },
          answeredAt: given ? at : null,
        })),
      })
      .run(session),
  )
  if (about.complaint)
    await dissatisfactions.model.updateOne(
      { _id: id, landlord: 'meadowbrook' },
      { $set: { complaint: ids[about.complaint]! } },
    )
}

/** Its letters are put into the post. */
async function post(name: string): Promise<void> {
  const { db, letters } = world.product
  const of = { landlord: 'meadowbrook', case: ids[name]! }
  const waiting = (await letters.ofCase(of)).map(({ _id }) => _id)
  await db.transact((session) => letters.move({ ...of, ids: waiting, to: 'sent', at: world.now(), session }))
}

const done = (name: string) =>
  world.product.cases.model.updateOne(
    { _id: ids[name]!, landlord: 'meadowbrook' },
    { $set: { status: 'done', 'listed.rank': 2 } },
  )

async function march(): Promise<void> {
  // Received in February, dealt with in March.
  await open('february')
  until('2027-03-01T10:00:00Z')
  await act('february', OFFICER, acknowledge)
  await open('mended', { kind: 'service_request', type: 'repair' })
  await open('kept', { links: [{ case: ids.mended!, why: 'about' }] })
  until('2027-03-02T10:00:00Z')
  await open('unseen', { kind: 'service_request', type: 'repair' })
  await open('pushed', { kind: 'service_request', type: 'repair' })
  await open('late', { links: [{ case: ids.pushed!, why: 'about' }] }, { reply: 'letter', post: '1 Some Street' })
  await heard(['complain'], { request: 'mended', complaint: 'kept' })
  await heard([null], { request: 'unseen' })
  until('2027-03-03T10:00:00Z')
  await act('kept', OFFICER, acknowledge)
  await write('mended', 'status', 'officer', 'done')
  await done('mended')
  await write('pushed', 'status', 'bot', 'done')
  await done('pushed')
  await open('looked', { kind: 'service_request', type: 'estate', reviewOn: new Date('2027-07-01T12:00:00Z') })
  await write('looked', 'reviewed', 'officer', '2027-07-01')
  await write('looked', 'early_resolution', 'officer', 'advised')
  await heard([], { request: 'looked' })
  await heard([], { request: 'looked' }, 'hate')
  await open('extended', { channel: 'sms' })
  until('2027-03-04T10:00:00Z')
  await act('extended', OFFICER, acknowledge)
  await open('refused')
  until('2027-03-05T10:00:00Z')
  await open('refusedLate', {}, { reply: 'letter', post: '1 Some Street' })
  await act('extended', OFFICER, { action: 'conflict', account: 'kin', reason: 'A cousin.' })
  await act('late', OFFICER, { action: 'conflict', account: 'friend', reason: 'A friend.' })
  until('2027-03-08T10:00:00Z')
  await write('late', 'noted', 'friend')
  await act('refused', OFFICER, refuse)
  await open('represented', { representative: true })
  await open('restricted', { audience: 'hate' })
  await open('elsewhere', { landlord: 'harbour-view' })
  until('2027-03-09T10:00:00Z')
  await approve('refused')
  until('2027-03-10T10:00:00Z')
  await act('kept', OFFICER, answer([remedy('2027-03-20')]))
  await act('represented', OFFICER, acknowledge)
  await act('late', TENANT, { action: 'escalate', words: 'I want the next stage now' })
  until('2027-03-11T10:00:00Z')
  const review = (await recordOf('late')).complaint!.reviews[0]!.id
  await act('late', MANAGER, { action: 'decide_review', review, decision: 'no_change', reasons: 'Not answered yet.' })
  until('2027-03-12T10:00:00Z')
  await act('late', OFFICER, acknowledge)
  until('2027-03-15T10:00:00Z')
  await act('february', OFFICER, answer())
  await act('extended', OFFICER, {
    ...{ action: 'extend', by: '2027-03-31', reason: 'Plans are late.', next_update: '2027-03-22' },
  })
  until('2027-03-17T10:00:00Z')
  await act('represented', OFFICER, answer([remedy('2027-03-22')]))
  until('2027-03-18T10:00:00Z')
  const promised = (await recordOf('represented')).complaint!.remedies[0]!.id
  await act('represented', OFFICER, { action: 'remedy_moved', remedy: promised, by: '2027-03-25', reason: 'No parts.' })
  until('2027-03-19T10:00:00Z')
  const paid = (await recordOf('kept')).complaint!.remedies[0]!.id
  await act('kept', OFFICER, { action: 'remedy_done', remedy: paid, on: '2027-03-19', proof: 'Paid.' })
  until('2027-03-23T10:00:00Z')
  await act('refusedLate', OFFICER, refuse)
  until('2027-03-24T10:00:00Z')
  await approve('refusedLate')
  await act('kept', MANAGER, {
    ...{ action: 'evaluate', role: 'Heads of Service', causes: ['process'], lesson: 'Visits need a second try.' },
    actions: [{ what: 'Change the list', owner: 'officer', by: '2027-03-31' }],
  })
  until('2027-03-30T10:00:00Z')
  const lesson = (await recordOf('kept')).complaint!.lessons[0]!.actions[0]!.id
  await act('kept', OFFICER, { action: 'action_done', lesson_action: lesson, on: '2027-03-30' })
  await act('extended', OFFICER, answer())
  until('2027-03-30T15:00:00Z')
  await act('extended', TENANT, { action: 'escalate' })
  until('2027-03-31T10:00:00Z')
  await open('forgotten', { channel: 'staff', urgent: true })
}

async function after(): Promise<void> {
  until('2027-04-01T10:00:00Z')
  await act('late', OFFICER, answer())
  await post('refusedLate')
  await act('extended', OTHER, acknowledge)
  until('2027-04-28T10:00:00Z')
  const silence = (await recordOf('kept')).clocks.find(({ name }) => name === 'close_after_silence')
  const dueDate = silence && !silence.pending ? silence.dueDate : null
  const fired = await world.product.db.transact((session) =>
    world.product.complaints.fire({
      ...{ session, landlord: 'meadowbrook', id: ids.kept!, kind: 'case_silence' },
      ...{ about: `close_after_silence@${dueDate}`, at: world.now() },
    }),
  )
  expect(fired.ok).toBe(true)
  await act('extended', OTHER, answer())
  until('2027-06-14T10:00:00Z')
  await open('new')
}

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-02-26T10:00:00Z' })
  await march()
  await after()
  const { code, said } = await run('code', { format: 'json' })
  expect(code).toBe(0)
  provisions = JSON.parse(said).provisions
}, 240_000)
afterAll(async () => {
  rmSync(out, { recursive: true })
  await world.close()
})

const shownAs = (provision: string, measure: string) => {
  const found = provisions.find((one) => one.provision === provision)?.shown.find((one) => one.measure === measure)
  if (!found) throw new Error(`${provision} ${measure}`)
  return found
}

// Counted, comply, do not, open.
test.each<[string, string, [number, number | null, number | null, number | null]]>([
  ['1.3', 'choice_offered', [3, 2, 1, 0]],
  ['1.3', 'choice_taken', [1, 1, 0, 0]],
  ['1.4', 'request_reviewed', [4, 3, 1, 0]],
  ['1.5', 'request_untouched', [2, 1, 1, 0]],
  ['2.1', 'refusal_by_second_person', [2, 2, 0, 0]],
  ['2.2', 'refusal_ground', [2, 2, 0, 0]],
  ['2.4', 'refusal_letter', [2, 2, 0, 0]],
  ['2.4', 'refusal_in_time', [2, 1, 1, 0]],
  ['2.5', 'refusal_own_reasons', [2, 0, 2, 0]],
  ['3.1', 'received_webchat', [5, null, null, null]],
  ['3.1', 'received_sms', [1, null, null, null]],
  ['3.1', 'received_botframework', [0, null, null, null]],
  ['3.2', 'received_staff', [1, null, null, null]],
  ['3.6', 'consent_first', [1, 1, 0, 0]],
  ['3.7', 'letters_with_ombudsman', [12, null, null, null]],
  ['4.1-4.3', 'handler_named', [6, 4, 2, 0]],
  ['5.2', 'early_advised', [1, 1, 0, 0]],
  ['5.3', 'two_stages', [7, 7, 0, 0]],
  ['5.5-5.15', 'defined', [5, 5, 0, 0]],
  ['5.5-5.15', 'conflict_kept_out', [2, 1, 1, 0]],
  ['6.1', 'urgent_marked', [1, null, null, null]],
  ['6.2', 'acknowledged_in_time_1', [6, 3, 3, 0]],
  ['6.2', 'acknowledgement_left_1', [4, 2, 1, 1]],
  ['6.3', 'answered_in_time_1', [5, 3, 2, 0]],
  ['6.4', 'extended_before_due_1', [1, 1, 0, 0]],
  ['6.4', 'extended_within_cap_1', [1, 1, 0, 0]],
  ['6.4', 'extension_reason_1', [1, 1, 0, 0]],
  ['6.5', 'extension_letter_left_1', [1, 1, 0, 0]],
  ['6.6', 'actions_tracked', [2, 1, 1, 0]],
  ['6.7', 'points_reasoned_1', [4, 4, 0, 0]],
  ['6.8', 'new_matter_opened', [0, 0, 0, 0]],
  ['6.9', 'answer_left_1', [4, 3, 0, 1]],
  ['6.10', 'escalation_taken', [2, 1, 1, 0]],
  ['6.11', 'acknowledged_in_time_2', [1, 1, 0, 0]],
  ['6.11', 'acknowledgement_left_2', [1, 1, 0, 0]],
  ['6.12', 'no_reason_needed', [1, 1, 0, 0]],
  ['6.13', 'other_person', [1, 1, 0, 0]],
  ['6.14', 'answered_in_time_2', [1, 1, 0, 0]],
  ['6.15', 'extended_within_cap_2', [0, 0, 0, 0]],
  ['6.16-6.20', 'answer_left_2', [0, 0, 0, 0]],
  ['7', 'remedy_kept', [2, 1, 1, 0]],
  ['7', 'remedy_not_moved', [2, 1, 1, 0]],
  ['9.1-9.3', 'lesson_drawn', [4, 1, 0, 3]],
  ['9.1-9.3', 'lesson_acted', [1, 1, 0, 0]],
])('provision %s is counted as by hand: %s', (provision, measure, expected) => {
  const { counted, complies, fails, open: left } = shownAs(provision, measure)
  expect([counted, complies, fails, left]).toEqual(expected)
})

test('whoever looks into it finds the cases by their references', () => {
  const looksAt = (provision: string, measure: string) => shownAs(provision, measure).samples.fails
  const of = (...names: string[]) => names.map((name) => references[name])
  expect(looksAt('1.3', 'choice_offered')).toEqual(of('looked'))
  expect(looksAt('1.5', 'request_untouched')).toEqual(of('late'))
  expect(looksAt('2.5', 'refusal_own_reasons')).toEqual(of('refused', 'refusedLate'))
  expect(looksAt('6.2', 'acknowledged_in_time_1')).toEqual(of('late', 'refusedLate', 'forgotten'))
  expect(looksAt('6.3', 'answered_in_time_1')).toEqual(of('late', 'forgotten'))
  expect(looksAt('7', 'remedy_kept')).toEqual(of('represented'))
  expect(shownAs('6.3', 'answered_in_time_1').samples.complies).toEqual(of('kept', 'extended', 'represented'))
  expect(shownAs('6.1', 'urgent_marked').samples).toEqual({ complies: [], fails: [] })
})

test('every provision of the law file is there, and says so where nothing is counted for it', () => {
  const law = readLaw()
  if (!law.ok) throw new Error(law.errors.join())
  const known = law.law.file.complaint_handling_code_2024.provisions.map(({ id }) => id)
  expect(provisions.map(({ provision }) => provision)).toEqual(known)
  expect(Object.keys(PROVISIONS).sort()).toEqual([...known].sort())
  const bare = provisions.filter(({ shown, lacks }) => shown.length === 0 && (lacks === null || lacks === 'unknown'))
  expect(bare).toEqual([])
  expect(provisions.find(({ provision }) => provision === '8.1')).toMatchObject({ shown: [], lacks: 'elsewhere' })
  const departs = provisions.filter(({ departures }) => departures.length > 0)
  expect(departs.map(({ provision }) => provision)).toEqual(['6.5'])
})

test('restricted matters, other landlords and words of tenants are in none of the forms', async () => {
  const texts = await Promise.all(
    (['code', 'tsm', 'figures'] as const).flatMap((what) =>
      ['text', 'csv', 'json'].map(async (format) => (await run(what, { format })).said),
    ),
  )
  const all = texts.join('\n')
  expect(all).toContain(references.late)
  for (const hidden of [references.restricted!, references.elsewhere!, WORD, 'A friend', 'Three visits'])
    expect(all).not.toContain(hidden)
})

test('in text each provision has its words, and no code is left without one', async () => {
  const { said } = await run('code')
  expect(said).toContain('6.3        stage 1 is answered in ten working days')
  expect(said).toContain('5 counted: 3 yes, 2 no, 0 open')
  expect(said).toContain(`no, look at ${references.late}, ${references.forgotten}`)
  expect(said).toContain('Not counted here: what happens outside Heard.')
  const names = JSON.parse(readFileSync(new URL('../../locales/en/cli.json', import.meta.url), 'utf8')).report_names
  const measures = Object.values(PROVISIONS).flatMap((one) => one.measures.map(({ name }) => name))
  expect(Object.keys(names.code_measures).sort()).toEqual([...new Set(measures)].sort())
  expect(Object.keys(names.code_provisions).sort()).toEqual(Object.keys(PROVISIONS).sort())
})

test('the measures CH01 and CH02 are of the Code’s days, an extension by its rules included', async () => {
  const { said } = await run('tsm', { format: 'json' })
  const { homes, stages } = JSON.parse(said) as { homes: number; stages: TsmStage[] }
  const none = { in_time: 0, in_extended_time: 0, late: 0, running: 0, not_owed: 0, no_date: 0 }
  expect(homes).toBe(4000)
  expect(stages).toEqual([
    {
      stage: 1,
      complaints: 7,
      per1000: 1.8,
      answered: { ...none, in_time: 2, in_extended_time: 1, late: 2, not_owed: 2 },
      share: 60,
    },
    { stage: 2, complaints: 1, per1000: 0.3, answered: { ...none, in_time: 1 }, share: 100 },
  ])
  const csv = (await run('tsm', { format: 'csv' })).said
  expect(csv).toContain('CH01,1,per_1000_homes,1.8')
  expect(csv).toContain('CH02,1,percent_in_time,60')
})

test('where no time has ended there is no share', async () => {
  const asked = { from: '2027-06-01', to: '2027-06-30' }
  const { stages } = JSON.parse((await run('tsm', { format: 'json', ...asked })).said) as { stages: TsmStage[] }
  expect(stages[0]).toMatchObject({ complaints: 1, answered: { running: 1, late: 0 }, share: null })
  expect((await run('tsm', asked)).said).toContain('none, as no time has ended yet')
})

test('a landlord that the Code does not bind is told so', async () => {
  for (const what of ['code', 'tsm'] as const) {
    const { code, said } = await run(what, { landlord: 'harbour-view' })
    expect(code).toBe(1)
    expect(said).toContain('Harbour View Homes is in Scotland')
  }
})

test('the figures of the month tell what became of its complaints by the dates that tenants were told', async () => {
  const { figures } = JSON.parse((await run('figures', { format: 'json' })).said) as { figures: Figure[] }
  const counts = Object.fromEntries(
    figures
      .filter(({ section, count }) => ['complaints', 'learning'].includes(section) && count !== 0)
      .map(({ name, count }) => [name.join('/'), count]),
  )
  expect(counts).toEqual({
    received: 7,
    'acknowledged/in_time': 3,
    'acknowledged/late': 1,
    'acknowledged/not_yet_and_late': 1,
    'acknowledged/never_done': 1,
    'acknowledged/not_owed': 1,
    'answered/in_time': 3,
    'answered/late': 1,
    'answered/not_yet_and_late': 1,
    'answered/never_done': 1,
    'answered/not_owed': 1,
    'acknowledged_2/in_time': 1,
    'answered_2/in_time': 1,
    extended: 1,
    escalated: 1,
    closed_by_silence: 1,
    refused: 2,
    'refused/asb_or_tenancy_breach_report': 2,
    evaluated: 1,
    'cause/process': 1,
    actions: 1,
    actions_done: 1,
  })
})

const pack = async (of: string, landlord = 'meadowbrook') => {
  const { said, ...rest } = place()
  const code = await packCommand({ of, out, landlord, ...rest })
  return { code, said: said() }
}

test('a month is written whole into a folder of its own, once', async () => {
  expect((await pack('2027-03')).code).toBe(0)
  const folder = join(out, 'meadowbrook-2027-03')
  const names = ['code.csv', 'code.txt', 'report.csv', 'report.txt', 'tsm.csv', 'tsm.txt']
  expect(readdirSync(folder).sort()).toEqual(names)
  for (const name of names) {
    const [what, ending] = name.split('.') as ['code', string]
    const { said } = await run(
      what === ('report' as string) ? 'figures' : what,
      ending === 'csv' ? { format: 'csv' } : {},
    )
    expect(readFileSync(join(folder, name), 'utf8')).toBe(`${said}\n`)
  }
  const again = await pack('2027-03')
  expect(again.code).toBe(1)
  expect(again.said).toContain('never written over')
})

test('a quarter that is not over says so, and where the Code does not bind only the figures are written', async () => {
  expect((await pack('2027-Q2')).said).toContain('2027-Q2 is not over yet')
  expect((await pack('2027-Q1', 'harbour-view')).code).toBe(0)
  expect(readdirSync(join(out, 'harbour-view-2027-Q1')).sort()).toEqual(['report.csv', 'report.txt'])
  expect((await pack('2027-13')).code).toBe(1)
  expect(existsSync(join(out, 'meadowbrook-2027-13'))).toBe(false)
})

test.each([
  ['2027-02', '2027-02-01', '2027-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2027-Q1', '2027-01-01', '2027-03-31'],
  ['2027-Q4', '2027-10-01', '2027-12-31'],
])('%s begins and ends on its days', (of, from, to) => {
  expect(packPeriod(of)).toMatchObject({ from, to })
})
