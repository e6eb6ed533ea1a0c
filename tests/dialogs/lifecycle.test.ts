/** Leaving, growing old, coming back: nothing recorded is lost and nothing unsent is kept. */
import { chat, closeHarness } from '../support/talkHarness.ts'

afterAll(closeHarness)

test('a quick exit keeps nothing of an ordinary request that was not sent', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  expect(await talk.turn({ kind: 'exit' })).toEqual([])
  expect(talk.last?.effects.end).toBe(true)
  expect(talk.cases).toEqual([])
  expect(JSON.stringify(talk.state)).not.toContain('tap drips')
})

test('a half-finished talk is closed politely and its complaint is kept as dropped', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  const said = await talk.turn({ kind: 'timer' })
  expect(said.map(({ key }) => key)).toEqual(['common.timedOut'])
  expect(talk.cases[0]?.intake).toBe('dropped')
  expect(await talk.turn({ kind: 'timer' })).toEqual([])
})

test('a sensitive talk that grows old leaves no key behind', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('they wrote a slur on my door')
  await talk.turn({ kind: 'timer' })
  expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
})

test('a complaint that waits beside an emergency is kept on exit', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('I want to make a complaint')
  await talk.say('there is a fire in my kitchen')
  await talk.turn({ kind: 'exit' })
  expect(talk.cases.find(({ kind }) => kind === 'complaint')?.intake).toBe('dropped')
})

test('an unknown event does nothing', async () => {
  const talk = chat()
  await talk.start()
  expect(await talk.turn({ kind: 'event', event: { name: 'x', value: null } })).toEqual([])
})
