/** A landlord is one file: what it may say, what is wrong with it in words, which one answers, and what production refuses. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Loaded, landlordsDir, loadLandlords } from '../../services/landlords/index.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { NATIONS } from '../../services/landlords/nations.ts'
import { policyBlockSchema } from '../../services/landlords/policy.ts'

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
    expect(demo.departures).toEqual([])
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
    expect(english.departures.map((one) => one.provision).sort()).toEqual(['2.3', '5.2', '5.3'])
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
