/** T5: the audit only grows; whoever changes, removes or puts in a link is found, and which link it was. */
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld

beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())
beforeEach(async () => {
  await world.staff.audit.model.collection.deleteMany({})
  for (let number = 1; number <= 20; number++) await write(`target-${number}`)
})

const write = (target: string, landlord = 'meadowbrook'): Promise<void> =>
  world.staff.audit.write({ landlord, account: 'somebody', action: 'case.read', target })
const verify = () => world.staff.audit.verify({ landlord: 'meadowbrook' })
const raw = () => world.staff.audit.model.collection
const link = (number: number): never => `meadowbrook:${number}` as never

test('an untouched chain is whole', async () => {
  expect(await verify()).toEqual({ ok: true, links: 20 })
})

test.each(['account', 'action', 'target', 'detail', 'previous', 'mark'])('a changed %s is named', async (field) => {
  await raw().updateOne({ _id: link(7) }, { $set: { [field]: 'changed' } })
  expect(await verify()).toEqual({ ok: false, brokenAt: 7 })
})

test('a changed time is named', async () => {
  await raw().updateOne({ _id: link(13) }, { $set: { at: new Date('2020-01-01') } })
  expect(await verify()).toEqual({ ok: false, brokenAt: 13 })
})

test('a removed link is named', async () => {
  await raw().deleteOne({ _id: link(4) })
  expect(await verify()).toEqual({ ok: false, brokenAt: 4 })
})

test('two exchanged links are named', async () => {
  const [one, other] = [await raw().findOne({ _id: link(8) }), await raw().findOne({ _id: link(9) })]
  await raw().updateOne({ _id: link(8) }, { $set: { target: other!.target } })
  await raw().updateOne({ _id: link(9) }, { $set: { target: one!.target } })
  expect(await verify()).toEqual({ ok: false, brokenAt: 8 })
})

test('a chain that was cut at its end is found by the head that the log has', async () => {
  const [head] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
  await raw().deleteMany({ _id: { $in: [link(19), link(20)] } })
  expect(await verify()).toEqual({ ok: true, links: 18 })
  expect(
    await world.staff.audit.verify({ landlord: 'meadowbrook', head: { number: head!.number, mark: head!.mark } }),
  ).toEqual({ ok: false, brokenAt: 19 })
  expect(world.logged()).toMatch(/"landlord":"meadowbrook".*audit head/)
})

test('many writers at once, in two processes, leave one whole chain for each landlord', async () => {
  const { createAudit } = await import('../../services/staff/audit.ts')
  const { connect } = await import('../../services/db.ts')
  const { connection } = world.product.db
  const uri = `mongodb://${connection.host}:${connection.port}/${connection.name}?directConnection=true`
  const second = await connect({ uri })
  const twin = createAudit({
    connection: second.connection,
    master: world.product.master,
    clock: world.now,
    log: world.product.log,
  })
  await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const entry = {
        landlord: index % 3 === 0 ? 'harbour-view' : 'meadowbrook',
        account: 'somebody',
        action: 'case.read',
        target: `${index}`,
      }
      return (index % 2 === 0 ? twin : world.staff.audit).write(entry)
    }),
  )
  await second.close()
  expect(await verify()).toEqual({ ok: true, links: 60 })
  expect(await world.staff.audit.verify({ landlord: 'harbour-view' })).toEqual({ ok: true, links: 20 })
}, 180_000)
