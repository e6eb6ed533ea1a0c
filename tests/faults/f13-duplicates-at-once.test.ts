/** F13: the same message arrives many times at once, at two processes; it is one message with one answer. */
import { checkLedger } from '../support/checkLedger.ts'
import { call, mobile, postText, webInboxId } from '../support/ledger.ts'
import { type Stage, stage } from '../support/stage.ts'

let on: Stage
beforeAll(async () => {
  on = await stage({ processes: 2 })
}, 180_000)
afterAll(() => on.stop())

const url = (index: number): string => on.children[index % 2]!.url

test('a hundred equal posts of one web message are a hundred times 200, one message, one turn and one reply', async () => {
  const { value: talk } = await call<{ conversationId: string; token: string }>({
    url: `${url(0)}/v3/directline/tokens/generate?landlord=meadowbrook`,
    body: {},
  })
  await call({ url: `${url(0)}/v3/directline/conversations`, body: {}, token: talk.token })
  const text = 'I want to give a compliment'
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      call<{ id: string }>({
        url: `${url(index)}/v3/directline/conversations/${talk.conversationId}/activities`,
        body: { type: 'message', text, channelData: { clientActivityID: 'the same' } },
        token: talk.token,
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
  expect(new Set(answers.map(({ value }) => value.id)).size).toBe(1)
  on.ledger.tenants.push({
    channel: 'webchat',
    name: talk.conversationId,
    accepted: [{ id: webInboxId({ conversation: talk.conversationId, key: 'the same' }), text }],
    finished: 0,
  })
  expect(await checkLedger({ ledger: on.ledger, setting: on.setting })).toEqual([])
}, 180_000)

test('a hundred equal webhooks of one text are a hundred times 200, one message, one turn and one text back', async () => {
  const sid = `SM${'d'.repeat(32)}`
  const text = 'I want to give a compliment'
  const post = (index: number) =>
    postText({ to: url(index), publicUrl: on.setting.publicUrl, from: mobile(0), body: text, sid })
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => post(index)))
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
  on.ledger.tenants.push({ channel: 'sms', name: mobile(0), accepted: [{ id: `sms:${sid}`, text }], finished: 0 })
  expect(await checkLedger({ ledger: on.ledger, setting: on.setting })).toEqual([])
  // Long after it was answered it is still known.
  expect((await post(0)).status).toBe(200)
  expect(await checkLedger({ ledger: on.ledger, setting: on.setting })).toEqual([])
  expect(on.ledger.texts.filter(({ to }) => to === mobile(0))).toHaveLength(1)
}, 180_000)
