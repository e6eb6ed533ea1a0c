/** What the assistant does as a person hands back: says who speaks, offers what is owed, logs what was wished. */
import { HAND_BACK } from '../../dialogs/handBack.ts'
import { chat, closeHarness } from '../support/talkHarness.ts'

afterAll(closeHarness)

const back = async (value: unknown) => {
  const talk = chat()
  await talk.start()
  const said = await talk.turn({ kind: 'released', event: { name: HAND_BACK, value } })
  return { talk, keys: said.map(({ key }) => key) }
}
const signsOf = ({ talk }: Awaited<ReturnType<typeof back>>) =>
  talk.planned.filter(({ what }) => what.startsWith('dissatisfaction'))

test('says that it is back, and nothing else is begun', async () => {
  expect((await back({ quiet: false, offer: false, complaint: null })).keys).toEqual(['handoff.back'])
  expect((await back('something of an earlier release')).keys).toEqual(['handoff.back'])
})

test('is quiet where nothing may be sent, whatever else was asked', async () => {
  expect((await back({ quiet: true, offer: true, complaint: 'sign' })).keys).toEqual([])
})

test('offers the choice, recorded as heard by staff, and takes the answer', async () => {
  const offered = await back({ offer: true })
  expect(offered.keys).toEqual(['handoff.back', 'choice.offer', 'choice.answer.ask'])
  expect(signsOf(offered)).toEqual([
    { what: 'dissatisfaction.hear', args: expect.objectContaining({ detectedBy: 'staff', wording: 'choice.offer@1' }) },
  ])
  expect(await offered.talk.say('not now')).toEqual(['choice.notNow'])
  expect(signsOf(offered).at(-1)).toMatchObject({ what: 'dissatisfaction.answer', args: { answer: 'not_now' } })
})

test('logs a complaint at once when they told staff that they want one, and asks what happened', async () => {
  const wished = await back({ complaint: 'sign-1' })
  expect(wished.keys).toEqual(['handoff.back', 'complaint.begin', 'complaint.happened.ask'])
  expect(wished.talk.cases).toMatchObject([{ kind: 'complaint', receivedAt: wished.talk.now }])
  expect(signsOf(wished)).toEqual([
    {
      what: 'dissatisfaction.answer',
      args: expect.objectContaining({ id: 'sign-1', answer: 'complain', complaint: 'case-1' }),
    },
  ])
})
