/** Danger: 999 first, in the language of the message, then care; a complaint and an emergency repair are not lost. */

import { dangerKinds } from '../../dialogs/understand/labels.ts'
import { hasText } from '../../locales/index.ts'
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

test('each kind of danger has its own first words', () => {
  expect(dangerKinds.filter((kind) => !hasText({ key: `danger.first.${kind}`, language: 'en' }))).toEqual([])
})

test('fire and a complaint in one message: safety first, the complaint logged as well', async () => {
  const talk = chat()
  expect(await talk.say('there is a fire and you never fixed the alarm, I want to complain')).toEqual([
    'danger.first.fire',
    'danger.ways',
    'danger.complaintLogged',
    'danger.safe.ask',
  ])
  expect(talk.last?.said[0]?.weight).toBe('safety')
  expect(talk.last?.effects.alert).toBe('danger')
  expect(talk.cases.map(({ kind, intake, hazard }) => [kind, intake, hazard])).toEqual([
    ['complaint', 'dropped', undefined],
    ['service_request', 'open', 'emergency'],
  ])
})

test('safe: the emergency repair that is open already is named and completed', async () => {
  const talk = chat()
  await talk.say('I can smell gas')
  expect(await talk.say('yes')).toEqual(['serviceRequest.emergency', 'serviceRequest.repair.where.ask'])
  for (const answer of ['12 Mill Lane', 'skip', 'no', 'here']) await talk.say(answer)
  expect(await talk.say('skip')).toEqual([
    'serviceRequest.done',
    'serviceRequest.more',
    'common.pin',
    'serviceRequest.hazard.makeSafe',
  ])
  expect(talk.cases).toHaveLength(1)
  expect(talk.cases[0]).toMatchObject({
    intake: 'finished',
    urgent: true,
    answers: { what: 'I can smell gas', where: '12 Mill Lane' },
  })
})

test.each(['no', 'help me', 'the hall is full of smoke', 'xyz'])(
  '"%s" instead of yes: nothing further is asked',
  async (text) => {
    const talk = chat()
    await talk.say('there is a fire in my kitchen')
    const said = await talk.say(text)
    expect(said.filter((key) => key.endsWith('.ask') && key !== 'danger.safe.ask')).toEqual([])
  },
)

test('danger in the middle of a form: the form waits silently and comes back only on wish', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  await talk.say('someone is breaking into my flat now')
  expect(await talk.say('no')).toEqual([])
  expect(talk.state.parked.map(({ id }) => id)).toEqual(['complaint'])
  await talk.say('menu')
  expect(await talk.say('back')).toEqual(['common.backTo', 'complaint.happened.ask'])
})

test('the repair that is being reported becomes the emergency, with its answers', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen light flickers a bit')
  await talk.say('12 Mill Lane')
  await talk.say('oh no there are sparks coming out of the socket')
  expect(talk.cases[0]).toMatchObject({
    hazard: 'emergency',
    answers: { where: '12 Mill Lane', danger: 'oh no there are sparks coming out of the socket' },
  })
  expect((await talk.say('yes')).at(-1)).toBe('serviceRequest.repair.since.ask')
  expect(talk.cases).toHaveLength(1)
})

test('by text: one safety text and one question, no list of numbers', async () => {
  const talk = chat({ shows: SMS })
  expect(await talk.say('I can smell gas')).toEqual(['danger.first.gas', 'danger.safe.ask'])
  expect(await talk.say('2')).toEqual([])
})

test('the safety text is in the language of the message, whatever the conversation speaks', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('czuję gaz w całym mieszkaniu')
  expect(talk.last?.said[0]).toMatchObject({ key: 'danger.first.gas', weight: 'safety', language: 'pl' })
  expect(talk.state.language).toBe('pl')
})

/** Holds a word of danger and no danger. */
const PAST_FIRE = 'we had a small kitchen fire last year, the wall is still black behind the cooker'

test('perhaps danger: the safety line and one question; no hears the message again as what it was', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say(PAST_FIRE)).toEqual(['danger.possible', 'danger.confirm.now.ask'])
  expect(talk.last?.effects.alert).toBe('danger')
  expect(await talk.say('no')).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
})

test('perhaps danger and yes: the full reply', async () => {
  const talk = chat()
  await talk.start()
  await talk.say(PAST_FIRE)
  expect((await talk.say('yes'))[0]).toBe('danger.first.fire')
})

test.each(['no im not alone', 'no help has come'])(
  'perhaps danger and %p: asked again, for that is no plain no',
  async (said) => {
    const talk = chat()
    await talk.start()
    await talk.say(PAST_FIRE)
    expect(await talk.say(said)).toEqual(['danger.confirm.now.again.not_understood', 'danger.confirm.now.ask'])
    expect(await talk.say('no')).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
  },
)

test('a wish to die: crisis lines, a sealed section, and a person if wanted', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('I do not want to be here any more')).toEqual([
    'danger.first.self_harm',
    'danger.ways',
    'danger.safe.ask',
  ])
  expect(talk.last?.effects.section).toEqual({ audience: 'safeguarding', sealInbound: true })
  expect(talk.last?.effects.events).toContainEqual({ name: 'heard/quiet', value: true })
  expect(await talk.say('yes')).toEqual(['handoff.stuck.distress', 'handoff.stuck.person.ask'])
  await talk.say('yes')
  expect(talk.last?.effects.handoff).toEqual({ reason: 'sensitive', urgent: true })
})

test('a person holds the conversation: the fixed text once for each kind, marked as automatic, and an alert each time', async () => {
  const talk = chat()
  await talk.start()
  talk.conversation.held = true
  expect(await talk.say('I can smell gas')).toEqual(['danger.first.gas', 'danger.automatic'])
  expect(await talk.say('I can smell gas')).toEqual([])
  expect(talk.last?.effects.alert).toBe('danger')
  expect(await talk.say('now there is a fire')).toEqual(['danger.first.fire', 'danger.automatic'])
})

test('waiting for a person, danger is answered', async () => {
  const talk = chat()
  await talk.start()
  talk.conversation.waiting = true
  expect((await talk.say('there is a fire in my kitchen'))[0]).toBe('danger.first.fire')
})
