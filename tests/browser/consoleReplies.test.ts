/** Ready replies in a real browser: found and put into the box by keyboard alone, and sent as they stand or changed. */
import type { Browser, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let opened: Opened
let page: Page
let number = 0

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(async () => {
  expect(opened.violations).toEqual([])
  await opened.context.close()
})

async function hold({
  talk,
  options = {},
}: {
  talk: Parameters<StaffWorld['talk']>[0]
  options?: Parameters<Browser['newContext']>[0]
}): Promise<string> {
  opened = await openPage({ browser, options })
  page = opened.page
  const email = `replies${++number}@meadowbrook.example`
  await world.hire({ roles: ['adviser'], email })
  const { _id: id } = await world.talk({ waiting: null, ...talk })
  await signIn({ page, world, email })
  await page.goto(`${world.origin}/staff#/conversation/${id}`)
  await page.getByRole('button', { name: 'Take this conversation' }).click()
  await box().waitFor()
  return id
}
const box = () => page.getByLabel('Your reply')
const focused = () => page.evaluate<string>('document.activeElement.id')
const search = () => page.getByRole('combobox', { name: 'Find a ready reply' })
const options = () => page.getByRole('option')
const marked = () => page.getByRole('option', { selected: true }).locator('strong').textContent()

test.each([
  ['light', 1280, 'pl'],
  ['dark', 1280, 'ur'],
  ['light', 360, 'pl'],
] as const)('stand with their meaning beside them (%s, %s wide, %s)', async (colorScheme, width, language) => {
  await hold({ talk: { language }, options: { colorScheme, viewport: { width, height: 900 } } })
  await page.getByRole('button', { name: 'Ready replies' }).click()
  await options().first().waitFor()
  expect(await options().count()).toBe(13)
  const first = options().first()
  expect(await first.locator('span').first().getAttribute('lang')).toBe(language)
  expect(await first.textContent()).toContain('Hello. I work for')
  expect(await breachesOn(page)).toEqual([])
  expect(await sidewaysOn(page)).toBe(0)
  await shotOf({ page, name: `replies-${colorScheme}-${width}-${language}` })
})

test('a stroke in the empty box opens them; arrows, Enter and Escape are enough', async () => {
  const id = await hold({ talk: { language: 'pl' } })
  await box().focus()
  await page.keyboard.press('/')
  await options().first().waitFor()
  expect(await focused()).toBe('ready-search')
  expect(await marked()).toBe('Greeting')
  await page.keyboard.press('ArrowDown')
  expect(await marked()).toBe('One moment please')
  expect(await search().getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option', { selected: true }).getAttribute('id'),
  )
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await marked()).toBe('Thank you and goodbye')
  await page.keyboard.press('Escape')
  await search().waitFor({ state: 'detached' })
  expect(await box().inputValue()).toBe('')
  expect(await focused()).toBe('reply')

  await page.keyboard.press('/')
  await options().first().waitFor()
  // In one's own words, although the text is Polish.
  await page.keyboard.type('looking into')
  await page.getByText('Ready replies: 1').waitFor()
  await page.keyboard.press('Enter')
  expect(await box().inputValue()).toBe('Proszę o chwilę. Sprawdzam to.')
  await page.getByText('In English: One moment please. I am looking into it.').waitFor()
  await shotOf({ page, name: 'replies-chosen' })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Sent.', { exact: true }).waitFor()
  const line = page.getByRole('log').getByText('Proszę o chwilę. Sprawdzam to.')
  await line.waitFor()
  expect(await line.getAttribute('lang')).toBe('pl')
  const conversation = await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  const read = await world.product.transcript.read({ conversation: conversation as never, after: 0, limit: 9 })
  expect(read.at(-1)?.body?.said).toEqual(['replies.moment@1'])
})

test('one can be changed before it is sent, comes behind what is written, and a search without a find says so', async () => {
  await hold({ talk: { language: 'en', channel: 'sms' } })
  await box().fill('I have asked the plumber.')
  await page.keyboard.press('/')
  expect(await box().inputValue()).toBe('I have asked the plumber./')
  await box().fill('I have asked the plumber.')
  await page.getByRole('button', { name: 'Ready replies' }).click()
  await search().fill('xylophone')
  await page.getByText('No ready reply has these words').waitFor()
  await page.keyboard.press('Enter')
  await search().fill('anything else')
  await options().first().click()
  expect(await box().inputValue()).toBe('I have asked the plumber. Is there anything else that I can do for you?')
  // One part: short enough for a single text.
  await page.getByText('Text parts: 1').waitFor()
  expect(await breachesOn(page)).toEqual([])
})
