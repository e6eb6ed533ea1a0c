/** How a case stands: one's own in this conversation, others only with the PIN, and never by text. */
import { chat, closeHarness, SMS } from '../support/talkHarness.ts'

afterAll(closeHarness)

const KNOWN = '234678923X'

test('strangers hear one and the same sentence for existing, wrong and missing references', async () => {
  const ask = async (reference: string, pin: string): Promise<unknown> => {
    const talk = chat()
    talk.statuses.set(KNOWN, {
      reference: KNOWN,
      kind: 'complaint',
      type: 'complaint',
      status: 'acknowledged',
      due: null,
      pin: '111222',
    })
    await talk.start()
    await talk.say('status')
    await talk.say(reference)
    return (await talk.turn({ text: pin })).map(({ key, params }) => ({ key, params }))
  }
  const { newReference } = await import('../../services/cases/reference.ts')
  const wrongPin = await ask(newReference(), '999999')
  expect(wrongPin).toEqual([{ key: 'status.notFound', params: {} }])
  expect(await ask(newReference(), '111222')).toEqual(wrongPin)
})

test('with reference and PIN stage and next date are told', async () => {
  const { newReference } = await import('../../services/cases/reference.ts')
  const reference = newReference()
  const talk = chat()
  talk.statuses.set(reference, {
    reference,
    kind: 'complaint',
    type: 'complaint',
    status: 'acknowledged',
    due: { name: 'respond_stage_1', dueDate: '2027-04-08' },
    pin: '111222',
  })
  await talk.start()
  await talk.say('status')
  expect(await talk.say(`it is ${reference}`)).toEqual(['status.pin.ask'])
  expect(await talk.say('111 222')).toEqual(['status.foundWithDate', 'status.more'])
  expect(talk.last?.said[0]?.params).toMatchObject({
    by: { date: '2027-04-08' },
    status: { key: 'status.states.acknowledged' },
  })
})

test('the matter of this conversation is told at once', async () => {
  const talk = chat()
  await talk.start()
  await talk.say('black mould in the bedroom')
  await talk.say('menu')
  expect(await talk.say('status')).toEqual(['status.found', 'status.more'])
})

test('by text never stage or date, whoever asks', async () => {
  const talk = chat({ shows: SMS })
  await talk.say('black mould in the bedroom')
  await talk.say('0')
  expect((await talk.say('4'))[0]).toBe('status.notHere')
})

test('a sensitive case is told to nobody', async () => {
  const { newReference } = await import('../../services/cases/reference.ts')
  const reference = newReference()
  const talk = chat()
  talk.statuses.set(reference, {
    reference,
    kind: 'sensitive',
    type: 'hate',
    status: 'received',
    due: null,
    pin: '111222',
  })
  await talk.start()
  await talk.say(reference)
  expect(await talk.say('111222')).toEqual(['status.notFound'])
})
