/** The words of the staff console: the same in English and Welsh, and one for everything that can stand on the page. */
import { clockView } from '../../bot/http/staff/clockView.ts'
import { NEXT_STEPS } from '../../bot/http/staff/incidents/incidentView.ts'
import { packetView } from '../../bot/http/staff/packet/packetView.ts'
import { complaintForms } from '../../bot/pages/console/cases/complaintForms.ts'
import type { Fields } from '../../bot/pages/console/forms/fields.ts'
import { plainForms } from '../../bot/pages/console/forms/plainForms.ts'
import { incidentForms, newIncidentForm } from '../../bot/pages/console/incidents/incidentForms.ts'
import { newPersonForm, personForms } from '../../bot/pages/console/people/personForms.ts'
import { reportForms } from '../../bot/pages/console/reports/reportForms.ts'
import { flagLabels, flagNames, intents } from '../../dialogs/understand/labels.ts'
import { catalogue, type Words } from '../../locales/index.ts'
import { leavesOf } from '../../locales/review.ts'
import { COLUMNS, caseFilters, STANDINGS } from '../../services/cases/caseFilters.ts'
import { ACT_NAMES, type ActName } from '../../services/cases/complaint/acts.ts'
import { procedureOf } from '../../services/cases/complaint/procedure.ts'
import { PHASES, statusName } from '../../services/cases/complaint/status.ts'
import { READY_VIEWS } from '../../services/cases/views/readyViews.ts'
import { HANDOFF_REASONS } from '../../services/conversations/conversationModel.ts'
import { NEEDS } from '../../services/handoff/needs.ts'
import { OUTCOMES, STAFF_CHOICES } from '../../services/handoff/wrapUps.ts'
import { READ_REASONS } from '../../services/hateReports/access.ts'
import {
  ACTIONS,
  EXPORT_PARTS,
  HOWS,
  LEGAL_GROUNDS,
  ACT_NAMES as REPORT_ACTS,
  SUPPORTS,
  staffActs,
} from '../../services/hateReports/acts.ts'
import { STATUSES } from '../../services/hateReports/change.ts'
import { choicesFor } from '../../services/hateReports/choices.ts'
import { reportAnswers } from '../../services/hateReports/report.ts'
import { contactAnswers } from '../../services/hateReports/safeContact.ts'
import { PARTS } from '../../services/hateReports/sealedParts.ts'
import { REASONS } from '../../services/hateReports/severity.ts'
import { WAYS } from '../../services/hateReports/ways.ts'
import { ASSESSED, CONTACTED, ACT_NAMES as INCIDENT_ACTS, REVIEWED } from '../../services/incidents/acts.ts'
import { incidentRules } from '../../services/incidents/incidentRules.ts'
import { STANDINGS as RESTRICTION_STANDINGS } from '../../services/incidents/restriction.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { limitsFor } from '../../services/landlords/limits.ts'
import { letterSchema } from '../../services/letters/letterKinds.ts'
import { personActs } from '../../services/staff/personActs.ts'
import { TRANSLATION_FAILURES } from '../../services/translation/translator.ts'

const wordsIn = (language: string): Map<string, string> =>
  new Map(leavesOf((catalogue as Record<string, Words>)[language]!.staff as Words))
const english = wordsIn('en')
const welsh = wordsIn('cy')
const loaded = loadLandlords({ production: false })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { landlords, law } = loaded
const procedures = landlords.all().map((landlord) => procedureOf({ landlord, law }))

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort()
const lacking = ({ group, codes }: { group: string; codes: readonly string[] }): string[] =>
  [...new Set(codes)].filter(
    (code) => !english.has(`${group}.${code}`) && !english.has(`${group}.${code.replace(/_\d+$/, '_n')}`),
  )
const namesIn = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.is === 'given' ? [] : field.is === 'rows' ? [name, ...namesIn(field.of)] : [name],
  )

