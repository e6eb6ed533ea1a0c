/** Threat T3: somebody asks whether a report was made. No answer tells whether there is one. */
import { randomInt } from 'node:crypto'
import { newReference, showReference } from '../../services/cases/reference.ts'
import { textingWorld } from '../support/signText.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
})
afterAll(() => phone.close())

const REPORT = [
  'my neighbour shouts paki go home at me on the stairs',
  'No',
  'It happened to me',
  'Skip',
  'No, I want to send it now',
  'Stay anonymous',
  'Send',
]
/** Passes the check of payment cards, so that it comes in masked. */
const LIKE_A_CARD = '4111 1111 1111 1111'
const wrongCode = (): string => Array.from({ length: 4 }, () => String(randomInt(1000, 10_000))).join(' ')

test('the reference of a report answers a stranger as one that nobody has', async () => {
  const talk = await webTalk({ world: product })
  let said: string[] = []
  for (const line of REPORT) said = await talk.say(line)
  const reference = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}/.exec(said.join(' '))?.[0] ?? ''
  expect(reference).not.toBe('')
  const answers = await Promise.all(
    [reference, showReference(newReference())].map(async (asked) => {
      const stranger = await webTalk({ world: product })
      const first = await stranger.say(`what is happening with ${asked}`)
      return JSON.stringify([first, await stranger.say('123456')]).replaceAll(asked, 'REF')
    }),
  )
  expect(answers[0]).toBe(answers[1])
})

test('a wrong code and a code that never was answer alike, and so does a landlord without any report', async () => {
  const answers = await Promise.all(
    [wrongCode(), wrongCode(), LIKE_A_CARD, '1111 2222 3333 4445'].map(async (code, index) => {
      const talk = await webTalk({ world: product, ...(index === 3 ? { landlord: 'harbour-view' } : {}) })
      return JSON.stringify(await talk.say(code))
    }),
  )
  expect(new Set(answers).size).toBe(1)
})

test('"did she report me?" is told nothing, on the web and by text', async () => {
  const asked = 'did my wife report me to you?'
  const web = await (await webTalk({ world: product })).say(asked)
  const text = await phone.text({ from: '+447700900985', body: asked })
  expect([...web, ...text].join(' ')).not.toMatch(/\b(she|her report|was made|has reported|no report)\b/i)
})
