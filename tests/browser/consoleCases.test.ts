import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000

let world: StaffWorld
let browser: Browser
let context: BrowserContext
let page: Page
let violations: string[]
let number = 0
const cases: Record<string, string> = {}

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  cases.overdue = await world.openCase({ kind: 'complaint', language: 'pl', contact: { phone: '+447700900777' } })
  world.pass(9 * DAY)
  cases.repair = await world.openCase({
    kind: 'service_request',
    type: 'repair',
    team: 'repairs',
    hazard: 'damp_mould',
  })
  cases.fresh = await world.openCase({ kind: 'complaint' })
  cases.bare = await world.openCase({ kind: 'message', type: 'message' })
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(() => context.close())

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  violations = []
  context = await browser.newContext(options)
  page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Permissions-Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(error.message))
  const email = `lists${++number}@meadowbrook.example`
  await world.hire({ roles: ['manager'], email })
  await signIn({ page, world, email })
  await page.goto(`${world.origin}/staff#/cases`)
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor()
  await page.getByText('Shown:').waitFor()
}

const breaches = (): Promise<string[]> => breachesOn(page)
const sideways = () => sidewaysOn(page)
const shot = (name: string): Promise<void> => shotOf({ page, name })
const link = (name: string) => page.locator(`main a[href="#/case/${cases[name]}"]`)
const shows = async (...names: string[]): Promise<void> => {
  for (const name of Object.keys(cases))
    await link(name).waitFor({ state: names.includes(name) ? 'visible' : 'detached' })
}

test('every filter stands in the address: a link is shared, Back undoes it, and a case leads back to it', async () => {
  await open()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.getByText('Overdue: 1. Due soon: 0.').waitFor()
  await page.getByLabel('Kind').selectOption('complaint')
  await shows('overdue', 'fresh')
  await page.getByLabel('Time').selectOption('overdue')
  await shows('overdue')
  expect(await page.evaluate('location.hash')).toBe('#/cases?kind=complaint&standing=overdue')
  const shared = page.url()
  await page.goBack()
  await shows('overdue', 'fresh')
  await page.goBack()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.goto(shared)
  await shows('overdue')
  expect(await page.getByLabel('Time').inputValue()).toBe('overdue')
  await link('overdue').click()
  await page.getByRole('link', { name: 'Back to the cases' }).click()
  await shows('overdue')
  await page.getByRole('button', { name: 'Show all, without filters' }).click()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.getByText('More filters').click()
  await page.getByLabel('Language').selectOption('pl')
  await shows('overdue')
  expect(await breaches()).toEqual([])
  expect(violations).toEqual([])
})

test('somebody is found by phone number, which stands nowhere in the address; nonsense is told in words', async () => {
  await open()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const field = page.getByLabel('Reference, phone number or email')
  await field.fill('07700 900777')
  await page.keyboard.press('Enter')
  await page.getByText('Found by phone number: 1').waitFor()
  await shows('overdue')
  expect(`${page.url()} ${asked.join(' ')}`).not.toContain('900777')
  expect(await breaches()).toEqual([])
  await shot('cases-found')
  await page.getByRole('button', { name: 'Back to all cases' }).click()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await field.fill('the leaky roof')
  await page.keyboard.press('Enter')
  await page.getByText('This is no reference, phone number or email address.').waitFor()
  const reference = await link('fresh').textContent()
  await field.fill(reference!.toLowerCase())
  await page.keyboard.press('Enter')
  await shows('fresh')
  expect(await page.evaluate('location.hash')).toContain('reference=')
})

test('more pages are shown on demand and stay while a case changes', async () => {
  const team = 'neighbourhoods'
  world.pass(60_000)
  for (let count = 0; count < 53; count++) await world.openCase({ kind: 'message', type: 'message', team })
  await open()
  await page.getByLabel('Team').selectOption(team)
  await page.getByText('Shown: 50, and there are more.').waitFor()
  await page.getByRole('button', { name: 'Show more' }).click()
  await page.getByText('Shown: 53.').waitFor()
  const [one] = await world.product.cases.model.find({ landlord: 'meadowbrook', team }).limit(1).lean()
  const as = await world.session(await world.hire({ roles: ['manager'] }))
  const body = { action: 'status', status: 'in_progress', version: 0 }
  await world.post({ as, path: `/api/staff/cases/${one!._id}/actions`, body })
  await page.locator('.line').filter({ hasText: 'In progress' }).waitFor()
  expect(await page.locator('.line').count()).toBe(53)
})

test('works with the keyboard alone', async () => {
  await open()
  await page.getByLabel('Reference, phone number or email').focus()
  for (const name of ['Find', 'Time']) {
    await page.keyboard.press('Tab')
    if (name === 'Time') await page.keyboard.press('O')
  }
  await shows('overdue')
  // The filter that was changed keeps the keyboard.
  expect(await page.evaluate('document.activeElement.id')).toBe('filter-standing')
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.getAttribute("href")')) === `#/case/${cases.overdue}`) break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Back to the cases' }).waitFor()
})

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['contrast', { forcedColors: 'active' }],
] as const)('%s', (name, look) => {
  // 320 px is 1280 at 400 per cent (WCAG 1.4.10).
  test.each([320, 1280])('fits %i px, with nothing for axe to say', async (width) => {
    await open({ ...look, viewport: { width, height: 720 } })
    await page.getByText('More filters').click()
    expect(await sideways()).toBeLessThanOrEqual(0)
    expect(await breaches()).toEqual([])
    expect(violations).toEqual([])
    await shot(`cases-${name}-${width}`)
  })
})
