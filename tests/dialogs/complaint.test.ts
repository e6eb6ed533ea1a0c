/** A complaint: logged from the message that asks for it, checked with the tenant, acknowledged by a date. */
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

test('asking for it logs it at once and records that no offer was needed', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('I want to make a complaint')).toEqual(['complaint.begin', 'complaint.happened.ask'])
  expect(talk.cases[0]).toMatchObject({
    kind: 'complaint',
    type: 'complaint',
    intake: 'open',
    receivedAt: talk.now,
    answers: { firstWords: 'I want to make a complaint' },
  })
  expect(
    talk.planned.filter(({ what }) => what.startsWith('dissatisfaction')).map(({ what, args }) => [what, args]),
  ).toEqual([
    ['dissatisfaction.hear', expect.objectContaining({ detectedBy: 'tenant' })],
    [
      'dissatisfaction.answer',
      expect.objectContaining({ answer: 'already_asked', complaint: talk.cases[0]?.handle.id }),
    ],
  ])
})

test('the whole complaint is read back, can be changed, and ends with the acknowledgement date', async () => {
  const talk = chat({ at: '2026-12-22T10:00:00Z' })
  await talk.start()
  await talk.say('I want to make a complaint')
  await talk.say('The roof leaks and the repair team did not come twice')
  for (const answer of ['10 December 2026', '12 Mill Lane', 'skip', 'mend the roof', 'only me', 'skip', 'letter'])
    await talk.say(answer)
  const check = await talk.say('12 Mill Lane')
  expect([check[0], check.at(-1)]).toEqual(['complaint.check.intro', 'complaint.check.ask'])
  expect(await talk.say('change 4')).toEqual(['complaint.outcome.ask'])
  await talk.say('mend the roof and say sorry')
  expect(await talk.say('that is right')).toEqual([
    'complaint.done',
    'complaint.answerBy',
    'complaint.more',
    'common.pin',
  ])
  // Journeys 0.8: received Tuesday 22 December 2026, five working days.
  expect(talk.last?.said[0]?.params).toMatchObject({ by: { date: '2026-12-31' } })
  expect(talk.cases).toHaveLength(1)
  expect(talk.cases[0]).toMatchObject({
    intake: 'finished',
    answers: { outcome: 'mend the roof and say sorry', since: { date: '2026-12-10' } },
  })
})

test('what is written at the check is added, not lost', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  for (const answer of ['The roof leaks', 'skip', 'skip', 'skip', 'skip', 'only me', 'skip', 'here'])
    await talk.say(answer)
  expect((await talk.say('and the carpet has had to go as well'))[0]).toBe('common.check.added')
  await talk.say('that is right')
  expect(talk.cases[0]).toMatchObject({
    intake: 'finished',
    answers: { added: 'and the carpet has had to go as well' },
  })
})

test('dropping out leaves a logged complaint, after a quick exit too', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  await talk.say('The lift has been broken for a month')
  await talk.turn({ kind: 'exit' })
  expect(talk.last?.effects.end).toBe(true)
  expect(talk.cases[0]).toMatchObject({
    intake: 'dropped',
    answers: { happened: 'The lift has been broken for a month' },
  })
})

test('words that tell what happened are not asked for again', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('I want to complain because the workmen left my kitchen in a terrible state')).toEqual([
    'complaint.begin',
    'complaint.since.ask',
  ])
})

test('someone who acts for another is logged at once and told about the written agreement', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.say('My mum cannot complain for herself, I am doing it')).toEqual([
    'complaint.begin',
    'complaint.representative',
    'complaint.since.ask',
  ])
  expect(talk.cases[0]?.answers.others).toBe('for_someone')
})

test('a wish for stage 2 is logged as that, with no reason required', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to appeal, please take my complaint to stage 2')
  expect(talk.cases[0]).toMatchObject({ kind: 'complaint', type: 'stage_2' })
})

test('by text at most six answers, none of it read back, and the receipt names no subject', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('I want to make a complaint')
  let answers = 0
  for (const answer of ['The roof leaks', 'mend it', '1', 'skip', '1', '12 Mill Lane']) {
    await talk.say(answer)
    answers += 1
  }
  expect(talk.last?.said.map(({ key }) => key)).toEqual(['complaint.check.intro', 'complaint.check.ask'])
  expect(answers).toBeLessThanOrEqual(6)
  expect(await talk.say('1')).toEqual(['complaint.done'])
})

