/** The survey after a complaint: one answer is enough, unhappy ones lead to the choice, and what a tenant says of themselves stays nowhere. */
import { newReference } from '../../services/cases/reference.ts'
import { BACKGROUND, QUESTIONS } from '../../services/surveys/backgroundQuestions.ts'
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const reference = newReference()
const closed = async (talk: Chat): Promise<string[]> =>
  (
    await talk.turn({ kind: 'news', event: { name: 'case', value: { case: 'case-9', reference, what: 'survey' } } })
  ).map(({ key }) => key)

/** A talk that was greeted long ago, whose complaint is closed. */
async function asked(more: Parameters<typeof chat>[0] = {}): Promise<Chat> {
  const talk = chat({ actable: true, ...more })
  talk.state.greeted = true
  await closed(talk)
  return talk
}
const planned = (talk: Chat, what: string): unknown[] =>
  talk.planned.filter((one) => one.what === what).map(({ args }) => args)
const surveyed = (talk: Chat): unknown => Object.assign({}, ...planned(talk, 'survey.answer').map(scoresIn))
const scoresIn = (args: unknown): object => (args as { scores: object }).scores

test('on the web four ratings, words, and the questions about oneself, each answer where it belongs', async () => {
  const talk = chat({ actable: true })
  talk.state.greeted = true
  expect(await closed(talk)).toEqual(['survey.begin', 'survey.score.handled.ask'])
  expect(talk.choices()).toEqual(['very_well', 'well', 'between', 'badly', 'very_badly', 'not_now', 'never'])
  expect(await talk.say('Very well')).toEqual(['survey.more.time.ask'])
  expect(planned(talk, 'complaint.survey_answer')).toEqual([
    { id: 'case-9', act: { action: 'survey_answer', score: 5 } },
  ])
  expect(await talk.say('Well')).toEqual(['survey.more.listened.ask'])
  await talk.say('In between')
  expect(await talk.say('4')).toEqual(['survey.more.words.ask'])
  expect(await talk.say('Thank you, Priya rang me every week')).toEqual(['survey.about.go.ask'])
  expect(planned(talk, 'complaint.note')).toEqual([
    { id: 'case-9', act: { action: 'note', text: 'Thank you, Priya rang me every week' } },
  ])
  expect(surveyed(talk)).toEqual({ handled: 5, time: 4, listened: 3, understood: 4 })
  expect(new Set(planned(talk, 'survey.answer').map((args) => (args as { id: string }).id)).size).toBe(1)
  await talk.say('Yes')
  for (const answer of ['35 to 44', 'No, I do not', 'Mixed or several groups', 'Sikh', 'Female'])
    expect((await talk.say(answer))[0]).toMatch(/^survey\.about\.\w+\.ask$/)
  expect(await talk.say('Straight or heterosexual')).toEqual(['survey.thanks', 'survey.end'])
  expect(planned(talk, 'survey.background')).toEqual([
    {
      score: 5,
      answers: {
        age: '35_44',
        disability: 'not_disabled',
        ethnic: 'mixed',
        religion: 'sikh',
        sex: 'female',
        orientation: 'straight',
      },
    },
  ])
  expect(talk.what()).not.toContain('dissatisfaction.hear')
})

test('by text one digit is enough, in any script, and nothing is asked about oneself', async () => {
  for (const [said, score] of [
    ['4', 4],
    ['4/5', 4],
    ['۵', 5],
    ['3.', 3],
  ] as const) {
    const talk = await asked({ shows: SMS })
    expect(await talk.say(said)).toEqual(['survey.thanks', 'survey.end'])
    expect(planned(talk, 'complaint.survey_answer')).toEqual([
      { id: 'case-9', act: { action: 'survey_answer', score } },
    ])
    expect(surveyed(talk)).toEqual({ handled: score })
    expect(talk.state.dialogs.dialogStack).toEqual([])
  }
})

test('by text words may follow the digit, and other figures are no rating', async () => {
  const talk = await asked({ shows: SMS })
  expect((await talk.say('7'))[0]).toBe('survey.score.handled.again.not_listed')
  await talk.say('5, thank you all')
  expect(planned(talk, 'complaint.survey_answer')).toEqual([
    { id: 'case-9', act: { action: 'survey_answer', score: 5, words: 'thank you all' } },
  ])
})

