/** Whatever is said, in whatever order: each dissatisfaction that was heard has the choice to complain on record, with wording, language and channel (Complaint Handling Code 2024, 1.3). */
import fc from 'fast-check'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { newId } from '../../services/ids.ts'
import { type World, world } from '../support/world.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const slug = 'meadowbrook'
let on: World

beforeAll(async () => {
  on = await world()
}, 180_000)
afterAll(() => on.stop())

const said = fc.constantFrom(
  'nobody came again',
  'this is the third time I ask about my boiler',
  'you lot are useless',
  'I want to complain',
  'not really a complaint but the stairs are filthy',
  'my tap drips',
  'black mould in the bedroom',
  'hello',
  '1',
  '2',
  '3',
  '9',
  '0',
  'yes',
  'no',
  'skip',
  '12 Mill Lane',
  '07700 900123',
  'what does that mean',
  'a person',
  'back',
  'the cleaner was brilliant but late again',
  'stage 2',
  'what is happening with my complaint',
  'withdraw my complaint',
  'I can smell gas',
)

test(`each dissatisfaction has its choice on record, and each complaint its dissatisfaction (seed ${SEED})`, async () => {
  const talks = fc.sample(fc.array(said, { minLength: 3, maxLength: 14 }), { seed: SEED, numRuns: 30 })
  for (const [index, talk] of talks.entries()) {
    const channel = index % 2 === 0 ? 'webchat' : 'sms'
    const thread = newId()
    const peer = { to: `+4477009${String(index).padStart(5, '0')}`, from: '+447700900001' }
    for (const text of talk) {
      const payload = { kind: 'message' as const, text, language: 'en', ...(channel === 'sms' ? { peer } : {}) }
      await on.intake.accept({ id: `${channel}:${newId()}`, channel, landlord: slug, thread, payload })
      await on.worker.idle()
    }
  }
  const heard = await on.product.dissatisfactions.model.find({ landlord: slug }).lean()
  const complaints = await on.product.cases.model.find({ landlord: slug, kind: 'complaint' }).lean<CaseRecord[]>()
  expect(heard.length).toBeGreaterThan(10)
  expect(complaints.length).toBeGreaterThan(5)
  for (const { offers } of heard) {
    expect(offers.length).toBeGreaterThan(0)
    for (const offer of offers)
      expect(offer).toMatchObject({
        wording: expect.stringMatching(/@\d+$/),
        language: 'en',
        channel: expect.any(String),
      })
  }
  const recorded = new Set(heard.map(({ complaint }) => complaint))
  expect(complaints.filter(({ _id }) => !recorded.has(_id)).map(({ type }) => type)).toEqual([])
})
