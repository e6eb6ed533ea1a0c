/** Dissatisfaction brings an apology and the choice to complain; whatever the answer, the request goes on. */
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const dissatisfaction = (talk: Chat): [string, Record<string, unknown>][] =>
  talk.planned
    .filter(({ what }) => what.startsWith('dissatisfaction'))
    .map(({ what, args }) => [what.replace('dissatisfaction.', ''), args as Record<string, unknown>])

test('every sign heard is recorded together with the wording offered', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('third time I ask, nobody came')).toEqual(['choice.offer', 'choice.answer.ask'])
  expect(dissatisfaction(talk)).toEqual([['hear', expect.objectContaining({ about: null, wording: 'choice.offer@1' })]])
})

test('yes becomes a complaint with the earlier words, received with this answer', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('third time I ask, nobody came')
  talk.wait(5)
  expect(await talk.say('1')).toEqual(['complaint.begin', 'complaint.since.ask'])
  expect(talk.cases[0]).toMatchObject({
    kind: 'complaint',
    receivedAt: talk.now,
    answers: { happened: 'third time I ask, nobody came' },
  })
  expect(dissatisfaction(talk).at(-1)).toEqual([
    'answer',
    expect.objectContaining({ answer: 'complain', complaint: 'case-1' }),
  ])
})

test.each(['make a complaint', 'yes please', 'I want to complain'])('"%s" is a yes', async (text) => {
  const talk = chat()
  await talk.start()
  await talk.say('Your officer was rude to me')
  expect((await talk.say(text))[0]).toBe('complaint.begin')
})

test.each(['not now', 'no', "I don't want to complain"])('"%s" is not now, and leaves no mark', async (text) => {
  const talk = chat()
  await talk.start()
  await talk.say('Your officer was rude to me')
  expect(await talk.say(text)).toEqual(['choice.notNow'])
  expect(dissatisfaction(talk).at(-1)).toEqual(['answer', expect.objectContaining({ answer: 'not_now' })])
  expect(talk.cases).toHaveLength(0)
})

test('asked what it means, two sentences and the same offer again', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('Your officer was rude to me')
  expect(await talk.say('what does that mean?')).toEqual(['choice.explain', 'choice.answer.ask'])
  expect(talk.last?.said[0]?.params).toEqual({ acknowledge: 5, respond: 10 })
  expect(dissatisfaction(talk).map(([what]) => what)).toEqual(['hear', 'answer', 'offerAgain'])
})

test('by text 9 answers the choice with a person', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('Your officer was rude to me')
  expect(talk.choices()).toEqual(['complain', 'not_now', 'explain'])
  expect(await talk.say('9')).toEqual(['handoff.waiting'])
  expect(dissatisfaction(talk).at(-1)).toEqual(['answer', expect.objectContaining({ answer: 'person' })])
})

test('silence is never a no: without an answer the offer stands open', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('Your officer was rude to me')
  await talk.turn({ kind: 'timer' })
  expect(dissatisfaction(talk).map(([what]) => what)).toEqual(['hear'])
})

test('a new request with anger is recorded first, then the choice, then its questions', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('third time I ask about the boiler, still broken, nobody came')).toEqual([
    'serviceRequest.begin',
    'choice.offer',
    'choice.answer.ask',
  ])
  expect(talk.cases[0]).toMatchObject({ kind: 'service_request', type: 'repair', intake: 'open' })
  expect(dissatisfaction(talk)[0]?.[1]).toMatchObject({ about: 'case-1' })
  expect(await talk.say('not now')).toEqual(['choice.notNow', 'common.backTo', 'serviceRequest.repair.where.ask'])
})

test('in the middle of an answer: the answer is stored, then the choice, then the form goes on', async () => {
  const talk = chat()
  await talk.start()
  await talk.say("black mould in the baby's room")
  expect(await talk.say('12 Mill Lane, and this is the third time I ask, nobody ever came')).toEqual([
    'choice.offer',
    'choice.answer.ask',
  ])
  expect(talk.cases[0]?.answers.where).toContain('12 Mill Lane')
  expect(dissatisfaction(talk)[0]?.[1]).toMatchObject({ about: 'case-1' })
  expect((await talk.say('2')).at(-1)).toBe('serviceRequest.repair.since.ask')
})

test('the offer is not repeated each turn, and comes again after a calm stretch', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('Your officer was rude to me')
  await talk.say('not now')
  expect(await talk.say('he was so rude, nobody listens to me')).not.toContain('choice.offer')
  for (const text of ['thanks', 'thanks', 'thanks', 'thanks']) await talk.say(text)
  expect(await talk.say('your staff never listen, it is a disgrace')).toContain('choice.offer')
})

test('inside a complaint nothing is offered', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  expect(await talk.say('nobody ever came, third time I ask, a disgrace')).toEqual(['complaint.since.ask'])
})