test.each(['1', '2 nobody ever rang me back'])(
  'by text "%s" leads to the choice, with a recorded event',
  async (said) => {
    const talk = await asked({ shows: SMS })
    expect(await talk.say(said)).toEqual(['survey.thanks', 'choice.offer', 'choice.answer.ask'])
    expect(planned(talk, 'dissatisfaction.hear')).toEqual([expect.objectContaining({ wording: 'choice.offer@1' })])
    expect(talk.what()).toEqual(expect.arrayContaining(['complaint.survey_answer', 'survey.answer']))
    await talk.say('2')
    expect(planned(talk, 'dissatisfaction.answer')).toEqual([expect.objectContaining({ answer: 'not_now' })])
  },
)

test('on the web a low rating of anything leads to the choice before the questions about oneself, which come all the same', async () => {
  const talk = await asked()
  await talk.say('Well')
  await talk.say('Very badly')
  await talk.say('skip')
  await talk.say('skip')
  expect(planned(talk, 'dissatisfaction.hear')).toEqual([])
  expect(await talk.say('skip')).toEqual(['choice.offer', 'choice.answer.ask'])
  expect(planned(talk, 'dissatisfaction.hear')).toHaveLength(1)
  expect(await talk.say('Not now')).toEqual(['choice.notNow', 'common.backTo', 'survey.about.go.ask'])
  expect(await talk.say('No')).toEqual(['survey.thanks', 'survey.end'])
  expect(planned(talk, 'survey.background')).toEqual([])
})

test('unhappy words beside a good rating lead to the choice, once, and are kept with the complaint', async () => {
  const talk = await asked()
  await talk.say('Well')
  for (let left = 0; left < 3; left++) await talk.say('skip')
  const words = 'I am really unhappy, nobody has ever come to fix the boiler'
  expect(await talk.say(words)).toEqual(['choice.offer', 'choice.answer.ask'])
  expect(planned(talk, 'dissatisfaction.hear')).toHaveLength(1)
  expect(planned(talk, 'complaint.note')).toEqual([{ id: 'case-9', act: { action: 'note', text: words } }])
})

test('everything but the first answer may be skipped, and whoever goes away after it has answered', async () => {
  const talk = await asked()
  await talk.say('Well')
  expect(planned(talk, 'complaint.survey_answer')).toHaveLength(1)
  for (let left = 0; left < 4; left++) await talk.say('skip')
  expect(surveyed(talk)).toEqual({ handled: 4 })
  await talk.say('yes')
  const said: string[] = []
  for (let left = 0; left < QUESTIONS.length; left++) said.push(...(await talk.say('Rather not say')))
  expect(said.slice(-2)).toEqual(['survey.thanks', 'survey.end'])
  expect(planned(talk, 'survey.background')).toEqual([
    { score: 4, answers: Object.fromEntries(QUESTIONS.map((name) => [name, 'unsaid'])) },
  ])
})

test('"not now" ends it with nothing recorded', async () => {
  const talk = await asked()
  expect(await talk.say('Not now')).toEqual(['survey.score.notNow'])
  expect(talk.what()).toEqual([])
})

test('whoever asks not to be surveyed is told so, and gets no survey from then on', async () => {
  for (const said of ['Please do not ask me again', 'no surveys']) {
    const talk = await asked()
    expect(await talk.say(said)).toEqual(['survey.score.never'])
    expect(talk.what()).toEqual(['survey.notAgain'])
    expect(await closed(talk)).toEqual([])
    expect(talk.state.dialogs.dialogStack).toEqual([])
  }
})

test('nobody is surveyed who opted out, waits for a person, talks to one, or talks in confidence', async () => {
  for (const set of [{ optedOut: true }, { waiting: true }, { held: true }, { audience: 'hate' as const }]) {
    const talk = chat({ actable: true })
    talk.state.greeted = true
    Object.assign(talk.conversation, set)
    expect(await closed(talk)).toEqual([])
    expect(talk.state.dialogs.dialogStack.map(({ id }) => id)).not.toContain('survey.score')
  }
})

