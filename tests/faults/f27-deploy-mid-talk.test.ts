/** F27: a new release has other questions than the one that a tenant began to answer; answers stay, and only what is missing is asked. */
import { complaint } from '../../dialogs/complaint.ts'
import type { FormRun } from '../../dialogs/form/run.ts'
import { type Chat, chat, closeHarness } from '../support/talkHarness.ts'

afterAll(closeHarness)

const ACCOUNT = 'Nobody came to the appointment on Monday and nobody told me about it'

/** A complaint on the web as far as its second question. */
async function begun(): Promise<Chat> {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  await talk.say(ACCOUNT)
  expect(runOf(talk).answers.happened).toBe(ACCOUNT)
  return talk
}
const runOf = (talk: Chat): FormRun => talk.state.dialogs.dialogStack.at(-1)!.state as FormRun
/** What an older release would have left behind in its stead. */
const asOlder = (talk: Chat, change: (run: FormRun) => void): void => {
  const state = structuredClone(talk.state)
  change(state.dialogs.dialogStack.at(-1)!.state as FormRun)
  talk.state = state
}
const asked = (said: string[]): string | undefined => said.findLast((key) => /\.ask$/.test(key))

test('a question that the new release added before the open one is asked, and no other again', async () => {
  const talk = await begun()
  // The older release knew no "where": it had gone on to what should be put right.
  asOlder(talk, (run) => {
    run.answers = { happened: ACCOUNT, since: { words: 'in March' }, effect: 'we are cold' }
    run.asked = 'outcome'
  })
  expect(asked(await talk.say('an apology'))).toBe('complaint.where.ask')
  expect(runOf(talk).answers).toMatchObject({ happened: ACCOUNT, effect: 'we are cold', outcome: 'an apology' })
  const next = asked(await talk.say('1 Meadow Way'))
  expect(next).not.toMatch(/happened|since|where|effect|outcome/)
  expect(talk.cases.at(-1)!.answers).toMatchObject({ happened: ACCOUNT, effect: 'we are cold', outcome: 'an apology' })
})

test('the answer to a question that the new release has dropped is kept, and the talk goes on', async () => {
  const talk = await begun()
  asOlder(talk, (run) => {
    run.answers = { ...run.answers, whoSaid: 'the man at the desk' }
    run.asked = 'howOften'
  })
  const said = await talk.say('three times since Easter')
  expect(asked(said)).toBe('complaint.since.ask')
  expect(runOf(talk).answers).toMatchObject({
    happened: ACCOUNT,
    whoSaid: 'the man at the desk',
    howOften: 'three times since Easter',
  })
  expect(talk.cases.at(-1)!.answers).toMatchObject({ howOften: 'three times since Easter' })
})

test('questions in another order ask only for what is missing, and each answer keeps its name', async () => {
  const talk = await begun()
  asOlder(talk, (run) => {
    run.answers = { outcome: 'an apology', others: 'only_me', happened: ACCOUNT }
    run.asked = 'since'
  })
  const questions: string[] = []
  let said = await talk.say('skip')
  for (let rounds = 0; rounds < 15 && runOf(talk).stage === 'asking'; rounds++) {
    const question = asked(said)!
    questions.push(question)
    said = await talk.say(
      talk.choices().length > 1
        ? talk.choices().includes('skip')
          ? 'skip'
          : '3'
        : /phone/.test(question)
          ? '07700 900123'
          : 'skip',
    )
    if (talk.state.dialogs.dialogStack.at(-1)?.id !== 'complaint') break
  }
  expect(questions.join(' ')).not.toMatch(/happened|outcome|others/)
  expect(new Set(questions).size).toBe(questions.length)
  expect(talk.cases).toHaveLength(1)
  expect(talk.cases[0]!.answers).toMatchObject({ outcome: 'an apology', others: 'only_me', happened: ACCOUNT })
})

test('a run of which only the answers can still be read goes on with those', async () => {
  const talk = await begun()
  const state = structuredClone(talk.state)
  state.dialogs.dialogStack.at(-1)!.state = { answers: { happened: ACCOUNT }, step: 3 }
  talk.state = state
  await talk.say('since Monday')
  expect(runOf(talk).answers).toMatchObject({ happened: ACCOUNT })
})

test('a dialog that the new release no longer has is put aside, and the tenant is answered', async () => {
  const talk = await begun()
  const state = structuredClone(talk.state)
  state.dialogs.dialogStack.push({ id: 'gone', state: { answers: { a: 1 } } })
  talk.state = state
  const said = await talk.say('skip')
  expect(said.length).toBeGreaterThan(0)
  expect(runOf(talk).answers.happened).toBe(ACCOUNT)
})

test('the fields that these stories name are there', () => {
  expect(Object.keys(complaint.fields)).toEqual(
    expect.arrayContaining(['happened', 'since', 'where', 'effect', 'outcome', 'others']),
  )
  for (const gone of ['whoSaid', 'howOften']) expect(complaint.fields).not.toHaveProperty(gone)
})
