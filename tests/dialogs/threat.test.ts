/** A threat against staff is heard in every language, and nobody who tells of something else is taken for one. */
import { threatensStaff } from '../../dialogs/understand/threat.ts'
import { catalogue, type Words } from '../../locales/index.ts'
import { chat, closeHarness } from '../support/talkHarness.ts'

afterAll(closeHarness)

const phrases = Object.entries(catalogue).map(([language, words]): [string, string] => {
  const { threat } = (words as Record<string, { threat: { words: string } } & Words>).common!
  return [language, threat.words.split('|')[0]!]
})

test.each(phrases)('in %s: %s', async (language, words) => {
  const talk = chat({ language })
  const keys = await talk.say(words)
  expect(talk.last!.effects.alert).toMatch(/^(threat|danger)$/)
  if (talk.last!.effects.alert === 'threat') expect(keys).toContain('common.threat.line')
})

test.each([
  'I will come and stab your staff',
  'you did nothing about my roof, I will come down there and smash your office',
  'I will kill your workers',
])('%s', async (words) => {
  const talk = chat()
  await talk.say(words)
  expect(talk.last!.effects).toMatchObject({ alert: 'threat' })
})

test.each([
  'I will kill the rats myself',
  'he said he will kill you',
  'my neighbour said I will stab you',
  'ill be waiting for your plumber at 9',
  'your staff broke my door when they came to do the boiler',
  'your workers hit the wall with the van',
  'you lot are useless',
  'someone attacked your staff member outside my block last year',
])('no threat: %s', async (words) => {
  expect(threatensStaff(words)).toBe(false)
  const talk = chat()
  expect(await talk.say(words)).not.toContain('common.threat.line')
  expect(talk.last!.effects.alert).not.toBe('threat')
})

test('the line is said once, then a person or a pause; the talk is not ended and a complaint is still taken', async () => {
  const talk = chat()
  expect(await talk.say('I will come and stab your staff')).toEqual([
    ...['common.threat.line', 'common.calm.pause', 'handoff.stuck.distress', 'handoff.stuck.person.ask'],
  ])
  const again = await talk.say('I will come and stab your staff')
  expect(again).not.toContain('common.threat.line')
  expect(talk.last!.effects.end).toBeUndefined()
  expect(await talk.say('I want to make a complaint')).toContain('complaint.begin')
})

test('a threat beside a request: the red alert, and the request is taken down all the same', async () => {
  const talk = chat()
  const keys = await talk.say('My tap drips. Fix it or I will stab your staff')
  expect(talk.last!.effects.alert).toBe('threat')
  expect(keys).toContain('common.threat.line')
})

test('while a person holds the talk the bot says nothing and the alert is red', async () => {
  const talk = chat()
  await talk.say('hello')
  talk.conversation.held = true
  expect(await talk.say('I will come and stab your staff')).toEqual([])
  expect(talk.last!.effects.alert).toBe('threat')
})
