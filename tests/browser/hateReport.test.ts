/** A report told on a shared computer, in a real browser; then somebody else sits down at it (threat T1). */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { t } from '../../locales/index.ts'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { chatPage } from '../support/chatPage.ts'
import { breachesOn } from '../support/consoleSteps.ts'
import { photograph } from '../support/uploads.ts'
import { type World, world } from '../support/world.ts'

const MARK = 'Plumbagoxyz'
const WORDS = {
  en: `my neighbour shouts paki go home at me on the stairs, ${MARK}`,
  pl: `sąsiad krzyczy do mnie na klatce "polaczku wracaj do siebie", ${MARK}`,
  ur: `پڑوسی سیڑھیوں پر مجھے پاکی کہہ کر گالیاں دیتا ہے اور کہتا ہے اپنے ملک واپس جاؤ ${MARK}`,
}
type Language = keyof typeof WORDS

const pictures = process.env.PICTURES ? resolve(process.env.PICTURES) : null
let product: World
let context: BrowserContext
let page: Page
let step = 0

beforeAll(async () => {
  product = await world({ clock: 'real' })
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await product.stop()
})

const { box, answered, say, press, sendFile } = chatPage(() => page)
const address = (query = '') => `${product.url.replace('localhost', '127.0.0.1')}/${query}`

async function picture(name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  step += 1
  await page.screenshot({ path: `${pictures}/report-${name}-${String(step).padStart(2, '0')}.png` })
}
const stored = (): Promise<number> =>
  page.evaluate(`(async () =>
    sessionStorage.length + localStorage.length + document.cookie.length +
    (await indexedDB.databases()).length + ('caches' in window ? (await caches.keys()).length : 0))()`)
const entries = (): Promise<number> => page.evaluate('history.length')

async function arrive(language: Language): Promise<void> {
  context = await (await openBrowser()).newContext({ viewport: { width: 420, height: 860 } })
  page = await context.newPage()
  await page.goto(address(`?lang=${language}`))
  await answered(0)
}

describe.each(Object.keys(WORDS) as Language[])('in %s', (language) => {
  const word = (key: Parameters<typeof t>[0]['key']): string => t({ key, language })
  afterAll(() => context.close())

  test('it is told to its end with a code, and each step can be read by everybody', async () => {
    step = 0
    await arrive(language)
    const title = await page.title()
    const steps = await entries()
    const first = await say(WORDS[language])
    expect(first).toContain(word('hateReport.danger.ask'))
    await picture(language)
    expect(await breachesOn(page)).toEqual([])
    expect(await stored()).toBe(0)
    expect(await press(word('common.no'))).toContain(word('hateReport.as.ask'))
    await picture(language)
    await press(word('hateReport.as.choices.victim'))
    await press(word('common.skip'))
    await picture(language)
    await press(word('hateReport.extent.choices.more'))
    for (const choice of ['ongoing'] as const) await press(word(`hateReport.when.choices.${choice}`))
    await picture(language)
    // Place, hurt, damaged, writing.
    await press(word('hateReport.where.choices.home'))
    for (let turn = 0; turn < 4; turn++) await press(word('common.skip'))
    await picture(language)
    expect(await press(word('hateReport.strands.choices.race'))).toContain(word('hateReport.strands.another'))
    await picture(language)
    await press(word('common.enough'))
    for (let turn = 0; turn < 5; turn++) await press(word('common.skip'))
    expect(await press(word('common.yes'))).toContain(word('hateReport.originals.ask'))
    await picture(language)
    await press(word('hateReport.originals.choices.originals'))
    await picture(language)
    await sendFile({
      name: `${MARK}.jpg`,
      bytes: await photograph({ mark: MARK }),
      until: word('hateReport.wishes.ask'),
    })
    expect(await page.locator('.webchat__basic-transcript img').count()).toBeGreaterThan(0)
    await picture(language)
    expect(await stored()).toBe(0)
    await press(word('common.skip'))
    await picture(language)
    expect(await press(word('hateReport.who.choices.anonymous'))).toContain(word('hateReport.consents.ask'))
    await picture(language)
    await press(word('hateReport.consents.choices.police'))
    const check = await press(word('common.enough'))
    expect(check).toContain(word('hateReport.check.ask'))
    expect(check).not.toContain(MARK)
    await picture(language)
    const done = await press(word('hateReport.check.send'))
    expect(done).toMatch(/\d{4}.\d{4}.\d{4}.\d{4}/)
    await picture(language)
    expect(await breachesOn(page)).toEqual([])
    expect(await stored()).toBe(0)
    expect(await page.title()).toBe(title)
    expect(await entries()).toBe(steps)
    expect(page.url()).toBe(address(`?lang=${language}`))
  }, 240_000)
})

describe('somebody else sits down at the computer', () => {
  afterAll(() => context.close())

  test('after the exit: nothing stored, Back shows the start page, and the old token opens nothing, here or elsewhere', async () => {
    await arrive('en')
    const posted = page.waitForRequest(
      (request) => request.url().endsWith('/activities') && request.method() === 'POST',
    )
    await say(WORDS.en)
    const conversation = /conversations\/([^/]+)\//.exec((await posted).url())?.[1] ?? ''
    const token = ((await posted).headers().authorization ?? '').replace('Bearer ', '')
    await press('No')
    await page.route('**/weather**', (route) => route.fulfill({ body: 'elsewhere' }))
    await context.route(/^https:/, (route) => route.fulfill({ body: 'elsewhere' }))
    await page.locator('#exit').click()
    await page.waitForURL((url) => !url.href.startsWith(address()), { timeout: 30_000 })
    await page.goto(address())
    await answered(0)
    expect(await page.getByText(MARK).count()).toBe(0)
    expect(
      await page.evaluate((mark) => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]).includes(mark), MARK),
    ).toBe(false)
    await page.goBack().catch(() => null)
    expect(await page.getByText(MARK).count()).toBe(0)
    await page.goForward().catch(() => null)
    expect(await page.getByText(MARK).count()).toBe(0)

    expect(token).not.toBe('')
    const second = await (await openBrowser()).newContext()
    const answer = await second.request.get(address(`v3/directline/conversations/${conversation}/activities`), {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect([401, 403]).toContain(answer.status())
    expect(await answer.text()).not.toContain(MARK)
    await second.close()
    // Nothing was sent: the key of what was told is gone on the server too.
    const record = await product.product.conversations.findOne({ _id: conversation, landlord: 'meadowbrook' }).lean()
    expect(record?.sections.find(({ audience }) => audience === 'hate')?.wrapped).toBeNull()
  }, 180_000)

  test('a reload in the middle begins anew, and so does a tab that the browser brings back', async () => {
    await arrive('en')
    await say(WORDS.en)
    await page.reload()
    await answered(0)
    expect(await page.getByText(MARK).count()).toBe(0)
    const again = await context.newPage()
    await again.goto(address('?lang=en'))
    await again.waitForTimeout(1500)
    expect(await again.getByText(MARK).count()).toBe(0)
    expect(await box().getAttribute('autocomplete')).toBe('off')
  }, 120_000)
})
