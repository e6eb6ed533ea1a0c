/** Threat T8: a number that somebody else has now is a stranger's number: nothing of the old talk is said, kept up or picked up. */
import { textingWorld } from '../support/signText.ts'
import { world } from '../support/world.ts'

const DAY = 86_400_000

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
})
afterAll(() => phone.close())

const conversations = async (): Promise<
  { _id: string; current: boolean; state: unknown; peer: unknown; language: string }[]
> =>
  await phone.world.product.conversations
    .find({ landlord: 'meadowbrook', channel: 'sms' })
    .sort({ startedAt: 1 })
    .lean()

/** Half of a repair, in the tenant's own words. */
const beginRepair = async (from: string): Promise<void> => {
  await phone.text({ from, body: 'The bedroom ceiling is damp and my daughter coughs' })
  await phone.text({ from, body: '12 Quillfeather House' })
}

test('after 31 silent days the same number is greeted as a stranger and asked nothing of the old matter', async () => {
  const from = '+447700900311'
  await beginRepair(from)
  const before = await conversations()
  phone.world.pass(31 * DAY)
  const said = (await phone.text({ from, body: 'yes' })).join('\n')
  expect(said).toContain('This is the automated assistant of Meadowbrook Homes')
  expect(said).not.toMatch(/damp|ceiling|daughter|Quillfeather|repair has|reference/i)
  const after = await conversations()
  expect(after).toHaveLength(before.length + 1)
  expect(after.filter(({ current }) => current)).toHaveLength(1)
  expect(after.at(-1)!._id).not.toBe(before.at(-1)!._id)
})

test('what the stranger may ask about is nothing: the old case is not theirs', async () => {
  const from = '+447700900312'
  await beginRepair(from)
  for (const answer of ['since Monday', 'no', 'skip', 'no']) await phone.text({ from, body: answer })
  const opened = await phone.world.product.cases.model
    .find({ landlord: 'meadowbrook' })
    .sort({ receivedAt: -1 })
    .limit(1)
    .lean()
  expect(opened).toHaveLength(1)
  phone.world.pass(31 * DAY)
  const said = (await phone.text({ from, body: 'how is my case' })).join('\n')
  const { reference } = opened[0]!
  expect(said.replace(/[\s-]/g, '')).not.toContain(reference)
  expect(said).not.toMatch(/we have it|working on it|finished|Quillfeather/i)
})

test('within the thirty days the talk goes on where it was', async () => {
  const from = '+447700900313'
  await beginRepair(from)
  const before = (await conversations()).length
  phone.world.pass(29 * DAY)
  const said = (await phone.text({ from, body: 'since Monday' })).join('\n')
  expect(said).not.toContain('This is the automated assistant')
  expect(await conversations()).toHaveLength(before)
})

test('a number that asked not to be texted stays silent after the thirty days too, until it asks again', async () => {
  const from = '+447700900314'
  await phone.text({ from, body: 'menu' })
  expect(await phone.text({ from, body: 'Stop.' })).toEqual([])
  phone.world.pass(31 * DAY)
  expect(await phone.text({ from, body: 'hello again' })).toEqual([])
  expect(await phone.text({ from, body: 'START' })).toHaveLength(1)
})
