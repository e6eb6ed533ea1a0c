/** Language: changed by word or button at any time, suggested once, and never a reason to lose words. */
import { wordList } from '../../locales/index.ts'
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const polish = (key: 'common.words.yes' | 'common.words.no'): string => wordList({ key, language: 'pl' })[0] ?? ''

test('a message in Polish is answered with the offer of Polish, in Polish, and then heard', async () => {
  const talk = chat()
  await talk.start()
  const [offer] = await talk.turn({ text: 'w kuchni cieknie kran' })
  expect(offer).toMatchObject({ key: 'language.offer.take.ask', language: 'pl' })
  expect(await talk.say(polish('common.words.yes'))).toEqual([
    'serviceRequest.begin',
    'serviceRequest.repair.where.ask',
  ])
  expect(talk.last?.effects.language).toBe('pl')
  const [run] = talk.state.dialogs.dialogStack as { state: { answers: Record<string, unknown> } }[]
  expect(run?.state.answers.what).toBe('w kuchni cieknie kran')
})

test('declined, it is not suggested again, and the message is heard all the same', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('w kuchni cieknie kran')
  expect(await talk.say(polish('common.words.no'))).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
  expect(talk.state).toMatchObject({ language: 'en', languageSettled: true })
  expect(await talk.say('kuchnia, Mill Lane 12, drugie piętro')).toEqual(['serviceRequest.repair.since.ask'])
})

test.each([
  { first: 'w kuchni cieknie kran', next: 'kran w kuchni cieknie od wczoraj', language: 'pl' },
  { first: 'باورچی خانے کا نل ٹپک رہا ہے', next: 'پانی فرش پر آ رہا ہے', language: 'ur' },
  { first: "mae'r tap yn y gegin yn gollwng", next: "mae'r dŵr yn mynd ar y llawr", language: 'cy' },
])(
  'whoever answers the offer with more words in the language has taken it ($language)',
  async ({ first, next, language }) => {
    const talk = chat()
    await talk.start()
    await talk.say(first)
    expect(await talk.say(next)).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
    expect(talk.state).toMatchObject({ language, languageSettled: true })
  },
)

test('English words after the offer of another language settle nothing', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('w kuchni cieknie kran')
  await talk.say('the tap is dripping on the floor')
  expect(talk.state).toMatchObject({ language: 'en', languageSettled: false })
})

test('an answer in another language is not lost to the suggestion', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('tap broken')
  await talk.say('kuchnia na drugim piętrze, proszę przyjść szybko')
  await talk.say(polish('common.words.yes'))
  const [run] = talk.state.dialogs.dialogStack as { state: { answers: Record<string, unknown> } }[]
  expect(JSON.stringify(run?.state.answers)).toContain('kuchnia na drugim piętrze')
})

test('a complaint is logged before the language is offered', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('Chcę złożyć skargę na naprawę dachu')
  expect(talk.last?.said.map(({ key, language }) => [key, language])).toEqual([
    ['sms.threadStart', undefined],
    ['complaint.begin', 'pl'],
    ['language.offer.take.ask', 'pl'],
  ])
  expect(talk.cases[0]?.kind).toBe('complaint')
  expect(await talk.say('1')).toEqual(['common.backTo', 'complaint.happened.ask'])
  expect(talk.state.language).toBe('pl')
})

test('the picker of the page changes it in the middle of a form, which asks again', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  const said = await talk.turn({ kind: 'event', event: { name: 'heard/language', value: { language: 'ur' } } })
  expect(said.map(({ key }) => key)).toEqual(['language.set.done', 'common.backTo', 'serviceRequest.repair.where.ask'])
  expect(talk.last?.effects.language).toBe('ur')
})

test('a language asked for by name is set; the list is offered otherwise', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('po polsku proszę')).toEqual(['language.set.done'])
  expect(await talk.say('language')).toEqual(['language.choose.to.ask'])
  expect(talk.choices()).toEqual(['en', 'cy', 'pl', 'ro', 'pa', 'else', 'ur', 'pt', 'more'])
  expect(await talk.say('Cymraeg')).toEqual(['language.set.done'])
  expect(talk.state.language).toBe('cy')
})

test('for a language that the landlord does not offer: a line in it, an interpreter and a person', async () => {
  const talk = chat({ landlord: 'harbour-view' })
  await talk.start()
  expect(await talk.say('Romanian please')).toEqual([
    'language.unsupported.ro',
    'handoff.stuck.language',
    'handoff.stuck.person.ask',
  ])
  await talk.say('yes')
  await talk.say('only here')
  expect(talk.last?.effects.handoff).toEqual({ reason: 'language' })
})

test('an interpreter is a person with the reason language', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('I need an interpreter')).toEqual(['language.choose.to.ask'])
  expect(await talk.say('else')).toEqual(['handoff.stuck.language', 'handoff.stuck.person.ask'])
})