test('a landlord whose policy says nothing of it asks nobody about themselves', async () => {
  const talk = chat({ actable: true })
  delete talk.landlord.policy.surveys
  talk.state.greeted = true
  await closed(talk)
  await talk.say('Well')
  for (let left = 0; left < 3; left++) await talk.say('skip')
  expect(await talk.say('skip')).toEqual(['survey.thanks', 'survey.end'])
})

describe('What a tenant says of themselves', () => {
  const atTheQuestions = async (): Promise<Chat> => {
    const talk = await asked()
    await talk.say('Well')
    for (let left = 0; left < 4; left++) await talk.say('skip')
    expect(await talk.say('Yes')).toEqual(['survey.about.age.ask'])
    return talk
  }

  test('is marked to stand in no log, and leaves the state as long whatever was answered', async () => {
    const lengths = new Set<string>()
    for (const pick of [0, 1, 2]) {
      const talk = await atTheQuestions()
      const own: number[] = []
      for (const name of QUESTIONS) {
        const choices = [...talk.last!.said.at(-1)!.choices].map(({ id }) => id)
        expect(choices[0]).toBe('unsaid')
        await talk.say(choices[pick]!)
        expect({ name, unkept: talk.last?.effects.unkept }).toEqual({ name, unkept: true })
        own.push(JSON.stringify(talk.state).length)
      }
      lengths.add(own.join(' '))
      expect(JSON.stringify(talk.state)).not.toContain('survey')
      expect(talk.state.dialogs.dialogStack).toEqual([])
    }
    expect([...lengths]).toHaveLength(1)
  })

  test('stands in no log either when it cannot be read as an answer', async () => {
    const talk = await atTheQuestions()
    expect((await talk.say('older than the hills'))[0]).toBe('common.again.not_listed')
    expect(talk.last?.effects.unkept).toBe(true)
  })

  test('is thrown away when the talk turns to something else', async () => {
    const talk = await atTheQuestions()
    await talk.say('75 or older')
    await talk.say('menu')
    expect(JSON.stringify([talk.state.parked, talk.state.dialogs])).not.toContain('survey.about')
    expect(planned(talk, 'survey.background')).toEqual([])
  })

  test('gives way to danger, whose words are kept', async () => {
    const talk = await atTheQuestions()
    expect((await talk.say('there is a fire in my kitchen'))[0]).toMatch(/^danger\./)
    expect(talk.last?.effects.unkept).toBeUndefined()
  })

  test('is told apart from a new matter, whose words are kept', async () => {
    const talk = await atTheQuestions()
    await talk.say('my boiler is broken and there is no hot water')
    expect(talk.last?.effects.unkept).toBeUndefined()
    expect(talk.state.dialogs.dialogStack.map(({ id }) => id)).toEqual(['survey.about', 'serviceRequest.repair'])
  })

  test('is understood in the tenant\u2019s own short words', async () => {
    for (const [at, said, answer] of [
      ['disability', 'yes', 'disabled'],
      ['disability', 'no', 'not_disabled'],
      ['disability', "don't know", 'unsaid'],
      ['religion', 'muslim', 'muslim'],
      ['religion', 'none', 'none'],
      ['sex', 'male', 'male'],
      ['sex', 'female', 'female'],
      ['orientation', 'bisexual', 'bisexual'],
      ['ethnic', 'white', 'white'],
      ['age', 'prefer not to say', 'unsaid'],
    ] as const) {
      const talk = await atTheQuestions()
      for (const name of QUESTIONS) await talk.say(name === at ? said : 'unsaid')
      expect(planned(talk, 'survey.background')).toEqual([
        { score: 4, answers: expect.objectContaining({ [at]: answer }) },
      ])
    }
  })

  test('has a place for each answer, and each place one figure', () => {
    expect(QUESTIONS).toEqual(['age', 'disability', 'ethnic', 'religion', 'sex', 'orientation'])
    for (const name of QUESTIONS) expect(BACKGROUND[name].length).toBeLessThan(10)
  })
})
