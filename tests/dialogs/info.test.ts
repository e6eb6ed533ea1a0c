/** Answers come from the profile and the law; what they do not hold is not invented. The ombudsman is one step from anywhere. */
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

test('opening hours are said as the landlord has them', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('what are your opening hours')
  expect(talk.last?.said[1]).toMatchObject({
    key: 'info.hoursDays',
    params: { first: { key: 'info.days.monday' }, last: { key: 'info.days.friday' }, hours: { ltr: '09:00-17:00' } },
  })
})

test('how and how long a complaint takes, with the figures of policy and law', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('how do I make a complaint?')).toEqual([
    'info.complaintsHow',
    'info.complaintsWhen',
    'info.complaintsStages',
  ])
  expect(talk.last?.said[1]?.params).toEqual({ acknowledge: 5, respond: 10 })
})

test('"are you a robot" is answered truly', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('are you a robot?')).toEqual(['info.who'])
})

test('address and phone', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('what is your phone number')).toEqual(['info.phone', 'info.post', 'info.email'])
})

test('what is not known is not guessed, a person is offered', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('what is your pet policy')).toEqual([
    'info.notKnown',
    'handoff.stuck.sorry',
    'handoff.stuck.person.ask',
  ])
})

test.each([
  ['in the middle of a repair', 'my kitchen tap drips all day'],
  ['in the middle of a complaint', 'I want to make a complaint'],
  ['while the choice stands', 'Your officer was rude to me'],
])('the ombudsman %s, and the question comes back', async (_state, first) => {
  const talk = chat()
  await talk.start()
  const asked = (await talk.say(first)).at(-1)
  const said = await talk.say('ombudsman')
  expect(said.slice(0, 2)).toEqual(['ombudsman.what', 'ombudsman.reach'])
  expect(said.at(-1)).toBe(asked)
})

test('who is unhappy and names the ombudsman gets the numbers and the choice', async () => {
  const talk = chat({ shows: SMS })
  const said = await talk.say('nobody came again, I am going to the ombudsman')
  expect(said).toEqual(['sms.threadStart', 'ombudsman.what', 'ombudsman.reach', 'choice.offer', 'choice.answer.ask'])
})
