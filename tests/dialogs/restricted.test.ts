/** A restricted contact: every dialog there is either passes or goes to the one person, by one table; nobody else is touched by it. */
import { forms } from '../../dialogs/index.ts'
import { goesToContact, ROUTED } from '../../dialogs/restricted/routes.ts'
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const SAM = { contact: 'Sam', account: 'sam', team: 'customer-services' }

/** Written out by hand from journey 34, and not from the code that is tested. */
const CONTACT = [
  'asb',
  'compliment',
  'handoff.message',
  'handoff.person',
  'info',
  'serviceRequest.adaptation',
  'serviceRequest.details',
  'serviceRequest.else',
  'serviceRequest.estate',
  'serviceRequest.rent',
  'status',
]

test('every dialog has its route, and no route is without a dialog', () => {
  expect(forms.map(({ name }) => name).sort()).toEqual([...ROUTED].sort())
})

test.each(forms.map(({ name }) => name))('%s', (dialog) => {
  expect(goesToContact({ dialog })).toBe(CONTACT.includes(dialog))
})

test.each([
  ['in danger', 'handoff.person', { reason: 'danger' }],
  ['something told in confidence', 'handoff.person', { reason: 'sensitive' }],
  ['in distress', 'handoff.person', { reason: 'distress' }],
  ['a published fact, such as how to complain', 'info', { topic: 'complaints' }],
])('passes: %s', (_, dialog, options) => {
  expect(goesToContact({ dialog, options })).toBe(false)
})

test('a question that nothing published answers goes to the contact; so does a person asked for', () => {
  expect(goesToContact({ dialog: 'info', options: {} })).toBe(true)
  for (const reason of ['asked', 'not_understood', 'language', 'representative', undefined])
    expect(goesToContact({ dialog: 'handoff.person', options: { reason } })).toBe(true)
})

test('it waits for that person and team, and only for whoever is restricted', async () => {
  const talk = chat({ restricted: SAM })
  await talk.say('I cannot pay my rent this month')
  expect(talk.last!.effects.handoff).toEqual({ reason: 'restricted', team: 'customer-services', to: 'sam' })
  expect(talk.last!.said.find(({ key }) => key === 'handoff.contact.open')?.params).toEqual({ contact: 'Sam' })
  const other = chat()
  expect(await other.say('I cannot pay my rent this month')).not.toContain('handoff.contact.open')
  expect(other.last!.effects.handoff).toBeUndefined()
})

test('somebody who works here no more is not waited for by name', async () => {
  const talk = chat({ restricted: { contact: 'Meadowbrook Homes', account: null, team: null }, shows: SMS })
  await talk.say('I need a grab rail')
  expect(talk.last!.effects.handoff).toEqual({ reason: 'restricted' })
})
