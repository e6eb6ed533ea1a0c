/** A landlord is one file: what it may say, what is wrong with it in words, which one answers, and what production refuses. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { lintCommand } from '../../bot/cli/lint.ts'
import { DEPARTURE_RULES } from '../../services/landlords/departureRules.ts'
import { departuresOf } from '../../services/landlords/departures.ts'
import { type Loaded, landlordsDir, loadLandlords } from '../../services/landlords/index.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { NATIONS } from '../../services/landlords/nations.ts'
import { policyBlockSchema, policySchema } from '../../services/landlords/policy.ts'
import { LONGEST, SHORTEST_TIME_TO_COMPLAIN } from '../../services/landlords/timeDepartures.ts'

const clock = () => new Date('2026-12-01T12:00:00Z')
const dirs: string[] = []
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true })
})

type Change = { file: string; to?: string; replace?: [string | RegExp, string] }

/** The shipped files in a folder of their own, with some of them changed. */
function folder(...changes: Change[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'heard-landlords-'))
  dirs.push(dir)
  for (const part of ['law.yaml', 'policies', 'profiles'])
    cpSync(join(landlordsDir, part), join(dir, part), { recursive: true })
  for (const { file, to = file, replace } of changes) {
    const before = readFileSync(join(dir, file), 'utf8')
    const after = replace ? before.replace(replace[0], replace[1]) : before
    if (replace && after === before) throw new Error(`${file} has no ${String(replace[0])}`)
    writeFileSync(join(dir, to), after)
  }
  return dir
}
const load = (changes: Change[] = [], options: { only?: string[]; production?: boolean } = {}): Loaded =>
  loadLandlords({ dir: folder(...changes), production: false, clock, ...options })
const errorsOf = (loaded: Loaded): string[] => (loaded.ok ? [] : loaded.errors)
const landlordsOf = (loaded: Loaded) => {
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
  return loaded.landlords
}
const meadowbrook = 'profiles/meadowbrook.yaml'
const wrong = (replace: [string | RegExp, string], file = meadowbrook): string[] => errorsOf(load([{ file, replace }]))

