/** Every menu line opens a typed request, report or thanks with a few questions; none is a dead end. */
import { menuEntries } from '../../dialogs/index.ts'
import { chat, closeHarness } from '../support/talkHarness.ts'

afterAll(closeHarness)

test.each(menuEntries.map(({ id }) => id))('the menu line "%s" leads somewhere', async (id) => {
  const talk = chat()
  await talk.start()
  for (let page = 1; page < 3 && !talk.choices().includes(id); page++) await talk.say('more')
  const said = await talk.say(id)
  expect(said.length).toBeGreaterThan(0)
  expect(said).not.toContain('common.again.not_listed')
  expect(said).not.toContain('common.guess.topic.ask')
})

const WALKS: [string, string[], { kind: string; type: string }][] = [
  [
    'I need to move my appointment for the boiler service',
    ['Tuesdays', 'here', 'skip'],
    { kind: 'service_request', type: 'appointment' },
  ],
  ['I cannot pay my rent this month', ['rent', 'no', 'here', 'skip'], { kind: 'service_request', type: 'rent_money' }],
  [
    'I changed my number',
    ['07700 900123', 'Ann Tenant, 12 Mill Lane', 'skip', 'here'],
    { kind: 'service_request', type: 'details_update' },
  ],
  [
    'I need a grab rail in the bath',
    ['12 Mill Lane, bathroom', 'no', 'here', 'skip'],
    { kind: 'service_request', type: 'adaptation' },
  ],
  [
    'rubbish has been dumped in the bin store',
    ['Block B', 'no', 'here', 'skip'],
    { kind: 'service_request', type: 'estate' },
  ],
  ["Neighbour's music every night", ['12 Mill Lane', 'skip', 'skip', 'no', 'here'], { kind: 'asb', type: 'asb' }],
  ['Your officer was brilliant', ['Sam in repairs', 'yes, with my name'], { kind: 'compliment', type: 'compliment' }],
]

test.each(WALKS)('"%s" ends as a case with a reference', async (first, answers, wanted) => {
  const talk = chat()
  await talk.start()
  await talk.say(first)
  let last: string[] = []
  for (const answer of answers) last = await talk.say(answer)
  const [opened] = talk.cases.filter(({ kind }) => kind !== 'complaint')
  expect(opened).toMatchObject({ ...wanted, intake: 'finished' })
  expect(last[0]).toMatch(/done$/)
  expect(Object.values(opened?.answers ?? {})).toContain(first)
})

test('a change of details is stored as a request and applied by nobody here', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I changed my number')
  for (const answer of ['07700 900123', 'Ann Tenant, 12 Mill Lane', 'skip', 'here']) await talk.say(answer)
  expect(talk.what()).toEqual(['case.open'])
})

test('the amount of rent is an enquiry with a tribunal behind it, never a refusal', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('My rent went up too much')
  expect(await talk.say('my rent')).toEqual(['serviceRequest.rent.tribunal', 'serviceRequest.rent.urgent.ask'])
})

test('a visit that nobody came to brings the apology and the choice, and the request is recorded first', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('appointment')
  expect(await talk.say('nobody came')).toEqual(['choice.offer', 'choice.answer.ask'])
  expect(talk.cases[0]).toMatchObject({ type: 'appointment', intake: 'open' })
  expect(await talk.say('not now')).toEqual(['choice.notNow', 'common.backTo', 'serviceRequest.appointment.visit.ask'])
})

test('thanks with a but: the choice is offered as well', async () => {
  const talk = chat()
  await talk.start()
  const said = await talk.say('The plumber was brilliant but I waited three months and nobody answered my calls')
  expect(said).toContain('choice.offer')
})

test('what the first message says is not asked again, and a sentence answers a question with choices', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('the lights are out in our stairwell')).toEqual([
    'serviceRequest.begin',
    'serviceRequest.estate.where.ask',
  ])
  await talk.say('Elm Court, second floor')
  expect(await talk.say('yes its pitch black')).toEqual(['common.fields.reach.ask'])
  expect(await talk.say('ring me on 07700 900123')).toEqual(['common.fields.easier.ask'])
  expect((await talk.say('no'))[0]).toBe('serviceRequest.done')
  expect(talk.cases[0]?.answers).toMatchObject({ what: 'lighting', danger: 'yes', reach: '+447700900123' })
  expect(talk.cases[0]?.answers).not.toHaveProperty('easier')
})

test('"no heating" is no answer of no, and "yes but" is no plain yes', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I cannot pay my rent this month')
  await talk.say('rent')
  expect(await talk.say('no heating')).not.toContain('common.fields.reach.ask')
  const other = chat()
  await other.start()
  await other.say('someone is kicking my door in')
  expect(await other.say('yes but he is still in the street')).toEqual([])
})

test('the words of a shown choice mean that choice', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my toilet wont flush')
  await talk.say('menu')
  expect(await talk.say('Go back to where we were')).toEqual(['common.backTo', 'serviceRequest.repair.where.ask'])
})

test('a bare number of the list that means damp is news of a hazard', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('repair')
  await talk.say('5')
  expect(talk.cases[0]).toMatchObject({ type: 'repair', intake: 'open' })
})

test('a length of time is the answer to "since when" and no second sign of being unhappy', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my tap drips')
  await talk.say('12 Mill Lane')
  expect(await talk.say('3 weeks ago')).toEqual(['common.fields.risk.ask'])
})
