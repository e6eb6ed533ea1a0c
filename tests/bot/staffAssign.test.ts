/** A conversation is handed to a colleague by name: one owner at every moment, the tenant is told who speaks, and nobody gets what they may not read. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: AccountRecord
let ali: AccountRecord
let kim: AccountRecord
let asSam: string
let asAli: string

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.hire({ roles: ['adviser'], name: 'Sam Taylor' })
  ali = await world.hire({ roles: ['manager'], name: 'Ali Khan' })
  kim = await world.hire({ roles: ['adviser'], name: 'Kim Brook' })
  asSam = await world.session(sam)
  asAli = await world.session(ali)
  for (const one of [sam, ali, kim])
    await world.staff.presence.seen({ landlord: 'meadowbrook', account: one._id, at: world.now() })
}, 180_000)
afterAll(() => world.close())

const assign = ({ id, to, as = asSam }: { id: string; to: string; as?: string }): Promise<Answered> =>
  world.post({ as, path: `/api/staff/conversations/${id}/assign`, body: { to } })
const reread = async (id: string): Promise<ConversationRecord> =>
  (await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>())!

test('a waiting one goes to the colleague, the tenant is told by name, and the audit has it', async () => {
  const { _id: id } = await world.talk({ channel: 'sms' })
  expect(await assign({ id, to: kim._id, as: asAli })).toMatchObject({ status: 200, body: { position: 1 } })
  expect(await reread(id)).toMatchObject({ holder: kim._id, position: 1, version: 1 })
  const { body } = await world.ask({ as: asAli, path: `/api/staff/conversations/${id}` })
  expect((body.entries as { author: string; text: string }[])[0]).toMatchObject({
    author: 'system',
    text: expect.stringMatching(/^Sam /),
  })
  const [send] = await world.product.outbox.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
  expect(world.product.outbox.content(send!)).toMatchObject({ body: expect.stringMatching(/^Sam .*here now/) })
  const [kept] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
  expect(kept).toMatchObject({ account: ali._id, action: 'conversation.assign', target: id, detail: kim._id })
})

test('one’s own is handed on with its place, and again is once; one that others hold is not', async () => {
  const { _id: id } = await world.talk({ holder: sam._id })
  expect(await assign({ id, to: kim._id })).toMatchObject({ status: 200, body: { position: 1 } })
  expect(await assign({ id, to: kim._id })).toMatchObject({ status: 200, body: { position: null } })
  expect(await reread(id)).toMatchObject({ holder: kim._id, position: 1, waiting: { team: 'customer-services' } })
  expect(await assign({ id, to: ali._id })).toMatchObject({
    status: 409,
    body: { error: { detail: { holder: 'Kim Brook' } } },
  })
  const nobodyWaits = await world.talk({ waiting: null })
  expect((await assign({ id: nobodyWaits._id, to: kim._id })).status).toBe(409)
})

test('handed, taken and taken again at once it has one owner and one line that says so', async () => {
  for (let round = 0; round < 8; round++) {
    const { _id: id } = await world.talk()
    const claim = () => world.post({ as: asSam, path: `/api/staff/conversations/${id}/claim` })
    const answers = await Promise.all([assign({ id, to: kim._id, as: asAli }), claim(), claim()])
    const after = await reread(id)
    expect(after.position).toBe(1)
    const won = answers[0].status === 200
    expect(after.holder).toBe(won ? kim._id : sam._id)
    expect(answers.slice(1).map(({ status }) => status)).toEqual(won ? [409, 409] : [200, 200])
  }
})

test('who may not read it cannot be chosen: another team, another landlord, an auditor, a closed account', async () => {
  const fixer = await world.hire({ roles: ['adviser'], teams: ['repairs'] })
  const auditor = await world.hire({ roles: ['auditor'] })
  const abroad = await world.hire({ roles: ['adviser'], landlord: 'harbour-view' })
  const closed = await world.hire({ roles: ['adviser'] })
  await world.staff.accounts.setDisabled({ landlord: 'meadowbrook', id: closed._id, disabled: true })
  const { _id: id } = await world.talk()
  const { body } = await world.ask({ as: asSam, path: `/api/staff/conversations/${id}/colleagues` })
  const offered = (body as unknown as { id: string }[]).map((one) => one.id)
  expect(offered).toEqual(expect.arrayContaining([ali._id, kim._id]))
  for (const one of [fixer, auditor, abroad, closed]) {
    await world.staff.presence.seen({ landlord: one.landlord, account: one._id, at: world.now() })
    expect(offered).not.toContain(one._id)
    expect(await assign({ id, to: one._id })).toMatchObject({
      status: 409,
      body: { error: { detail: { reason: 'colleague' } } },
    })
  }
  expect((await reread(id)).holder).toBeNull()
})

test('a restricted one stays within its team, and says of nobody outside how much they hold', async () => {
  const officers = await Promise.all(
    [1, 2].map((one) => world.hire({ roles: ['hate_officer'], teams: ['hate-response'], name: `Officer ${one}` })),
  )
  const [first, second] = officers as [AccountRecord, AccountRecord]
  await world.staff.presence.seen({ landlord: 'meadowbrook', account: second._id, at: world.now() })
  const as = await world.session(first)
  const { _id: id } = await world.talk({ audience: 'hate', holder: first._id })
  const { body } = await world.ask({ as, path: `/api/staff/conversations/${id}/colleagues` })
  expect((body as unknown as { id: string }[]).map((one) => one.id)).toEqual([second._id])
  expect((await assign({ id, to: kim._id, as })).status).toBe(409)
  expect((await assign({ id, to: second._id, as: asAli })).status).toBe(404)
  expect((await assign({ id, to: second._id, as })).status).toBe(200)
  const general = await world.talk()
  const seen = await world.ask({ as: asSam, path: `/api/staff/conversations/${general._id}/colleagues` })
  expect((seen.body as unknown as { id: string; holds: number }[]).find((one) => one.id === second._id)?.holds).toBe(0)
})

test('who has paused or gone is shown so and refused', async () => {
  const { _id: id } = await world.talk()
  await world.staff.taking.pause({ landlord: 'meadowbrook', account: kim._id, at: world.now() })
  expect(await assign({ id, to: kim._id })).toMatchObject({
    status: 409,
    body: { error: { detail: { reason: 'paused' } } },
  })
  await world.staff.taking.resume({ landlord: 'meadowbrook', account: kim._id })
  world.pass(91_000)
  const { body } = await world.ask({ as: asSam, path: `/api/staff/conversations/${id}/colleagues` })
  expect((body as unknown as { id: string; state: string }[]).find((one) => one.id === kim._id)?.state).toBe('away')
  expect((await assign({ id, to: kim._id })).body).toMatchObject({ error: { detail: { reason: 'away' } } })
})