describe('the files as shipped', () => {
  const landlords = landlordsOf(loadLandlords({ production: false, clock }))
  const demo = landlords.bySlug('meadowbrook')!

  test.each(readdirSync(join(landlordsDir, 'policies')))('the block %s fits the schema', (name) => {
    const parsed = policyBlockSchema.safeParse(parse(readFileSync(join(landlordsDir, 'policies', name), 'utf8')))
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  test('the demonstration takes complaints from one source, hate reporting from another, forms of harassment from a third', () => {
    expect(demo.policy.complaints?.refusal?.explain_within).toEqual({
      value: 10,
      unit: 'working_days',
      from: 'complaint_requested',
    })
    expect(demo.policy.hate_and_harassment?.forms).toHaveLength(11)
    expect(demo.policy.hate_and_harassment?.response?.serious_case).toMatchObject({ value: 6, unit: 'hours' })
    expect(demo.policy.hate_and_harassment?.scheme?.name).toBe('Speak Up Brookford')
    expect(demo.policy_from.hate_and_harassment).toEqual(['grand-union', 'luminus', 'profile'])
    expect(demo.departures.map((one) => one.provision)).toEqual(['6.5'])
  })

  test('no number of a real landlord and no old ombudsman address is left in the demonstration', () => {
    const everything = JSON.stringify(landlords.all())
    const numbers = everything.match(/(?:\+44|\b0)[\d ]{8,}\d/g) ?? []
    expect(numbers.length).toBeGreaterThan(10)
    for (const number of numbers)
      expect(number.replaceAll(' ', '').replace('+44', '0')).toMatch(/^(01632960\d{3}|07700900\d{3})$/)
    for (const landlord of landlords.all()) expect(landlord.policy.complaints).not.toHaveProperty('ombudsman')
    expect(everything).not.toMatch(/L33 7WQ|E14 9GE/)
  })

  test('an old procedure with four stages loads, with a warning that two is the most', () => {
    const old = landlords.bySlug('harbour-view')!
    expect(old.policy.complaints?.stages?.filter((stage) => !stage.external)).toHaveLength(4)
    expect(old.departures.map((one) => one.provision)).toEqual(['5.3'])
    const english = landlordsOf(
      load([{ file: 'profiles/harbour-view.yaml', replace: ['nation: scotland', 'nation: england'] }]),
    ).bySlug('harbour-view')!
    expect(english.departures.map((one) => one.provision)).toEqual(['2.3', '3.7', '5.2', '5.3'])
  })

  test('quiet hours are the law file’s unless the landlord sets its own', () => {
    expect(demo.operations.sms.quiet_hours).toEqual({ from: '20:00', to: '08:00' })
    expect(landlords.bySlug('harbour-view')?.operations.sms.quiet_hours).toEqual({ from: '19:00', to: '09:00' })
  })
})

describe('which landlord answers', () => {
  test('by web host whatever the port, by the number texted, by slug', () => {
    const landlords = landlordsOf(load())
    expect(landlords.all().map((one) => one.slug)).toEqual(['harbour-view', 'meadowbrook'])
    expect(landlords.byHost('LOCALHOST:3978')?.slug).toBe('meadowbrook')
    expect(landlords.byHost('harbour-view.localhost')?.slug).toBe('harbour-view')
    expect(landlords.byHost('elsewhere.example')).toBeUndefined()
    expect(landlords.bySmsNumber('+447700900200')?.slug).toBe('harbour-view')
    expect(landlords.bySmsNumber('+447700900999')).toBeUndefined()
  })

  test('only those asked for are served, and a name without a file is refused', () => {
    expect(
      landlordsOf(load([], { only: ['meadowbrook'] }))
        .all()
        .map((one) => one.slug),
    ).toEqual(['meadowbrook'])
    expect(errorsOf(load([], { only: ['meadowbrok'] }))).toEqual([
      "LANDLORDS: 'meadowbrok' has no file profiles/meadowbrok.yaml",
    ])
  })

  test('a case keeps the version it was opened under; a new version begins on its first day in London', () => {
    const dir = folder({ file: meadowbrook, to: 'profiles/meadowbrook@1.yaml' })
    writeFileSync(
      join(dir, meadowbrook),
      readFileSync(join(dir, meadowbrook), 'utf8')
        .replace('version: "1"', 'version: "2"')
        .replace('from: "2025-11-01"', 'from: "2027-06-01"')
        .replace('name: Meadowbrook Homes\nnation', 'name: Meadowbrook\nnation'),
    )
    const landlords = landlordsOf(loadLandlords({ dir, production: false, clock }))
    expect(landlords.bySlug('meadowbrook')?.version).toBe('1')
    expect(landlords.current('meadowbrook', new Date('2027-05-31T22:59:59Z'))?.version).toBe('1')
    expect(landlords.current('meadowbrook', new Date('2027-05-31T23:00:00Z'))?.version).toBe('2')
    expect(landlords.version('meadowbrook', '2')?.name).toBe('Meadowbrook')
    expect(landlords.version('meadowbrook', '1')?.name).toBe('Meadowbrook Homes')
    expect(landlords.version('meadowbrook', '3')).toBeUndefined()
  })

  test('a profile whose first day has not come, and has no earlier version, is refused', () => {
    expect(wrong(['from: "2025-11-01"', 'from: "2027-06-01"'])).toEqual([
      'profiles/meadowbrook.yaml: from: lies in the future, and no earlier version is in force',
    ])
  })

  test('two landlords cannot share a host or a number, nor two files a version', () => {
    expect(wrong(['"+447700900100"', '"+447700900200"'])).toEqual([
      "profiles/meadowbrook.yaml: operations › sms_numbers: '+447700900200' belongs to profiles/harbour-view.yaml already",
    ])
    expect(errorsOf(load([{ file: meadowbrook, to: 'profiles/meadowbrook@1.yaml' }]))).toEqual([
      "profiles/meadowbrook@1.yaml: version: '1' is also the version of profiles/meadowbrook.yaml",
    ])
    expect(
      errorsOf(load([{ file: meadowbrook, to: 'profiles/else.yaml', replace: ['version: "1"', 'version: "0"'] }]))[0],
    ).toContain("'meadowbrook' does not fit the file name")
  })
})

describe('what is wrong is said so that a housing officer can mend it', () => {
  test.each<[string, [string | RegExp, string], string]>([
    [
      'a time',
      ['monday: { from: "09:00"', 'monday: { from: "9am"'],
      "profiles/meadowbrook.yaml: operations › hours › week › monday › from: '9am' is not a time like 09:00",
    ],
    [
      'a day',
      ['saturday: closed', 'saturday: shut'],
      "profiles/meadowbrook.yaml: operations › hours › week › saturday: 'shut' is not hours like {from: 09:00, to: 17:00}, nor the word closed",
    ],
    [
      'hours back to front',
      ['friday: { from: "09:00", to: "17:00" }', 'friday: { from: "17:00", to: "09:00" }'],
      'profiles/meadowbrook.yaml: operations › hours › week › friday: {from: 17:00, to: 09:00} is not in order: the end must come after the start on the same day',
    ],
    [
      'a class of record without a time',
      [/ {4}audit: .*\n/, ''],
      'profiles/meadowbrook.yaml: operations › retention › audit: is missing; it must be a length of time like {value: 6, unit: years}',
    ],
    [
      'a key that is not known',
      ['  homes: 4000', '  hommes: 4000'],
      'profiles/meadowbrook.yaml: operations › hommes: is not a known key here (known keys: did you mean homes?)',
    ],
    [
      'a block that is not there',
      ['service_requests: lumen-guide', 'service_requests: lumen-gude'],
      "profiles/meadowbrook.yaml: policy › service_requests: 'lumen-gude' is not one of the policy blocks grand-union, lumen-guide, lumen-procedure, luminus, service-standards",
    ],
    [
      'a block that is silent',
      ['accessibility: luminus', 'accessibility: service-standards'],
      "profiles/meadowbrook.yaml: policy › accessibility: 'service-standards' says nothing on accessibility; these do: grand-union, lumen-guide, luminus",
    ],
    [
      'a pair of colours',
      ['primary: "#1d4f3f"', 'primary: "#9fd8c4"'],
      'operations › colours: {primary: #9fd8c4, on_primary: #ffffff} has a contrast of 1.6; at least 4.5 is needed so that everyone can read it',
    ],
    [
      'a number that reads otherwise than it dials',
      ['out_of_hours: { number: "01632 960110"', 'out_of_hours: { number: "01632 960101"'],
      'operations › phones › out_of_hours: {number: 01632 960101, e164: +441632960110} has two numbers that are not the same',
    ],
    [
      'an on-call number that is no mobile',
      ['on_call: { sms: "+447700900111" }', 'on_call: { sms: "+441632960111" }'],
      "operations › on_call › sms: '+441632960111' is not a UK mobile number like +447700900123",
    ],
    [
      'requests nobody handles',
      ['handles: [estate, asb]', 'handles: [estate]'],
      'operations › teams: a list does not say which team handles asb',
    ],
    [
      'a language',
      ['languages: [en, cy, pl, ro,', 'languages: [en, english, pl, ro,'],
      "operations › languages › number 2: 'english' is not a language code like en, cy or ur-Latn",
    ],
    [
      'a nation',
      ['nation: england', 'nation: britain'],
      "profiles/meadowbrook.yaml: nation: 'britain' is not one of england, wales, scotland, northern_ireland",
    ],
    [
      'a version without quotes',
      ['version: "1"', 'version: 1'],
      'profiles/meadowbrook.yaml: version: 1 is not a version in quotes like "1"',
    ],
  ])('%s', (_what, replace, says) => {
    expect(wrong(replace).filter((error) => error.includes(says))).toHaveLength(1)
  })

  test('hate reports go to one team only, and it must be a team that handles them', () => {
    expect(wrong(['restricted_team: hate-response', 'restricted_team: complaints'])[0]).toContain(
      "operations › hate › restricted_team: 'complaints' is not one of the teams that handle hate",
    )
    expect(wrong(['handles: [complaint]', 'handles: [complaint, hate]']).join()).toContain(
      'lets complaints handle hate, but only the restricted team may',
    )
  })

  test.each<[string, [string | RegExp, string], string]>([
    [
      'a unit',
      ['respond_within: {value: 10, unit: working_days', 'respond_within: {value: 10, unit: workdays'],
      "policies/lumen-guide.yaml: complaints › stages › number 1 › respond_within › unit: 'workdays' is not one of hours, days, working_days, weeks, months",
    ],
    [
      'an event',
      ['from: complaint_lodged', 'from: complaint_loged'],
      "complaints › stages › number 1 › respond_within › from: 'complaint_loged' is not one of",
    ],
    [
      'a key',
      ['word_required: false', 'words_required: false'],
      'policies/lumen-guide.yaml: complaints › words_required: is not a known key here (known keys: did you mean word_required?)',
    ],
    ['a section', ['asb:\n', 'asbo:\n'], 'policies/lumen-guide.yaml: asbo: is not a known key here'],
    [
      'a stage out of turn',
      ['- number: 2', '- number: 3'],
      'complaints › stages › number 2 › number: 3 is not the next stage number: 2 comes here',
    ],
    [
      'a list with no last stage',
      ['final: true', 'final: false'],
      'policies/lumen-guide.yaml: complaints › stages: a list does not mark its last internal stage with final: true',
    ],
    [
      'a count of stages',
      ['stages_max_internal: 2', 'stages_max_internal: 3'],
      'complaints › stages_max_internal: 3 does not agree with the list of stages, which has 2 inside the landlord',
    ],
    ['a file that is not YAML', ['schema_version: 1', 'schema_version: [1'], 'policies/lumen-guide.yaml: line '],
  ])('in a policy block: %s', (_what, replace, says) => {
    expect(wrong(replace, 'policies/lumen-guide.yaml').filter((error) => error.includes(says))).toHaveLength(1)
  })

  test('a length of time among free facts is checked as well', () => {
    expect(
      wrong(
        [
          'standards_reviewed_with_customers_every: {value: 12, unit: months',
          'standards_reviewed_with_customers_every: {value: 12, unit: moons',
        ],
        'policies/luminus.yaml',
      )[0],
    ).toContain("'moons' is not one of")
  })
})

describe('where a policy departs from the Complaint Handling Code', () => {
  const blockOf = (name: string) =>
    policyBlockSchema.parse(parse(readFileSync(join(landlordsDir, 'policies', `${name}.yaml`), 'utf8')))
  const found = (policy: unknown) => departuresOf({ nation: 'england', policy: policySchema.parse(policy) })
  const told = (departures: ReturnType<typeof found>) => departures.map((one) => `${one.provision} ${one.says}`)
  const sections = (name: string) => {
    const { schema_version: _version, profile: _profile, ...rest } = blockOf(name)
    return rest
  }

  test.each([
    ['grand-union', []],
    ['lumen-guide', ['6.5 extension_no_ombudsman']],
    ['lumen-procedure', ['2.3 too_short', '3.7 ombudsman_waits', '5.2 early_resolution_stage', '5.3 too_many_stages']],
    ['luminus', ['1.2 own_definition']],
    ['service-standards', ['6.3 only_an_aim', '6.14 only_an_aim']],
  ])('the document %s', (name, expected) => {
    expect(told(found(sections(name)))).toEqual(expected)
  })

  const guide = blockOf('lumen-guide').complaints!
  const [first, second] = guide.stages!
  const days = (value: number, from: string, unit = 'working_days') => ({ value, unit, from })
  const stages = (one: object, two: object = {}) => ({
    stages: [
      { ...first, ...one },
      { ...second, ...two },
    ],
  })
  const firstStage = (one: object) => stages({ extension: undefined, ...one })
  /** The guide without the one thing it leaves out, so that each change shows alone. */
  const clean = { ...guide, ...firstStage({}) }

  test.each<[string, object, string[]]>([
    ['nothing is changed', {}, []],
    ['complaints count in one form only', { definition: { however_made: false } }, ['1.2 form_matters']],
    ['the word is needed', { word_required: true }, ['1.3 word_required']],
    [
      'the choice may be left out',
      { choice_to_complain: { on: 'any_dissatisfaction', mandatory: false } },
      ['1.3 choice_optional'],
    ],
    [
      'the choice is given for repairs only',
      { choice_to_complain: { on: 'late_repairs', mandatory: true } },
      ['1.3 choice_narrow'],
    ],
    ['a quick fix hides the choice', { early_resolution: { choice_told: false } }, ['1.3 choice_untold']],
    ['third parties are apart', { third_party_handled_under_same_policy: false }, ['1.3 third_party_apart']],
    ['complaints are judged in bulk', { each_considered_on_own_merits: false }, ['2.1 not_on_merits']],
    ['eleven months are given', { time_limit: days(11, 'event_or_awareness', 'months') }, ['2.3 too_short']],
    ['fifty weeks are given', { time_limit: days(50, 'event_or_awareness', 'weeks') }, ['2.3 too_short']],
    ['twelve months are given', { time_limit: days(12, 'event_or_awareness', 'months') }, []],
    ['the months begin before one can know', { time_limit: days(12, 'incident', 'months') }, ['2.3 counted_from']],
    [
      'matters over six months are refused',
      { exclusions: [{ id: 'over_6_months_old' }, { id: 'over_12_months_old' }] },
      ['2.3 excluded_too_soon'],
    ],
    [
      'contractors, representatives and open requests are refused',
      { exclusions: [{ id: 'about_a_contractor' }, { id: 'through_representative' }, { id: 'request_still_open' }] },
      ['1.2 excluded_against_code', '1.3 excluded_against_code', '1.5 excluded_against_code'],
    ],
    [
      'a refusal is told by phone, without the ombudsman',
      { refusal: { ...guide.refusal, form: 'phone', ombudsman_right: undefined } },
      ['2.4 refusal_not_written', '2.4 refusal_no_ombudsman'],
    ],
    ['there is a wrong door', { no_wrong_door: false }, ['3.2 wrong_door']],
    [
      'tenants only may complain',
      { who_can_complain: [{ id: 'current_tenant' }], who_list_is_open: false },
      ['3.6 no_representative'],
    ],
    [
      'an early closing is final',
      { early_closing: { grounds: ['suspected_fraud'], ombudsman_right: false } },
      ['3.7 early_closing_no_ombudsman'],
    ],
    ['a stage is informal', firstStage({ name: 'Informal stage' }), ['5.2 extra_stage']],
    [
      'there is one stage',
      { stages: [{ ...first, extension: undefined, final: true }], stages_max_internal: 1 },
      ['5.3 one_stage'],
    ],
    [
      'an acknowledgement leaves out the outcomes',
      { acknowledgement: { ...guide.acknowledgement, contents: ['understanding_of_complaint'] } },
      ['5.5-5.15 acknowledgement_contents'],
    ],
    [
      'the acknowledgement takes six days',
      firstStage({ acknowledge_within: days(6, 'complaint_received') }),
      ['6.2 too_long'],
    ],
    ['the answer takes eleven days', firstStage({ respond_within: days(11, 'complaint_received') }), ['6.3 too_long']],
    [
      'the answer takes two weeks',
      firstStage({ respond_within: days(2, 'complaint_received', 'weeks') }),
      ['6.3 too_long'],
    ],
    [
      'the answer takes twelve days, weekends counted',
      firstStage({ respond_within: days(12, 'complaint_received', 'days') }),
      [],
    ],
    [
      'the answer takes thirteen',
      firstStage({ respond_within: days(13, 'complaint_received', 'days') }),
      ['6.3 too_long'],
    ],
    [
      'the answer is counted from an investigation',
      firstStage({ respond_within: days(10, 'investigation_concluded') }),
      ['6.3 counted_from'],
    ],
    [
      'an extension takes fifteen days and no reasons are told',
      firstStage({
        extension: { max_without_good_reason: days(15, 'original_due_date'), must_tell: ['ombudsman_details'] },
      }),
      ['6.4 too_long', '6.4 extension_no_reasons'],
    ],
    [
      'a window has nothing beyond it',
      { escalation: { request_within: days(25, 'stage_1_response') } },
      ['6.10 window_is_condition'],
    ],
    [
      'stage 2 takes longer at each step',
      stages(
        { extension: undefined },
        {
          acknowledge_within: days(6, 'escalation_received'),
          respond_within: days(21, 'escalation_acknowledged'),
          extension: { max_without_good_reason: days(21, 'original_due_date') },
        },
      ),
      ['6.11 too_long', '6.14 too_long', '6.15 too_long'],
    ],
    [
      'promises are left to themselves',
      { remedies: { followed_to_completion: false } },
      ['7 remedy_not_followed_to_completion'],
    ],
    ['nothing is learnt', { learning: { wider_service_improvement: false } }, ['9.1-9.3 learning_narrow']],
  ])('%s', (_what, more, expected) => {
    expect(told(found({ complaints: { ...clean, ...more } }))).toEqual(expected)
  })

  test('requests and channels are looked at too', () => {
    const requests = { recorded: false, monitored: true, reviewed: false, continues_when_complaint_opened: false }
    const policy = { complaints: clean, service_requests: requests, channels: { complaint: ['letter'] } }
    expect(told(found(policy))).toEqual([
      '1.4 request_not_recorded',
      '1.4 request_not_reviewed',
      '1.5 request_stops',
      '3.1 one_channel',
    ])
  })

  test('the lengths that are allowed are those of the law file', () => {
    const law = readLaw()
    if (!law.ok) throw new Error(law.errors.join())
    for (const [provision, { days: most, from }] of Object.entries(LONGEST)) {
      expect(law.law.code(provision)).toMatchObject({ value: most, unit: 'working_days' })
      expect(from).toContain(law.law.code(provision)?.from)
    }
    expect(law.law.code('2.3')).toMatchObject({ value: SHORTEST_TIME_TO_COMPLAIN.months, unit: 'months' })
  })

  const lint = (more: object = {}, dir?: string) => {
    const lines: string[] = []
    const say = (line: string): void => void lines.push(line)
    const code = lintCommand({ ...more, ...(dir ? { dir } : {}), now: clock(), print: say, fail: say })
    return { code, said: lines.join('\n') }
  }

  test('an operator reads each departure with provision, key and words, of every landlord', () => {
    const { code, said } = lint()
    expect(code).toBe(0)
    expect(said).toContain(
      'Meadowbrook Homes (meadowbrook, version 1): departures from the Complaint Handling Code 2024: 1',
    )
    expect(said).toMatch(/6\.5 +complaints\.stages\[1\]\.extension\.must_tell: what is told with a new date leaves out/)
    expect(said).toContain('For Scotland only the number of stages is looked at.')
    expect(said).toMatch(/5\.3 +complaints\.stages: 4 stages inside the landlord/)
    expect(said).not.toMatch(/lint_|\{\{/)
  })

  test('a strict run fails where anything departs, and an unknown landlord is refused in a sentence', () => {
    expect(lint({ strict: true }).code).toBe(1)
    const told = 'must_tell: [expected_timescale, reasons, ombudsman_details]'
    const dir = folder({
      file: 'policies/lumen-guide.yaml',
      replace: ['must_tell: [expected_timescale, reasons]', told],
    })
    expect(lint({ strict: true, landlord: 'meadowbrook' }, dir)).toMatchObject({ code: 0 })
    expect(lint({ landlord: 'nobody' })).toEqual({
      code: 1,
      said: '--landlord "nobody" is not one of harbour-view, meadowbrook.',
    })
  })

  test('each departure has its words', () => {
    const words = JSON.parse(readFileSync(join(landlordsDir, '../../locales/en/cli.json'), 'utf8'))
    const others = ['excluded_too_soon', 'excluded_against_code', 'ombudsman_waits', 'too_many_stages', 'one_stage']
    const ofTime = ['too_long', 'too_short', 'counted_from', 'only_an_aim', 'extension_untold', 'extension_no_reasons']
    const all = [...DEPARTURE_RULES.map(({ says }) => says), ...others, ...ofTime]
    const said = Object.keys(words).filter((key) => key.startsWith('lint_says_'))
    expect(said.sort()).toEqual(all.map((says) => `lint_says_${says}`).sort())
  })
})

describe('production', () => {
  const real: Change = { file: meadowbrook, replace: ['fictional: true', 'fictional: false'] }

  test('refuses landlords that are not real', () => {
    expect(errorsOf(load([], { production: true }))).toEqual([
      'landlord harbour-view, version 1: fictional is true; production serves real landlords only',
      'landlord meadowbrook, version 1: fictional is true; production serves real landlords only',
    ])
  })

  test('names every old block and every unread figure that a landlord has not confirmed, and only those of its nation', () => {
    const errors = errorsOf(load([real], { production: true, only: ['meadowbrook'] }))
    const naming = (words: string): string[] => errors.filter((error) => error.includes(words))
    expect(naming('policy › hate_and_harassment comes from luminus, which is out of date')).toHaveLength(1)
    expect(naming('policy › profiling comes from grand-union')).toHaveLength(1)
    expect(naming('policy › complaints')).toEqual([])
    expect(naming('law.yaml › emergency › numbers › samaritans was not read')).toHaveLength(1)
    expect(naming('law.yaml › sms › quiet_hours was not read')).toHaveLength(1)
    expect(naming('working_time')).toHaveLength(1)
    // Read in its source, not in use, or of another nation.
    for (const quiet of [
      'provisions › 6.2 ',
      'childline',
      'eight_week_wait',
      'northern_ireland',
      'scotland',
      'languages',
    ])
      expect(naming(quiet)).toEqual([])
    const scottish = errorsOf(
      load([{ file: 'profiles/harbour-view.yaml', replace: ['fictional: true', 'fictional: false'] }], {
        production: true,
        only: ['harbour-view'],
      }),
    )
    expect(scottish.join('\n')).toContain('law.yaml › other_ombudsmen › scotland › stage_2_respond_start was not read')
    expect(scottish.join('\n')).toContain(
      'policy › complaints comes from lumen-procedure, which is out of date (more than two internal stages',
    )
  })

  test('serves a real landlord once it has confirmed', () => {
    const dir = folder(real)
    writeFileSync(
      join(dir, meadowbrook),
      readFileSync(join(dir, meadowbrook), 'utf8').replace(
        'fictional: false',
        'fictional: false\nconfirmed_on: "2026-11-15"',
      ),
    )
    expect(errorsOf(loadLandlords({ dir, production: true, only: ['meadowbrook'], clock }))).toEqual([])
  })
})

describe('figures of law', () => {
  const read = readLaw()
  if (!read.ok) throw new Error(read.errors.join('\n'))
  const { law } = read

  test('every nation has 999, an ombudsman to ring, helplines and a way to report hate', () => {
    for (const nation of NATIONS) {
      expect(law.emergency(nation)).toMatchObject({
        '999': { dial: '999' },
        gas: { hours: '24/7' },
        samaritans: { dial: '116123' },
      })
      expect(law.ombudsman(nation).dial).toMatch(/^0\d{9,10}$/)
      expect(law.domesticAbuse(nation).length).toBeGreaterThanOrEqual(3)
      expect(law.hateRoutes(nation).length).toBeGreaterThanOrEqual(1)
      expect(law.hateStrands(nation).strands).toContain('race')
      expect(law.protectedCharacteristics(nation)).toHaveLength(nation === 'northern_ireland' ? 0 : 9)
    }
  })

  test('a tenant in Northern Ireland is given the numbers that work there', () => {
    expect(law.emergency('northern_ireland')).toMatchObject({
      gas: { phone: '0800 002 001' },
      power_cut: { phone: '03457 643 643' },
      lifeline_ni: { dial: '08088088000' },
    })
    expect(law.emergency('england')).toMatchObject({ gas: { phone: '0800 111 999' }, power_cut: { phone: '105' } })
    expect(law.emergency('england')).not.toHaveProperty('lifeline_ni')
  })

  test('the Housing Ombudsman is reached at its present address and by no e-mail', () => {
    expect(law.ombudsman('england')).toMatchObject({
      phone: '0300 111 3000',
      postal: { postcode: 'PR2 0ET' },
      emailForNewCases: false,
    })
    expect(law.ombudsman('scotland').name).toBe('Scottish Public Services Ombudsman')
  })

  test('the Code’s limits are found by provision', () => {
    expect(['6.2', '6.3', '6.4', '6.11', '6.14', '6.15'].map((provision) => law.code(provision)?.value)).toEqual([
      5, 10, 10, 5, 20, 20,
    ])
    expect(law.code('1.2')).toBeUndefined()
  })

  test('words that stop texts are those of the carrier', () => {
    expect(law.sms.optOut).toEqual(
      expect.arrayContaining(['STOP', 'STOPALL', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT', 'UNSUBSCRIBE']),
    )
  })

  test('a law file with a hole in it is refused by name', () => {
    const dir = folder({ file: 'law.yaml', replace: [/(quiet_hours:\s*\{?\s*from: )"20:00"/, '$1"8pm"'] })
    expect(errorsOf(loadLandlords({ dir, production: false, clock }))).toEqual([
      "law.yaml: sms › quiet_hours › from: '8pm' is not a time like 09:00",
    ])
  })
})
