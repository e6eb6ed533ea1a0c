/** Reporting a repair: few questions, a reference, and a hazard that starts its clock with the first words. */
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

test('a repair ends with a reference, how to add, and the PIN once', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  await talk.say('12 Mill Lane, kitchen')
  await talk.say('3 March 2027')
  await talk.say('no')
  await talk.say('07700 900123')
  expect(talk.cases).toHaveLength(0)
  expect(await talk.say('time to answer the door')).toEqual([
    'serviceRequest.done',
    'serviceRequest.more',
    'common.pin',
  ])
  const [opened] = talk.cases
  expect(opened).toMatchObject({
    kind: 'service_request',
    type: 'repair',
    intake: 'finished',
    contact: { phone: '+447700900123', place: '12 Mill Lane, kitchen' },
  })
  expect(opened?.answers).toEqual({
    what: 'my kitchen tap drips all day',
    where: '12 Mill Lane, kitchen',
    since: { date: '2027-03-03', words: '3 March 2027' },
    risk: 'no',
    reach: '+447700900123',
    easier: 'time to answer the door',
  })
  expect(opened?.hazard).toBeUndefined()
})

test.each([
  { language: 'en', first: 'my kitchen tap drips all day', bare: ['No', 'yes please'] },
  { language: 'pl', first: 'kran w kuchni cieknie cały dzień', bare: ['nie', 'tak'] },
  { language: 'ur', first: 'باورچی خانے کا نل ٹپک رہا ہے', bare: ['جی ہاں', 'نہیں'] },
])('a bare yes or no is no place ($language)', async ({ language, first, bare }) => {
  for (const words of bare) {
    const talk = chat({ language })
    await talk.start()
    await talk.say(first)
    expect(await talk.say(words)).toEqual(['common.again.too_short', 'serviceRequest.repair.where.ask'])
    expect(await talk.say('12 Mill Lane')).toEqual(['serviceRequest.repair.since.ask'])
  }
})

test.each([
  { said: 'tak', risk: 'yes' },
  { said: 'Haan.', risk: 'yes' },
  { said: 'نہیں', risk: 'no' },
  { said: 'nu', risk: 'no' },
  { said: 'Maya!', risk: 'no' },
])('a yes or a no in another language than the talk is one: $said', async ({ said, risk }) => {
  const talk = chat({ shows: SMS })
  await talk.say('my kitchen tap drips all day')
  await talk.say('12 Mill Lane')
  await talk.say('skip')
  expect(await talk.say(said)).toEqual(['common.fields.easier.ask'])
  const [run] = talk.state.dialogs.dialogStack as { state: { answers: Record<string, unknown> } }[]
  expect(run?.state.answers.risk).toBe(risk)
})

test('by text the number is known and is not asked, and nothing is told but the reference', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('my kitchen tap drips all day')
  await talk.say('12 Mill Lane')
  await talk.say('skip')
  await talk.say('2')
  expect(await talk.say('skip')).toEqual(['serviceRequest.done'])
})

test('picked from the list, a repair asks for a few words more and not twice for the date', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('repair')
  expect(talk.choices()).toContain('damp')
  expect(await talk.say('heating')).toEqual(['serviceRequest.repair.more.ask'])
  await talk.say('no hot water since Monday')
  expect(await talk.say('12 Mill Lane')).toEqual(['common.fields.risk.ask'])
})

test('mould opens the case with the first words, and dropping out leaves case and clock', async () => {
  const talk = chat({ at: '2026-12-21T09:00:00Z' })
  await talk.start()
  await talk.say("black mould in the baby's room")
  expect(talk.cases[0]).toMatchObject({
    hazard: 'damp_mould',
    intake: 'open',
    awareAt: new Date('2026-12-21T09:00:00Z'),
  })
  const [clock] = talk.cases[0]!.handle.clocks.filter(({ name }) => name === 'hazard_investigate')
  // Journeys 0.8: known Monday 21 December 2026, ten working days.
  expect(clock).toMatchObject({ pending: false, dueDate: '2027-01-07' })
  await talk.turn({ kind: 'exit' })
  expect(talk.cases[0]?.intake).toBe('dropped')
})

test('the tenant is told by when the law makes us look', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('black mould in the bedroom')
  for (const answer of ['12 Mill Lane', 'skip', '2']) await talk.say(answer)
  expect(await talk.say('skip')).toEqual(['serviceRequest.done', 'serviceRequest.hazard.investigate'])
})

test('a hazard heard in a later answer opens the case at that instant', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('the bedroom window sticks a little')
  expect(talk.cases).toHaveLength(0)
  talk.wait(30)
  await talk.say('12 Mill Lane, bedroom, there is black mould all round it')
  expect(talk.cases).toHaveLength(1)
  expect(talk.cases[0]).toMatchObject({ hazard: 'damp_mould', awareAt: talk.now })
})

test('a hazard told inside a complaint opens a repair of its own', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('I want to complain, my flat is full of black mould and you did nothing for months')).toContain(
    'serviceRequest.hazardNoted',
  )
  expect(talk.cases.map(({ kind, hazard }) => [kind, hazard])).toEqual([
    ['service_request', 'damp_mould'],
    ['complaint', undefined],
  ])
})

test('a question about damp is no report of it', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('what is your policy on damp?')
  expect(talk.cases).toHaveLength(0)
})

test('what the first words already tell is not asked again, and the day is said back in full', async () => {
  const talk = chat()
  await talk.start()
  const said = await talk.say('my radiator in the bedroom at 12 Mill Lane drips since 3 March 2027')
  expect(said).toEqual(['serviceRequest.begin', 'common.noted', 'common.fields.risk.ask'])
  await talk.say('no')
  await talk.say('07700 900123')
  await talk.say('no')
  expect(talk.cases[0]?.answers).toMatchObject({
    where: '12 Mill Lane',
    since: { date: '2027-03-03' },
    risk: 'no',
  })
})
