/** What every form can do: skip, back, help, change, more, a person after two misses, and a deploy in the middle. */
import fc from 'fast-check'
import { forms } from '../../dialogs/index.ts'
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

async function inRepair(more: Parameters<typeof chat>[0] = {}): Promise<Chat> {
  const talk = chat(more)
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  return talk
}

test('an answer of the first message is not asked for again', async () => {
  const talk = await inRepair()
  expect(talk.last?.said.map(({ key }) => key)).toEqual(['serviceRequest.begin', 'serviceRequest.repair.where.ask'])
})

test('an optional question may be skipped, another may not', async () => {
  const talk = await inRepair()
  await talk.say('12 Mill Lane, kitchen')
  expect(await talk.say('skip')).toEqual(['common.fields.risk.ask'])
  expect(await talk.say('skip')).toEqual(['common.again.not_listed', 'common.fields.risk.ask'])
})

test('back opens the question before, answered or skipped', async () => {
  const talk = await inRepair()
  await talk.say('12 Mill Lane, kitchen')
  await talk.say('skip')
  expect(await talk.say('back')).toEqual(['serviceRequest.repair.since.ask'])
  expect(await talk.say('back')).toEqual(['serviceRequest.repair.where.ask'])
  expect(await talk.say('14 Mill Lane')).toEqual(['serviceRequest.repair.since.ask'])
})

test('help explains and asks again', async () => {
  const talk = await inRepair()
  expect(await talk.say('help')).toEqual(['common.help', 'serviceRequest.repair.where.ask'])
  await talk.say('12 Mill Lane')
  expect(await talk.say('help')).toEqual(['serviceRequest.repair.since.help', 'serviceRequest.repair.since.ask'])
})

test('a day to come is refused kindly where a past day is asked; words that name no day are kept', async () => {
  const talk = await inRepair()
  await talk.say('12 Mill Lane, kitchen')
  expect(await talk.say('3 April 2030')).toEqual(['common.again.in_future', 'serviceRequest.repair.since.ask'])
  expect(await talk.say('ever since the storm')).toEqual(['common.fields.risk.ask'])
  await talk.say('no')
  await talk.say('here')
  await talk.say('skip')
  expect(talk.cases[0]?.answers.since).toEqual({ date: null, words: 'ever since the storm' })
})

test('two answers in a row that cannot be read bring the offer of a person; no goes back to the question', async () => {
  const talk = await inRepair()
  await talk.say('12 Mill Lane')
  await talk.say('skip')
  await talk.say('qwerty')
  expect(await talk.say('asdfgh')).toEqual(['handoff.stuck.sorry', 'handoff.stuck.person.ask'])
  expect(await talk.say('no')).toEqual(['common.backTo', 'common.fields.risk.ask'])
})

test('two misses and a yes hand over to a person, and the form waits', async () => {
  const talk = await inRepair({ shows: SMS })
  await talk.say('12 Mill Lane')
  await talk.say('skip')
  await talk.say('qwerty')
  await talk.say('asdfgh')
  expect(await talk.say('1')).toEqual(['handoff.waiting'])
  expect(talk.last?.effects.handoff).toEqual({ reason: 'not_understood' })
  expect(talk.state.parked.map(({ id }) => id)).toEqual(['serviceRequest.repair'])
})

test('a clear new topic instead of an answer is taken up, and the question comes back after it', async () => {
  const talk = await inRepair()
  await talk.say('12 Mill Lane')
  await talk.say('skip')
  expect(await talk.say('what are your opening hours')).toEqual([
    'info.hours',
    'info.hoursDays',
    'info.hoursElse',
    'common.backTo',
    'common.fields.risk.ask',
  ])
})

test('by digits the list is paged with 8', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('0')
  expect(talk.choices()).toEqual(['repair', 'complain', 'status', 'asb', 'estate', 'person', 'hate', 'more'])
  await talk.say('8')
  expect(talk.choices()).toEqual([
    'appointment',
    'adaptation',
    'rent',
    'details',
    'praise',
    'else',
    'ombudsman',
    'more',
  ])
  expect(await talk.say('5')).toEqual(['compliment.words.ask'])
})

test('digits of other scripts count as digits', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('0')
  expect(await talk.say('٢')).toEqual(['complaint.begin', 'complaint.happened.ask'])
})

describe('a deploy in the middle of a talk', () => {
  type Run = { id: string; state: { answers: Record<string, unknown>; asked: string | null; shown: unknown } }

  test('a question that has gone loses no words, and only what is missing is asked', async () => {
    const talk = await inRepair()
    const [run] = talk.state.dialogs.dialogStack as Run[]
    run!.state.asked = 'photoAlbum'
    run!.state.answers.where = '12 Mill Lane'
    expect(await talk.say('a photo is on its way')).toEqual(['serviceRequest.repair.since.ask'])
    expect((talk.state.dialogs.dialogStack[0] as Run).state.answers).toMatchObject({
      photoAlbum: 'a photo is on its way',
      where: '12 Mill Lane',
    })
  })

  test('a stored run of another shape starts afresh with its answers', async () => {
    const talk = await inRepair()
    talk.state.dialogs.dialogStack = [
      { id: 'serviceRequest.repair', state: { step: 3, answers: { what: 'tap', where: 'here' } } },
    ]
    expect(await talk.say('about two weeks or so')).toEqual(['common.fields.risk.ask'])
    const [run] = talk.state.dialogs.dialogStack as Run[]
    expect(run?.state.answers).toMatchObject({ what: 'tap', where: 'here' })
  })

  test('a dialog that has gone is taken off the stack', async () => {
    const talk = await inRepair()
    talk.state.dialogs.dialogStack.push({ id: 'oldQuiz', state: {} })
    expect(await talk.say('12 Mill Lane')).toEqual(['serviceRequest.repair.since.ask'])
  })
})

test('whatever is written, every question survives it and nothing said is markup or a key', async () => {
  const nasty = [
    '{{landlord.phone}}',
    '$t(common.yes)',
    '[x](javascript:1)',
    '\u202etxt',
    '🏳️‍🌈'.repeat(50),
    '__proto__',
    'constructor',
    '0'.repeat(400),
    '\u0000',
    "'; drop table",
    '¿',
    'ہاں',
    '1e9',
    '-1',
    '٣',
  ]
  const seed = Date.now() & 0xffff
  process.stdout.write(`seed ${seed}\n`)
  let ran = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...forms.map(({ name }) => name)),
      fc.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 60 })), { minLength: 1, maxLength: 5 }),
      async (name, lines) => {
        const talk = chat()
        talk.state.greeted = true
        talk.state.dialogs.dialogStack = [{ id: name, state: { answers: {} } }]
        for (const line of lines) {
          await talk.say(line)
          ran += 1
        }
      },
    ),
    { numRuns: 120, seed },
  )
  expect(ran).toBeGreaterThan(120)
})
