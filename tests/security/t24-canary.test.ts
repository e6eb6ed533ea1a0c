/** Threat T24: marked words, names and numbers go through every dialog on web and SMS, and are then nowhere in logs, metrics, errors or the raw database. */
import { mongo } from 'mongoose'
import { catalogue } from '../../locales/index.ts'
import { sealJson } from '../../services/confidential/seal.ts'
import { localUrl, postForm, settled, textForm, textingWorld } from '../support/signText.ts'
import { dumpOf, tracesIn } from '../support/traces.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const NAME = 'Quillfeather'
const WORD = 'plumbagoxyz'
const PHONE = '+447700900987'
const TEXTER = '+447700900986'
const MAIL = 'quillfeather@canary.example'
const STREET = 'Zanzibarrow'
const OTHER = 'Żółwiński ٹماٹرستان'
const SENTENCE = `My name is ${NAME} and ${WORD} at 12 ${STREET} Road, ${OTHER}`
const CANARIES = [
  NAME,
  WORD,
  PHONE,
  PHONE.slice(3),
  '07700 900987',
  TEXTER,
  TEXTER.slice(3),
  MAIL,
  STREET,
  'Żółwiński',
  'ٹماٹرستان',
]

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
const errors: string[] = []
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env: { ...env, LOG_LEVEL: 'debug' } }))
  product = phone.world
})
afterAll(() => phone.close())

const menu = (catalogue.en.common as { menu: { topic: { choices: Record<string, string> } } }).menu.topic.choices
const entries = Object.entries(menu).filter(([id]) => id !== 'back' && !id.endsWith('_short'))

/** What a tenant would write to this question: its kind of answer, marked. */
const answerTo = (question: string): string => {
  if (/e-?mail/i.test(question)) return MAIL
  if (/phone number|text you|number/i.test(question)) return PHONE
  if (/when|since|date/i.test(question)) return `last Tuesday when ${NAME} came`
  return SENTENCE
}

async function walkWeb(title: string): Promise<number> {
  const talk = await webTalk({ world: product })
  await talk.say('menu')
  let said = await talk.say(title)
  let turns = 0
  for (; turns < 9; turns++) {
    const buttons = (await talk.buttons()).filter((button) => button !== 'Skip')
    // The menu again: this dialog has come to its end.
    if (said.length === 0 || buttons.includes('Report a repair')) break
    const wish = buttons.find((button) => /text|phone|e-mail|letter/i.test(button)) ?? buttons[0]
    const own = /\?/.test(said.join(' ')) && buttons.length > 5
    said = await talk.say(wish && !own ? wish : answerTo(said.at(-1) ?? ''))
  }
  return turns
}

async function walkSms({ title, from }: { title: string; from: string }): Promise<void> {
  let said = (await phone.text({ from, body: title })).join('\n')
  for (let turn = 0; turn < 7; turn++)
    said = (await phone.text({ from, body: /^1 /m.test(said) ? '1' : answerTo(said) })).join('\n')
}

test('every line of the menu is walked on the web with marked answers', async () => {
  const turns = await Promise.all(entries.map(([, title]) => walkWeb(title)))
  expect(entries.length).toBeGreaterThan(12)
  expect(turns.filter((count) => count > 1).length).toBeGreaterThan(8)
  expect(await product.product.cases.model.countDocuments({ landlord: 'meadowbrook' })).toBeGreaterThan(6)
})

test('danger, hate, abuse, distress, another language and a lost temper are walked with marked words, then left in a hurry', async () => {
  const openings = [
    `There is a gas leak at ${STREET} Road, ${NAME} is asleep`,
    `My neighbour ${NAME} shouts racist words at us, ${WORD}`,
    `My husband ${NAME} hits me, ${WORD}`,
    `I want to end my life, ${NAME}`,
    `Chcę złożyć skargę na ${NAME}, ${OTHER}`,
    `You are useless ${NAME} ${WORD}, I am so angry about my boiler`,
    `${WORD} ${NAME}`,
  ]
  await Promise.all(
    openings.map(async (opening, index) => {
      const talk = await webTalk({ world: product })
      await talk.say(opening)
      for (let turn = 0; turn < 4; turn++) {
        const [button] = await talk.buttons()
        await talk.say(turn % 2 === 0 && button ? button : SENTENCE)
      }
      if (index % 2 === 0) await call({ world: product, path: `/conversations/${talk.id}/exit`, token: talk.token })
    }),
  )
})

