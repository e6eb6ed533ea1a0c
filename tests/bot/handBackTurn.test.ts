/** A whole product: a dissatisfied tenant is handed back, and the assistant offers what nobody has offered. */
import type { ConversationView } from '../../bot/http/staff/conversationView.ts'
import type { DissatisfactionRecord } from '../../services/cases/dissatisfaction.ts'
import { localUrl, PUBLIC_URL, settled, textingWorld } from '../support/signText.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
let cookie = ''
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
  const { email, password } = product.signIns.find(
    ({ role, email: of }) => role === 'adviser' && of.includes('meadowbrook'),
  )!
  const answer = await staff('POST', '/api/staff/session', { email, password })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
}, 120_000)
afterAll(() => phone.close())

function staff(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Origin: PUBLIC_URL, ...(cookie ? { Cookie: cookie } : {}) }
  return fetch(`${localUrl(product)}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}
const look = async (id: string): Promise<ConversationView> =>
  (await (await staff('GET', `/api/staff/conversations/${id}`)).json()) as ConversationView

test('the choice is owed for words written to a person, offered on hand-back in the fixed wording, and then no more', async () => {
  const talk = await webTalk({ world: product })
  await talk.say('I want to talk to a person')
  expect((await staff('POST', `/api/staff/conversations/${talk.id}/claim`, {})).status).toBe(200)
  expect((await look(talk.id)).wrapUp.choiceOwed).toBe(false)
  await talk.say('You have let me down again, this is the third time nobody came')
  expect((await look(talk.id)).wrapUp.choiceOwed).toBe(true)
  const path = `/api/staff/conversations/${talk.id}/release`
  expect((await staff('POST', path, { outcome: 'resolved' })).status).toBe(400)
  expect((await staff('POST', path, { outcome: 'resolved', choice: 'by_assistant' })).status).toBe(204)
  await settled(product)
  const after = await look(talk.id)
  const [last] = after.entries.slice(-1)
  expect(last).toMatchObject({ author: 'bot', choices: expect.arrayContaining(['Make a complaint', 'Not now']) })
  expect(after.packet?.told).toContainEqual(
    expect.objectContaining({ topic: 'choice', wording: 'choice.offer', version: expect.any(Number) }),
  )
  const signs = await product.product.dissatisfactions.model
    .find({ landlord: 'meadowbrook', conversation: talk.id })
    .lean<DissatisfactionRecord[]>()
  expect(signs).toMatchObject([
    { detectedBy: 'staff', offers: [{ wording: expect.stringMatching(/^choice\.offer@[1-9]/) }] },
  ])
  await talk.say('Not now')
  await staff('POST', `/api/staff/conversations/${talk.id}/claim`, {})
  expect((await look(talk.id)).wrapUp.choiceOwed).toBe(false)
})