test('are in Welsh what they are in English, with the same places to fill', () => {
  expect([...welsh.keys()].sort()).toEqual([...english.keys()].sort())
  expect(
    [...english].filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(welsh.get(key) ?? '')}`),
  ).toEqual([])
})

test('name every act, every field of its form, and every event that it leaves in the history', () => {
  const forms = Object.entries({ ...complaintForms, ...plainForms })
  expect(lacking({ group: 'acts', codes: forms.map(([name]) => `${name}.title`) })).toEqual([])
  const unnamed = forms.flatMap(([act, fields]) =>
    namesIn(fields).filter((name) => !english.has(`actFields.${name}`) && !english.has(`acts.${act}.fields.${name}`)),
  )
  expect(unnamed).toEqual([])
  // These two are written in the history by the names that they have in every kind of case.
  const written: Partial<Record<ActName, string>> = { note: 'noted', acknowledge: 'acknowledged' }
  expect(lacking({ group: 'case.events', codes: ACT_NAMES.map((name) => written[name] ?? name) })).toEqual([])
})

test('name every state, every clock with its start and how it stands, every letter', () => {
  const states = PHASES.flatMap((phase) => [1, 2, 3, 4].map((stage) => statusName({ phase, stage })))
  expect(lacking({ group: 'statuses', codes: states })).toEqual([])
  const limits = landlords.all().flatMap((landlord) => limitsFor({ landlord, law }))
  expect(lacking({ group: 'clocks', codes: limits.map(({ name }) => name) })).toEqual([])
  const { state, ended } = clockView.shape
  expect(lacking({ group: 'case.clockStates', codes: [...state.options, 'until'] })).toEqual([])
  expect(lacking({ group: 'case.clockEnded', codes: ended.unwrap().shape.how.options })).toEqual([])
  expect(lacking({ group: 'clockEvents', codes: limits.map(({ startEvent }) => startEvent) })).toEqual([])
  expect(lacking({ group: 'letterKinds', codes: letterSchema.options.map(({ shape }) => shape.kind.value) })).toEqual(
    [],
  )
})

test("name the landlords' own grounds, routes and remedies", () => {
  const exclusions = procedures.flatMap(({ exclusions: all }) => all)
  const grounds = [...exclusions.map(({ id }) => id), ...procedures.flatMap(({ earlyClosing }) => earlyClosing)]
  expect(lacking({ group: 'grounds', codes: grounds })).toEqual([])
  expect(lacking({ group: 'routes', codes: exclusions.flatMap(({ route }) => route ?? []) })).toEqual([])
  expect(lacking({ group: 'remedyKinds', codes: procedures.flatMap(({ remedies }) => remedies) })).toEqual([])
})

test('name whatever a packet and a wrap-up can hold', () => {
  const { identity, told, safe } = packetView.shape
  const groups: Record<string, readonly string[]> = {
    'packet.identities': identity.options,
    'packet.need': NEEDS,
    'packet.topics': told.element.shape.topic.options,
    'packet.riskKinds': flagLabels.flatMap((name) => name.split(':')[1] ?? []),
    'packet.safe.ways': safe.unwrap().shape.way.options,
    'wrapUp.outcomes': OUTCOMES,
    'wrapUp.choices': STAFF_CHOICES,
    flags: flagNames,
    intents,
    reasons: HANDOFF_REASONS,
  }
  for (const [group, codes] of Object.entries(groups)) expect([group, lacking({ group, codes })]).toEqual([group, []])
})

test('name every view that stands ready, whatever narrows the list of cases, and what a line of it shows', () => {
  const { owner: _, ...filters } = caseFilters.shape
  const groups: Record<string, readonly string[]> = {
    'views.ready': ['all', ...READY_VIEWS.map(({ code }) => code)],
    'cases.filters': Object.keys(filters).filter((name) => name !== 'stale'),
    'cases.standings': STANDINGS,
    'cases.columnNames': COLUMNS,
    'views.refused': ['name', 'many', 'version', 'team', 'personal', 'filter', 'view'],
  }
  for (const [group, codes] of Object.entries(groups)) expect([group, lacking({ group, codes })]).toEqual([group, []])
})

test('name every act on an account, every field of its form, and its reasons', () => {
  const forms: [string, Fields][] = [...Object.entries(personForms), ['add', newPersonForm]]
  expect(lacking({ group: 'people.acts', codes: forms.map(([name]) => `${name}.title`) })).toEqual([])
  const unnamed = forms.flatMap(([act, fields]) =>
    namesIn(fields).filter(
      (name) => !english.has(`actFields.${name}`) && !english.has(`people.acts.${act}.fields.${name}`),
    ),
  )
  expect(unnamed).toEqual([])
  const reasons = Object.entries(personActs).flatMap(([act, { shape }]) =>
    'reason' in shape ? shape.reason.options.map((reason) => `${act}.${reason}`) : [],
  )
  expect(reasons.length).toBeGreaterThan(0)
  expect(lacking({ group: 'people.reasons', codes: reasons })).toEqual([])
})

test('name whatever a report can hold, every act on it and every code', () => {
  const unnamed = Object.entries(reportForms).flatMap(([act, fields]) =>
    namesIn(fields as Fields).filter(
      (name) => !english.has(`actFields.${name}`) && !english.has(`report.acts.${act}.fields.${name}`),
    ),
  )
  expect(unnamed).toEqual([])
  const choices = choicesFor({ landlord: landlords.all()[0]!, law })
  const [, named] = reportAnswers({ choices, contact: contactAnswers }).options
  const { anonymous: _1, consents: _2, safe_contact: _3, led_here: _4, allegation: _5, ...account } = named!.shape
  const nested = {
    when: ['kind', 'on', 'words'],
    where: ['kind', 'place'],
    graffiti: ['seen', 'wording', 'on_home', 'place', 'remove'],
  }
  const fields = Object.keys(account).flatMap((name) =>
    name in nested ? nested[name as keyof typeof nested].map((part) => `${name}_${part}`) : [name],
  )
  const groups: Record<string, readonly string[]> = {
    'report.acts': Object.keys(staffActs).map((name) => `${name}.title`),
    'report.events': [...REPORT_ACTS, 'opened', 'proposed', 'alerted', 'unread', 'due_soon', 'overdue', 'message_from'],
    'report.fields': [...fields, ...Object.keys(contactAnswers.shape), 'known', 'words', 'place'],
    'report.readReasons': READ_REASONS,
    'report.parts': [...PARTS, ...EXPORT_PARTS],
    'report.hows': HOWS,
    'report.supports': SUPPORTS,
    'report.actions': ACTIONS,
    'report.grounds': LEGAL_GROUNDS,
    'report.statuses': STATUSES,
    'report.reasons': REASONS,
    'report.values.way': WAYS,
  }
  for (const [group, codes] of Object.entries(groups)) expect([group, lacking({ group, codes })]).toEqual([group, []])
})

test('every way in which a translation may fail has its words', () => {
  const more = ['reviewed', 'confidence', 'no_words', 'same', 'changed', 'not_shown']
  expect(lacking({ group: 'translate.why', codes: [...TRANSLATION_FAILURES, ...more] })).toEqual([])
  expect(lacking({ group: 'translate.services', codes: ['libretranslate', 'azure'] })).toEqual([])
})

test('name every act on an incident, its fields and help, and every code that a policy or an incident holds', () => {
  const forms: [string, Fields][] = [...Object.entries(incidentForms), ['file', newIncidentForm]]
  expect(lacking({ group: 'incident.acts', codes: forms.map(([name]) => `${name}.title`) })).toEqual([])
  const fields = forms.flatMap(([act, form]) => namesIn(form).map((name) => `${act}.fields.${name}`))
  expect(lacking({ group: 'incident.acts', codes: fields })).toEqual([])
  const at = new Date('2027-03-10T10:00:00Z')
  const rules = landlords.all().map((landlord) => incidentRules({ landlord, bankHolidays: law.bankHolidays, at }))
  const groups: Record<string, readonly string[]> = {
    kinds: rules.flatMap(({ kinds }) => kinds),
    settings: rules.flatMap(({ settings }) => settings),
    services: rules.flatMap(({ keeps }) => keeps),
    referTo: rules.flatMap(({ referTo }) => referTo),
    hows: CONTACTED,
    'outcomes.assess': ASSESSED,
    'outcomes.review': REVIEWED,
    events: [...INCIDENT_ACTS, 'filed', 'letter_posted'],
    next: NEXT_STEPS,
    standing: RESTRICTION_STANDINGS,
  }
  for (const [group, codes] of Object.entries(groups))
    expect([group, lacking({ group: `incident.${group}`, codes })]).toEqual([group, []])
})