test('the same by text', async () => {
  await walkSms({ title: 'I want to make a complaint', from: TEXTER })
  await Promise.all(
    [
      ['repair', 61],
      ['My neighbours are noisy', 62],
      [`Racist graffiti by ${NAME}`, 63],
      ['9', 64],
    ].map(([title, end]) => walkSms({ title: String(title), from: `+4477009009${end}` })),
  )
})

test('requests that are refused are made with marked words too', async () => {
  const talk = await webTalk({ world: product })
  const keep = async (answer: Promise<Response>): Promise<void> => void errors.push(await (await answer).text())
  const path = `/conversations/${talk.id}/activities`
  await keep(call({ world: product, path, token: talk.token, body: `{"type":"message","text":"${NAME}` }))
  await keep(call({ world: product, path, token: talk.token, body: { type: 5, text: SENTENCE } }))
  await keep(call({ world: product, path, token: talk.token, body: { type: 'message', text: SENTENCE.repeat(80) } }))
  await keep(
    call({
      world: product,
      path: `/conversations/${NAME}/activities?watermark=${WORD}`,
      token: talk.token,
      method: 'GET',
    }),
  )
  await keep(call({ world: product, path: `/tokens/generate?landlord=${NAME}` }))
  await keep(call({ world: product, path, headers: { Authorization: `Bearer ${WORD.repeat(3)}` }, method: 'GET' }))
  await keep(
    fetch(`${localUrl(product)}/${NAME}/${WORD}?name=${STREET}`, {
      headers: { 'User-Agent': NAME, Referer: `https://x.example/${WORD}` },
    }),
  )
  await keep(postForm({ world: product, form: textForm({ from: PHONE, body: SENTENCE }), signature: 'wrong' }))
  await keep(postForm({ world: product, form: { ...textForm({ from: '', body: SENTENCE }), From: '' } }))
  expect(errors.filter((body) => /"code"/.test(body)).length).toBe(9)
  await settled(product)
})

const tracesOf = (haystack: Buffer): string[] => tracesIn({ haystack, marks: CANARIES })
const dump = (): Promise<Buffer> => dumpOf(product.product.db.connection)

test('the raw database holds none of it, in any spelling', async () => {
  const bytes = await dump()
  expect(bytes.length).toBeGreaterThan(100_000)
  expect(tracesOf(bytes)).toEqual([])
})

test('no log line holds any of it, not even of a message that could not be read', async () => {
  const { inbox, master } = product.product
  const id = 'webchat:canary:unreadable'
  const payload = sealJson({
    key: master.derive('intake'),
    name: `inbox:${id}:payload`,
    value: { kind: SENTENCE, text: 5, receivedAt: SENTENCE },
  })
  await inbox.model.collection.insertOne({
    _id: id,
    landlord: 'meadowbrook',
    audience: 'general',
    retention: 'message_tombstone',
    channel: 'webchat',
    thread: 'canary',
    arrived: new mongo.Timestamp({ t: 1, i: 1 }),
    state: 'waiting',
    attempts: 0,
    payload,
  } as never)
  product.worker.kick({ landlord: 'meadowbrook', thread: 'canary' })
  await product.worker.idle()
  await inbox.model.deleteOne({ _id: id, landlord: 'meadowbrook' })
  expect(product.logged()).toMatch(/"level":(40|50)/)
  expect(tracesOf(Buffer.from(product.logged()))).toEqual([])
})

test('metrics and error answers hold none of it, and no metric names a sensitive matter', async () => {
  const metrics = await (await fetch(`${localUrl(product)}/metrics`)).text()
  expect(metrics).toContain('heard_turns_total')
  expect(tracesOf(Buffer.from(metrics + errors.join('\n')))).toEqual([])
  expect(metrics).not.toMatch(/hate|abuse|safeguard|danger|gas/i)
})

test('the search itself finds what is there', async () => {
  const scratch = product.product.db.connection.db!.collection<{ _id: string; words: unknown }>('scratch')
  for (const words of [
    `so ${NAME}`,
    { deep: [MAIL] },
    Buffer.from(`xx ${WORD}`),
    Buffer.from(`y${SENTENCE}`).toString('base64'),
    Buffer.from(STREET).toString('hex'),
  ]) {
    await scratch.deleteMany({})
    await scratch.insertOne({ _id: 'x', words })
    expect(tracesOf(await dump())).not.toEqual([])
  }
  await scratch.drop()
})
