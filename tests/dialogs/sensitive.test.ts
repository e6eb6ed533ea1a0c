/** Abuse, someone at risk: a safe first reply, sealed from the first word, and nothing kept without a yes. */
import { type Chat, chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const CHILD = 'the child next door is left alone all night and cries, I think she is not fed'
const ABUSE = 'he checks my phone, he will hurt me if he sees this'

async function told(text: string, more: Parameters<typeof chat>[0] = {}): Promise<Chat> {
  const talk = chat(more)
  await talk.start()
  await talk.say(text)
  return talk
}

test.each([
  [CHILD, 'safeguarding'],
  [ABUSE, 'abuse'],
])('"%s" is sealed at once for the %s role, and the device keeps nothing', async (text, audience) => {
  const talk = await told(text)
  expect(talk.last?.effects.section).toEqual({ audience, sealInbound: true })
  expect(talk.last?.effects.events).toEqual([{ name: 'heard/quiet', value: true }])
  expect(talk.last?.said.map(({ key }) => key)).toEqual([
    `sensitive.intro.${audience}`,
    `sensitive.routes.${audience}`,
    'sensitive.leave',
    'sensitive.safe.ask',
  ])
  expect(talk.cases).toEqual([])
})

test('not safe to chat: everything ends and the key of the section is destroyed', async () => {
  const talk = await told(ABUSE)
  expect(await talk.say('no')).toEqual(['sensitive.stopped'])
  expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
  expect(JSON.stringify(talk.state)).not.toContain('checks my phone')
})

test('no note wanted: nothing is kept', async () => {
  const talk = await told(ABUSE)
  await talk.say('yes')
  expect(await talk.say('no')).toEqual(['sensitive.notKept'])
  expect(talk.last?.effects.leaveSection).toEqual({ destroy: true })
  expect(talk.cases).toEqual([])
  expect(JSON.stringify(talk.state)).not.toContain('checks my phone')
})

test('with a yes the words and the safe contact become a restricted case, listed nowhere in the talk', async () => {
  const talk = await told(ABUSE)
  await talk.say('yes')
  await talk.say('yes')
  await talk.say('by phone')
  await talk.say('07700 900123')
  expect(await talk.say('mornings, say it is the dentist')).toEqual(['sensitive.done'])
  expect(talk.cases).toHaveLength(1)
  expect(talk.cases[0]).toMatchObject({
    kind: 'sensitive',
    type: 'domestic_abuse',
    intake: 'finished',
    answers: { words: ABUSE, way: 'phone', number: '+447700900123', when: 'mornings, say it is the dentist' },
  })
  expect(talk.state.matters).toEqual([])
  // What was told lives on in the note alone.
  expect(talk.last?.effects).toMatchObject({
    leaveSection: { destroy: true },
    section: { audience: 'abuse', sealInbound: false },
  })
  expect(JSON.stringify(talk.state)).not.toContain('checks my phone')
})

test('only here: a trained colleague joins in office hours; later the next opening is told', async () => {
  for (const [at, keys] of [
    ['2027-03-23T10:00:00Z', ['sensitive.done', 'sensitive.waiting']],
    ['2027-03-23T22:00:00Z', ['sensitive.done', 'sensitive.back']],
  ] as const) {
    const talk = await told(CHILD, { at })
    await talk.say('yes')
    await talk.say('yes')
    expect(await talk.say('only here')).toEqual(keys)
    expect(talk.last?.effects.handoff?.reason).toBe(at.includes('T10') ? 'sensitive' : undefined)
  }
})

test('by text nothing names the subject, and a helpline comes only when asked for', async () => {
  const talk = chat({ shows: SMS })
  expect(await talk.say(ABUSE)).toEqual(['sms.threadStart', 'sensitive.intro.abuse', 'sensitive.safe.ask'])
  expect(await talk.say('1')).toEqual(['sensitive.line.ask'])
  expect(await talk.say('1')).toEqual(['sensitive.number.abuse', 'sensitive.keep.ask'])
})

test('the form that was running waits silently', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  await talk.say(ABUSE)
  expect(await talk.say('no')).toEqual(['sensitive.stopped'])
  expect(talk.state.parked.map(({ id }) => id)).toEqual(['serviceRequest.repair'])
})

test('while it is told, the same signs do not start it again', async () => {
  const talk = await told(ABUSE)
  await talk.say('yes')
  await talk.say('yes')
  await talk.say('by phone')
  await talk.say('07700 900123')
  expect(await talk.say('when my husband is out, he hits me')).toEqual(['sensitive.done'])
})

test('only a likelihood: one gentle question, sealed meanwhile; no hears the message again as it was', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('my kitchen tap drips all day')
  const flags = [{ name: 'hate', kind: 'victim', p: 0.6, by: 'rule' }] as const
  const likely = await talk.turn({ text: '12 Mill Lane' }, { flags: [...flags], ask: 'confirm' })
  expect(likely.map(({ key }) => key)).toEqual(['sensitive.check.really.ask'])
  expect(talk.last?.effects.section?.audience).toBe('hate')
  expect(await talk.say('no')).toEqual(['serviceRequest.repair.since.ask'])
  expect(talk.last?.effects.leaveSection).toEqual({ destroy: false })
  const [run] = talk.state.dialogs.dialogStack as { state: { answers: Record<string, unknown> } }[]
  expect(run?.state.answers.where).toBe('12 Mill Lane')
})

test('a complaint is still possible in one step', async () => {
  const talk = await told(CHILD)
  expect((await talk.say('I want to make a complaint'))[0]).toBe('complaint.begin')
})

test('a quick exit destroys the unsent section', async () => {
  const talk = await told(ABUSE)
  await talk.turn({ kind: 'exit' })
  expect(talk.last?.effects).toMatchObject({ leaveSection: { destroy: true }, end: true })
})
