/** A tenant walks through the product in a real browser: a broken boiler becomes a case; "nobody came" becomes the choice, and a complaint with a date. */

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { t } from '../../locales/index.ts'
import type { LanguageCode } from '../../locales/languages.ts'
import { sayDate } from '../../services/dates/sayDate.ts'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { chatPage } from '../support/chatPage.ts'
import { photograph } from '../support/uploads.ts'
import { type World, world } from '../support/world.ts'

const REFERENCE = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}/
/** Received on Wednesday 10 March 2027; five working days on (Complaint Handling Code 2024, 6.2). */
const ACKNOWLEDGE_BY = '2027-03-17'

const WORDS: Record<'en' | 'pl' | 'ur', { boiler: string; place: string; nobodyCame: string }> = {
  en: {
    boiler: 'my boiler is broken',
    place: '12 High Street, kitchen',
    nobodyCame: 'this is the third time I ask and nobody came',
  },
  pl: {
    boiler: 'piec nie działa, nie mamy ogrzewania',
    place: 'High Street 12, kuchnia',
    nobodyCame: 'pytam już trzeci raz i nikt nie przyszedł',
  },
  ur: {
    boiler: 'میرا بوائلر خراب ہے',
    place: '12 ہائی اسٹریٹ، باورچی خانہ',
    nobodyCame: 'میں تیسری بار کہہ رہا ہوں اور کوئی نہیں آیا',
  },
}

const pictures = process.env.PICTURES ? resolve(process.env.PICTURES) : null
let product: World
let page: Page

beforeAll(async () => {
  product = await world()
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await product.stop()
})

const { buttons, answered, say, press, sendFile } = chatPage(() => page)

/** Answers whatever is asked, skipping what may be skipped, until a text holds what is looked for. */
async function until({
  found,
  heard,
  language,
}: {
  found: (text: string) => boolean
  heard: string
  language: 'en' | 'pl' | 'ur'
}): Promise<string> {
  let last = heard
  for (let turn = 0; turn < 14; turn++) {
    if (found(last)) return last
    const labels = await buttons().allInnerTexts()
    const skip = labels.indexOf(t({ key: 'common.skip', language: language as LanguageCode }))
    last =
      labels.length === 0
        ? await say(WORDS[language].place)
        : await press(skip >= 0 ? skip : labels.length > 3 ? labels.length - 1 : labels.length > 2 ? 1 : 0)
  }
  throw new Error(`Never heard what was looked for; last: ${last}`)
}

async function picture(name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

describe.each(['en', 'pl', 'ur'] as const)('in %s', (language) => {
  let reference = ''
  beforeAll(async () => {
    page = await (await openBrowser()).newPage({ viewport: { width: 420, height: 860 } })
  })
  afterAll(() => page.close())

  test('a broken boiler becomes a case with a reference', async () => {
    await page.goto(`${product.url.replace('localhost', '127.0.0.1')}/?lang=${language}`)
    await answered(0)
    await picture(`${language}-1-start`)
    const done = await until({
      found: (text) => REFERENCE.test(text),
      heard: await say(WORDS[language].boiler),
      language,
    })
    reference = REFERENCE.exec(done)![0]
    await picture(`${language}-2-request`)
    const stored = await product.product.cases.model
      .findOne({ landlord: 'meadowbrook', reference: reference.replaceAll('-', '') })
      .lean()
    expect(stored).toMatchObject({ kind: 'service_request', type: 'repair', status: 'received', language })
  }, 180_000)

  test('a photo is sent with the paper clip, stands small in the talk, and an officer sees it with the case', async () => {
    const until = t({ key: 'common.filesKept', language: language as LanguageCode })
    await sendFile({ name: 'boiler.jpg', bytes: await photograph({ mark: 'kitchen' }), until })
    const shown = page.locator('.webchat__bubble--from-user img, .webchat__stacked-layout--from-user img').last()
    await shown.waitFor()
    expect(await shown.getAttribute('src')).toMatch(/^(data:image\/jpeg|blob:)/)
    await picture(`${language}-3-photo`)
    expect(await violations()).toEqual([])
    const { email, password } = product.signIns.find(
      ({ role, email: of }) => role === 'adviser' && of.includes('meadowbrook'),
    )!
    const staff = await (await openBrowser()).newPage()
    await staff.goto(`${product.url.replace('localhost', '127.0.0.1')}/staff`)
    await staff.getByLabel('Email').fill(email)
    await staff.getByLabel('Password').fill(password)
    await staff.keyboard.press('Enter')
    await staff.getByRole('button', { name: 'Sign out' }).waitFor()
    const stored = await product.product.cases.model
      .findOne({ landlord: 'meadowbrook', reference: reference.replaceAll('-', '') }, { _id: 1 })
      .lean()
    await staff.goto(`${staff.url().split('#')[0]}#/case/${stored?._id}`)
    await staff.getByRole('button', { name: 'Show large' }).click()
    await staff.locator('.files img.whole').waitFor()
    if (pictures) await staff.screenshot({ path: `${pictures}/${language}-3-staff.png`, fullPage: true })
    await staff.context().close()
  }, 180_000)

  test('unhappiness brings the choice, and the choice a complaint with its acknowledge-by date', async () => {
    const offer = await say(WORDS[language].nobodyCame)
    expect(offer).toContain(t({ key: 'choice.answer.ask', language: language as LanguageCode }))
    await picture(`${language}-3-choice`)
    const date = sayDate({ date: ACKNOWLEDGE_BY, language })
    const done = await until({ found: (text) => text.includes(date), heard: await press(0), language })
    await picture(`${language}-4-complaint`)
    const complaint = REFERENCE.exec(done)?.[0] ?? ''
    const stored = await product.product.cases.model
      .findOne({ landlord: 'meadowbrook', reference: complaint.replaceAll('-', '') })
      .lean()
    expect(stored).toMatchObject({ kind: 'complaint', status: 'received', intake: 'finished' })
    // The request goes on as it was.
    const request = await product.product.cases.model
      .findOne({ landlord: 'meadowbrook', reference: reference.replaceAll('-', '') })
      .lean()
    expect(request).toMatchObject({ status: 'received', owner: null })
    expect(stored?.links).toEqual([{ case: request?._id, why: 'about' }])
  }, 180_000)

  test('the page is usable by everybody in this state (axe)', async () => {
    expect(await violations()).toEqual([])
  }, 120_000)
})
