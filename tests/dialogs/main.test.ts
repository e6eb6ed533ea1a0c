/** The order of precedence and the routes of journeys 0.10. */
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const ROUTES: [string, string][] = [
  ['My kitchen tap drips', 'serviceRequest.repair.where.ask'],
  ['I reported this tap three weeks ago and nobody came', 'choice.answer.ask'],
  ['Third time I have texted about this!!', 'choice.answer.ask'],
  ['I want to make a complaint', 'complaint.happened.ask'],
  ['It is not really a complaint but the cleaner never does our stairs', 'choice.answer.ask'],
  ["Neighbour's music every night", 'asb.where.ask'],
  ['I told you about his music for months and you did nothing', 'choice.answer.ask'],
  ['They wrote a slur on my door', 'hateReport.danger.ask'],
  ['He called my son names because of his wheelchair, I saw it from my window', 'hateReport.danger.ask'],
  ['Water is pouring onto the fuse box', 'danger.safe.ask'],
  ['I can smell gas', 'danger.safe.ask'],
  ["Black mould in the baby's room", 'serviceRequest.repair.where.ask'],
  ['He checks my phone, he will hurt me if he sees this', 'sensitive.safe.ask'],
  ['I do not want to be here any more', 'danger.safe.ask'],
  ['My rent went up too much', 'serviceRequest.rent.about.ask'],
  ['Your officer was rude to me', 'choice.answer.ask'],
  ['Your officer was brilliant', 'compliment.who.ask'],
  ['You lot are useless, **** you', 'choice.answer.ask'],
  ['My mum cannot complain for herself, I am doing it', 'complaint.since.ask'],
  ['I changed my number', 'serviceRequest.details.change.ask'],
  ['I need a grab rail in the bath', 'serviceRequest.adaptation.where.ask'],
  ['I cannot pay my rent this month', 'serviceRequest.rent.about.ask'],
  ['how do I make a complaint', 'info.complaintsStages'],
  ["I want to complain about my neighbour's dog", 'asb.where.ask'],
  ['can I speak to someone', 'handoff.person.reach.ask'],
]

test.each(ROUTES)('"%s" leads to %s', async (text, key) => {
  const talk = chat()
  await talk.start()
  expect((await talk.say(text)).at(-1)).toBe(key)
})

test('the start says who answers and what one can do, and asks nothing else', async () => {
  const talk = chat()
  expect(await talk.start()).toEqual(['common.greeting', 'common.privacy', 'common.menu.topic.ask'])
  expect(await talk.start()).toEqual([])
})

test('a first text message is told who we are and how to stop, once', async () => {
  const talk = chat({ shows: SMS })
  expect((await talk.say('my tap drips'))[0]).toBe('sms.threadStart')
  expect(await talk.say('12 Mill Lane')).not.toContain('sms.threadStart')
})

test('after an opt-out word nothing is said, not even a receipt', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('my tap drips')
  expect(await talk.say('STOP', { optOut: 'stop' })).toEqual([])
  expect(talk.last?.effects.optOut).toBe('stop')
  expect(await talk.say('START', { optOut: 'start' })).toEqual(['sms.started'])
})

test('an opt-out word wins over danger words', async () => {
  const talk = chat({ shows: SMS })
  expect(await talk.say('fire', { optOut: 'stop' })).toEqual([])
})

test('two messages that nobody understands bring guesses first and a person second', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('florb the wuzzle')).toEqual(['common.guess.topic.ask'])
  expect(talk.choices()).toHaveLength(4)
  expect(await talk.say('wuzzle the florb')).toEqual(['handoff.stuck.sorry', 'handoff.stuck.person.ask'])
  expect(await talk.say('no')).toEqual(['common.menu.topic.ask'])
})

test('a guess that is picked takes the first words with it', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('the wuzzle thing is florb again')
  const repair = talk.choices().indexOf('repair') + 1
  expect(await talk.say(`${repair}`)).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
  const [run] = talk.state.dialogs.dialogStack as { state: { answers: Record<string, unknown> } }[]
  expect(run?.state.answers.what).toBe('the wuzzle thing is florb again')
})

test('the menu opens from anywhere and keeps the form to go back to', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('my kitchen tap drips')
  await talk.say('12 Mill Lane')
  await talk.say('0')
  expect(talk.choices()[0]).toBe('back')
  expect(await talk.say('1')).toEqual(['common.backTo', 'serviceRequest.repair.since.ask'])
})

test('typing while the menu shows is a new message, not a wrong choice', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('the kitchen tap is dripping')).toEqual([
    'serviceRequest.begin',
    'serviceRequest.repair.where.ask',
  ])
  expect(talk.state.dialogs.dialogStack).toHaveLength(1)
})

test('a photo cannot be taken yet, and the words that came with it are', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('my kitchen tap drips', { attachments: 1 })).toEqual([
    'common.noUploads',
    'serviceRequest.begin',
    'serviceRequest.repair.where.ask',
  ])
  expect(await talk.say('', { attachments: 1 })).toEqual(['common.noUploads'])
})

test('a bare insult meets one calm line; if it goes on, a person is offered', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('you are an idiot')).toEqual(['common.calm.line'])
  expect(await talk.say('you are an idiot')).toEqual([
    'common.calm.pause',
    'handoff.stuck.distress',
    'handoff.stuck.person.ask',
  ])
})

test('thanks and greetings are answered', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('thanks')).toEqual(['common.smalltalk.welcome'])
  expect(await talk.say('hello')).toEqual(['common.smalltalk.hello', 'common.menu.topic.ask'])
})

test('while a person holds the conversation the dialogs say nothing', async () => {
  const talk = chat()
  await talk.start()
  talk.conversation.held = true
  for (const text of ['my tap drips', 'I want to complain', 'menu', 'ombudsman', 'he hits me'])
    expect(await talk.say(text)).toEqual([])
})

test('when staff hand back, the bot says so and answers the next message', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips')
  talk.conversation.held = true
  await talk.say('hello?')
  talk.conversation.held = false
  const back = await talk.turn({ kind: 'released' })
  expect(back.map(({ key, weight }) => [key, weight])).toEqual([['handoff.back', 'marker']])
  expect(await talk.say('I changed my number')).toEqual(['serviceRequest.begin', 'serviceRequest.details.change.ask'])
})