test('a complaint in the middle of a request is linked to it, and the request goes on', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('black mould in the bedroom')
  await talk.say('I want to complain')
  expect(talk.cases[1]).toMatchObject({ kind: 'complaint', links: [{ case: 'case-1', why: 'about' }] })
  for (const answer of ['nobody came', 'skip', 'skip', 'skip', 'skip', 'only me', 'skip', 'here'])
    await talk.say(answer)
  expect(await talk.say('that is right')).toEqual([
    'complaint.done',
    'complaint.answerBy',
    'complaint.moreWithRequest',
    'common.pin',
    'common.backTo',
    'serviceRequest.repair.where.ask',
  ])
  expect(
    talk.planned.filter(({ what, args }) => what !== 'case.open' && JSON.stringify(args).includes('"id":"case-1"')),
  ).toEqual([])
})

test('the question about who one is comes only where the policy asks for it', async () => {
  const asked = async (required: boolean): Promise<boolean> => {
    const talk = chat()
    talk.landlord.policy.complaints = {
      ...talk.landlord.policy.complaints,
      dissatisfaction_background_check: { required, question: 'x' },
    }
    await talk.start()
    await talk.say('I want to make a complaint')
    for (const answer of ['The roof leaks', 'skip', 'skip', 'skip', 'skip', 'only me', 'skip']) await talk.say(answer)
    return (await talk.say('here')).includes('complaint.connected.ask')
  }
  expect([await asked(true), await asked(false)]).toEqual([true, false])
})

describe('somebody who was treated worse for who they are', () => {
  const NINE = [
    'age',
    'disability',
    'gender_reassignment',
    'marriage_and_civil_partnership',
    'pregnancy_and_maternity',
    'race',
    'religion_or_belief',
    'sex',
    'sexual_orientation',
  ]
  /** Up to the last of the questions that everybody is asked. */
  const complaining = async (happened: string, more: Parameters<typeof chat>[0] = {}) => {
    const talk = chat(more)
    talk.landlord.policy.complaints = {
      ...talk.landlord.policy.complaints,
      dissatisfaction_background_check: { required: true, question: 'x' },
    }
    if (!more.shows) await talk.start()
    await talk.say('I want to make a complaint')
    const rest = more.shows
      ? ['skip', 'only me', 'skip', '1', '8 Elm Court']
      : ['skip', 'skip', 'skip', 'skip', 'only me', 'skip', 'here']
    for (const answer of [happened, ...rest]) await talk.say(answer)
    return talk
  }
  const asked = (talk: Chat): string => talk.last?.said.at(-1)?.key ?? ''

  test('is asked what it was about from the nine grounds of the law, several allowed, and it is kept as data', async () => {
    const talk = await complaining('your plumber refused to help me because I am black')
    expect(asked(talk)).toBe('complaint.characteristics.ask')
    const shown = [...talk.choices()]
    await talk.say('more')
    expect([...new Set([...shown, ...talk.choices()])].filter((id) => !['more', 'skip'].includes(id)).sort()).toEqual(
      NINE,
    )
    await talk.say('Religion or belief')
    expect(asked(talk)).toBe('complaint.characteristics.another')
    await talk.say('Race, colour or where people come from')
    await talk.say('That is all')
    expect(asked(talk)).toBe('complaint.check.ask')
    expect(talk.cases[0]?.answers.characteristics).toEqual(['religion_or_belief', 'race'])
  })

  test('may leave it out, and by text chooses by digits', async () => {
    const web = await complaining('the housing officer treats me differently because of my religion')
    await web.say('skip')
    expect(asked(web)).toBe('complaint.check.ask')
    expect(web.cases[0]?.answers).not.toHaveProperty('characteristics')
    const text = await complaining('your plumber refused to help me because I am black', { shows: SMS })
    expect(asked(text)).toBe('complaint.characteristics.ask')
    await text.say('6, 7')
    expect(text.cases[0]?.answers.characteristics).toEqual(['race', 'religion_or_belief'])
  })

  test('is asked after a yes to the question whether it is connected, and nobody else is', async () => {
    const yes = await complaining('the roof leaks and nobody has come')
    expect(asked(yes)).toBe('complaint.connected.ask')
    await yes.say('yes')
    expect(asked(yes)).toBe('complaint.characteristics.ask')
    const no = await complaining('the roof leaks and nobody has come')
    await no.say('no')
    expect(asked(no)).toBe('complaint.check.ask')
    const text = await complaining('the roof leaks and nobody has come', { shows: SMS })
    expect(asked(text)).toBe('complaint.check.ask')
  })

  test('is asked also when the complaint came by the choice', async () => {
    const talk = chat()
    await talk.start()
    await talk.say('your staff treated me badly because I am disabled')
    await talk.say('Make a complaint')
    for (const answer of ['skip', 'skip', 'skip', 'skip', 'only me', 'skip', 'here']) await talk.say(answer)
    expect(asked(talk)).toBe('complaint.characteristics.ask')
  })
})
