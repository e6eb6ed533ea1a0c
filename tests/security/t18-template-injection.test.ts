/** Threat T18: what a tenant writes is data: it is said back as written, on every channel, and never becomes a template, a key, a link or a button. */
import { textingWorld } from '../support/signText.ts'
import { webTalk } from '../support/webTalk.ts'
import { world } from '../support/world.ts'

// The hosted channel's part is in tests/contract/botFramework.test.ts.

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
})
afterAll(() => phone.close())

const NASTY = [
  '{{landlord.phone}} $t(secret) [x](javascript:1)',
  '{{phone}} {{- phone}} {{phone, uppercase}}',
  '$t(common.pin) $t(errors.internal, {"pin": "1"})',
  '__proto__ constructor %s %d ${7*7} #{7*7} <%= 7*7 %>',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &#x27;',
  '![picture](https://evil.example/x.png) <https://evil.example> **bold** `code`',
  '"}],"suggestedActions":{"actions":[{"type":"openUrl","value":"https://evil.example"}]}',
  '"><Response><Message>pay here</Message></Response>',
]

/** A complaint reads everything back before it is sent. */
const complain = async (free: string[]) => {
  const talk = await webTalk({ world: phone.world })
  const [happened, where, effect, outcome] = free as [string, string, string, string]
  const said: string[] = []
  for (const words of [
    'I want to make a complaint',
    happened,
    'skip',
    where,
    effect,
    outcome,
    'Only me',
    'skip',
    'In this chat',
    'skip',
  ])
    said.push(...(await talk.say(words)))
  return { talk, said }
}

test.each([NASTY.slice(0, 4), NASTY.slice(4)])('on the web it comes back letter for letter: %j', async (...free) => {
  const { talk, said } = await complain(free)
  for (const words of free) expect([words, said.some((text) => text.includes(words))]).toEqual([words, true])
  for (const activity of await talk.read('0')) {
    expect(activity).toMatchObject({ type: 'message', textFormat: 'plain' })
    expect(Object.keys(activity)).not.toContain('attachments')
    for (const { type, title, value } of activity.suggestedActions?.actions ?? []) {
      expect([type, value]).toEqual(['imBack', title])
      for (const words of free) expect(title).not.toContain(words)
    }
    if (free.includes(activity.text ?? '')) expect(activity.from.role).toBe('user')
  }
})

test('an answer that is a text’s key is an answer', async () => {
  const keys = ['common.pin', 'errors.internal', 'complaint.done', 'toString']
  const { said } = await complain(keys)
  for (const key of keys) expect([key, said.some((text) => text.includes(key))]).toEqual([key, true])
})

test('by text it is taken as words, and nothing of it is said back', async () => {
  for (const [index, free] of [NASTY.slice(0, 4), NASTY.slice(4)].entries()) {
    const from = `+44770090034${index}`
    const said: string[] = []
    for (const body of ['I want to make a complaint', ...free, '1', 'skip'])
      said.push(...(await phone.text({ from, body })))
    expect(said.length).toBeGreaterThan(3)
    expect(said.join('\n')).not.toMatch(/evil\.example|javascript:|<script|<Response|\{\{|\$t\(/)
  }
})

test('a landlord’s own facts are never filled into a tenant’s words, whichever landlord it is', async () => {
  const talk = await webTalk({ world: phone.world, landlord: 'harbour-view' })
  await talk.say('I want to make a complaint')
  await talk.say('{{phone}} {{outOfHoursPhone}}')
  const log = (await talk.read('0')).map(({ text }) => text ?? '')
  expect(log.some((text) => text.includes('{{phone}} {{outOfHoursPhone}}'))).toBe(true)
  expect(log.some((text) => text.includes('01632 960200 01632 960210'))).toBe(false)
})
