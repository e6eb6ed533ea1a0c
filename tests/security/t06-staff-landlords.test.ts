/** T6: staff of one landlord meet 404 for whatever belongs to another, even under an equal reference. */
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const LANDLORDS = ['meadowbrook', 'harbour-view'] as const

let world: StaffWorld
beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

test('every read and every act, crossed, is 404 and changes nothing', async () => {
  for (const [own, other] of [LANDLORDS, [LANDLORDS[1], LANDLORDS[0]]] as const) {
    const manager = await world.session(
      await world.hire({
        landlord: own,
        roles: ['manager', 'hate_officer', 'complaints_officer'],
        teams: ['hate-response', 'safeguarding', 'care'],
      }),
    )
    const { _id: talk } = await world.talk({ landlord: other })
    const opened = await world.openCase({ landlord: other })
    const before = [
      await world.product.conversations.collection.findOne({ _id: talk as never }),
      await world.product.cases.model.collection.findOne({ _id: opened as never }),
    ]
    const answers = await Promise.all([
      world.ask({ as: manager, path: `/api/staff/conversations/${talk}` }),
      world.ask({ as: manager, path: `/api/staff/cases/${opened}` }),
      ...['claim', 'looked'].map((act) => world.post({ as: manager, path: `/api/staff/conversations/${talk}/${act}` })),
      world.post({ as: manager, path: `/api/staff/conversations/${talk}/reply`, body: { text: 'Hello' } }),
      world.post({ as: manager, path: `/api/staff/conversations/${talk}/release`, body: { outcome: 'other' } }),
      world.post({ as: manager, path: `/api/staff/conversations/${talk}/notes`, body: { text: 'Hello' } }),
      world.post({
        as: manager,
        path: `/api/staff/conversations/${talk}/translations`,
        body: { positions: [1], to: 'en' },
      }),
      world.post({
        as: manager,
        path: `/api/staff/conversations/${talk}/corrections`,
        body: { position: 1, intent: 'repair', language: null, unhappy: true, danger: false },
      }),
      world.post({ as: manager, path: `/api/staff/conversations/${talk}/alert`, body: { action: 'no_danger' } }),
      world.post({
        as: manager,
        path: `/api/staff/cases/${opened}/actions`,
        body: { action: 'note', text: 'x', version: 0 },
      }),
      world.post({
        as: manager,
        path: `/api/staff/cases/${opened}/actions`,
        body: { action: 'acknowledge', understanding: 'x', outcomes: 'y', version: 0 },
      }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect([
      await world.product.conversations.collection.findOne({ _id: talk as never }),
      await world.product.cases.model.collection.findOne({ _id: opened as never }),
    ]).toEqual(before)
  }
})

test('two landlords with the same reference each find their own case', async () => {
  const [mine, theirs] = await Promise.all(LANDLORDS.map((landlord) => world.openCase({ landlord })))
  const { reference } = (await world.product.cases.model.findOne({ _id: mine!, landlord: 'meadowbrook' }).lean())!
  await world.product.cases.model.updateOne({ _id: theirs!, landlord: 'harbour-view' }, { $set: { reference } })
  for (const [landlord, id] of [
    ['meadowbrook', mine],
    ['harbour-view', theirs],
  ] as const) {
    const as = await world.session(await world.hire({ landlord, roles: ['manager'] }))
    const { body } = await world.ask({ as, path: `/api/staff/cases?reference=${reference}` })
    expect((body.cases as { id: string }[]).map((one) => one.id)).toEqual([id])
  }
})

test('the same email at two landlords signs in to the one that is asked for', async () => {
  const email = 'both@homes.example'
  for (const landlord of LANDLORDS)
    await world.hire({ landlord, email, roles: ['adviser'], password: `a long password of ${landlord}` })
  const enter = async (landlord: string, password: string) =>
    (await world.post({ path: '/api/staff/session', body: { email, password, landlord } })).body as {
      landlord?: { slug: string }
    }
  expect((await enter('harbour-view', 'a long password of harbour-view')).landlord?.slug).toBe('harbour-view')
  expect((await enter('meadowbrook', 'a long password of meadowbrook')).landlord?.slug).toBe('meadowbrook')
  expect((await enter('meadowbrook', 'a long password of harbour-view')).landlord).toBeUndefined()
  // At an address of the second landlord that one is taken.
  const there = await world.post({
    path: '/api/staff/session',
    body: { email, password: 'a long password of harbour-view' },
    headers: { Host: 'harbour-view.localhost', Origin: 'http://harbour-view.localhost' },
  })
  expect(there).toMatchObject({ status: 200, body: { landlord: { slug: 'harbour-view' } } })
})

test('a read of staff records that leaves the landlord out does not run', async () => {
  for (const model of [
    world.staff.accounts.model,
    world.staff.sessions.model,
    world.staff.audit.model,
    world.staff.once.model,
    world.staff.presence.model,
  ])
    await expect((model.find as (filter: object) => Promise<unknown>)({})).rejects.toThrow('landlord')
})
