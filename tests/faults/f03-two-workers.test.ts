/** F3: two processes and one conversation; turns run one at a time whoever runs them. */
import { checkLedger } from '../support/checkLedger.ts'
import { call, webInboxId } from '../support/ledger.ts'
import { LONG, stage } from '../support/stage.ts'

const MESSAGES = LONG ? 1_000 : 200

test('two processes answer 200 messages sent at once to one conversation, each once and none beside another', async () => {
  const { ledger, setting, children, stop } = await stage({ processes: 2 })
  try {
    const urls = children.map(({ url }) => url)
    const { value: talk } = await call<{ conversationId: string; token: string }>({
      url: `${urls[0]}/v3/directline/tokens/generate?landlord=meadowbrook`,
      body: {},
    })
    await call({ url: `${urls[0]}/v3/directline/conversations`, body: {}, token: talk.token })
    const accepted = await Promise.all(
      Array.from({ length: MESSAGES }, async (_, index) => {
        const text = `You were kind, number ${index}`
        const key = `key-${index}`
        const { status } = await call({
          url: `${urls[index % 2]}/v3/directline/conversations/${talk.conversationId}/activities`,
          body: { type: 'message', text, channelData: { clientActivityID: key } },
          token: talk.token,
        })
        expect(status).toBe(200)
        return { id: webInboxId({ conversation: talk.conversationId, key }), text }
      }),
    )
    ledger.tenants.push({ channel: 'webchat', name: talk.conversationId, accepted, finished: 0 })
    expect(await checkLedger({ ledger, setting, inOrder: false, cases: false })).toEqual([])
  } finally {
    await stop()
  }
}, 120_000)
