/** A person on request: how to be reached, opening times, a message, and a quiet wait. */
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

/** Good Friday eve, after hours: Easter Monday is a bank holiday in England. */
const BEFORE_EASTER = '2027-03-25T18:00:00Z'

async function waitingChat(): Promise<Chat> {
  const talk = chat()
  await talk.start()
  await talk.say('can I speak to someone')
  await talk.say('only here')
  return talk
}

test('on the web the tenant chooses how to be told, then waits', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('can I speak to someone')).toEqual(['handoff.person.reach.ask'])
  await talk.say('by text')
  expect(await talk.say('07700 900123')).toEqual(['handoff.waiting'])
  expect(talk.last?.effects).toMatchObject({ handoff: { reason: 'asked' }, reach: { way: 'sms', to: '+447700900123' } })
  expect(talk.last?.said[0]?.params).toEqual({ until: { ltr: '17:00' } })
})

test('how it stands is said plainly: nobody there, or a long queue, and nothing where it is as usual', async () => {
  const told = async (queue: Chat['queue']): Promise<unknown> => {
    const talk = chat({ shows: SMS })
    await talk.say('my tap drips in the kitchen')
    talk.queue = queue
    await talk.say('9')
    return talk.last?.said.slice(1).map(({ key, params }) => [key, params])
  }
  expect(await told({ ahead: 2, there: true })).toEqual([])
  expect(await told({ ahead: 2, there: null })).toEqual([])
  expect(await told({ ahead: 3, there: true })).toEqual([['handoff.line.long', { ahead: 3 }]])
  expect(await told({ ahead: 9, there: false })).toEqual([['handoff.line.nobody', {}]])
})

test('by text 9 is enough, and nothing is asked', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('my tap drips in the kitchen')
  expect(await talk.say('9')).toEqual(['handoff.waiting'])
  expect(talk.last?.effects.reach).toEqual({ way: 'none', to: null })
})

test('out of hours the next working morning is told, past the bank holidays, and a message can be left', async () => {
  const talk = chat({ at: BEFORE_EASTER })
  await talk.start()
  expect(await talk.say('can I speak to someone')).toEqual(['handoff.closed', 'handoff.nobody.how.ask'])
  expect(talk.choices()).toEqual(['message', 'call'])
  expect(talk.last?.said[0]?.params).toEqual({ moment: { moment: '2027-03-30T08:00:00.000Z' } })
  expect(talk.last?.effects.handoff).toBeUndefined()
  await talk.say('please ring me about the lift')
  expect(await talk.say('07700 900123')).toEqual(['handoff.message.done'])
  expect(talk.cases[0]).toMatchObject({
    kind: 'message',
    answers: { message: 'please ring me about the lift', number: '+447700900123' },
  })
})

test('no message is no case, and the form goes on', async () => {
  const talk = chat({ at: BEFORE_EASTER })
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  await talk.say('can I speak to someone')
  await talk.say('leave a message')
  expect(await talk.say('skip')).toEqual(['common.backTo', 'serviceRequest.repair.where.ask'])
  expect(talk.cases).toEqual([])
})

test('a person named inside a long answer is part of the answer', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  expect(await talk.say('I asked to speak to a person at the desk and she sent me away again')).toEqual([
    'complaint.since.ask',
  ])
})

test('other words while waiting are kept, and said to be kept once', async () => {
  const talk = await waitingChat()
  expect(await talk.say('it is about the lift')).toEqual(['handoff.kept'])
  expect(await talk.say('the lift in block B')).toEqual([])
})

test('language and the ombudsman are answered while waiting', async () => {
  const talk = await waitingChat()
  expect(await talk.say('ombudsman')).toEqual(['ombudsman.what', 'ombudsman.reach', 'ombudsman.regulator'])
  expect(await talk.say('po polsku')).toEqual(['language.set.done'])
  expect(talk.conversation.waiting).toBe(true)
})

test('a complaint while waiting is logged at once', async () => {
  const talk = await waitingChat()
  expect(await talk.say('I want to complain that nobody answers')).toEqual(['complaint.logged', 'handoff.kept'])
  expect(talk.cases[0]).toMatchObject({ kind: 'complaint', intake: 'dropped' })
})

describe('something confidential, told while waiting', () => {
  test('hate begins a report: danger first, for the restricted team alone, and one of them joins', async () => {
    const talk = await waitingChat()
    expect(await talk.say('they wrote a slur on my door')).toEqual([
      'hateReport.intro',
      'hateReport.leave',
      'hateReport.danger.ask',
    ])
    expect(talk.last?.effects).toMatchObject({
      section: { audience: 'hate', sealInbound: true },
      handoff: { reason: 'sensitive', urgent: true },
    })
    expect(await talk.say('no')).toContain('hateReport.statement')
  })

  test('stopped, nothing is kept, and the wait goes on as before', async () => {
    const talk = await waitingChat()
    await talk.say('they wrote a slur on my door')
    await talk.say('menu')
    expect(await talk.say('yes')).toContain('hateReport.stopped')
    expect(talk.last?.effects).toMatchObject({ leaveSection: { destroy: true }, handoff: { reason: 'asked' } })
    expect(talk.conversation).toMatchObject({ waiting: true, audience: 'general' })
    expect(JSON.stringify(talk.state)).not.toContain('slur')
  })

  test('sent, it is a report, and the wait goes on', async () => {
    const talk = await waitingChat()
    const insult = 'my neighbour shouts paki go home at me on the stairs'
    for (const line of [insult, 'no', 'It happened to me', 'skip']) await talk.say(line)
    for (const line of ['No, I want to send it now', 'Stay anonymous', 'Send']) await talk.say(line)
    expect(talk.reports).toHaveLength(1)
    expect(talk.last?.effects.handoff).toEqual({ reason: 'asked' })
    expect(await talk.say('it is about the lift')).toEqual(['handoff.kept'])
  })

  test('abuse asks first whether it is safe', async () => {
    const talk = await waitingChat()
    const keys = await talk.say('my husband hits me and checks my phone')
    expect(keys).toEqual(expect.arrayContaining(['sensitive.intro.abuse', 'sensitive.safe.ask']))
    await talk.say('yes')
    expect(await talk.say('no')).toEqual(['sensitive.notKept'])
    expect(talk.last?.effects.handoff).toEqual({ reason: 'asked' })
  })

  test('what only may be meant so is sealed for them, and nothing is promised of it', async () => {
    const talk = await waitingChat()
    const flags = [{ name: 'hate', kind: 'victim', p: 0.4, by: 'model' }] as never
    const said = await talk.turn({ text: 'they say odd things to me' }, { flags })
    expect(said.map(({ key }) => key)).toEqual(['handoff.kept'])
    expect(talk.last?.effects).toMatchObject({ section: { audience: 'hate' }, handoff: { reason: 'sensitive' } })
  })
})

test('"menu" stops the wait', async () => {
  const talk = await waitingChat()
  expect(await talk.say('menu')).toEqual(['common.menu.topic.ask'])
  expect(talk.last?.effects.stopWaiting).toBe(true)
})
