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
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('complaint')
  await shows('overdue', 'fresh')
  await page.getByRole('combobox', { name: 'Time', exact: true }).selectOption('overdue')
  await shows('overdue')
  expect(await page.evaluate('location.hash')).toBe('#/cases?kind=complaint&standing=overdue')
  const shared = page.url()
  await page.goBack()
  await shows('overdue', 'fresh')
  await page.goBack()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.goto(shared)
  await shows('overdue')
  expect(await page.getByRole('combobox', { name: 'Time', exact: true }).inputValue()).toBe('overdue')
  await link('overdue').click()
  await page.getByRole('link', { name: 'Back to the cases' }).click()
  await shows('overdue')
  await page.getByRole('button', { name: 'Show all, without filters' }).click()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.getByText('More filters').click()
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('pl')
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
  await page.getByRole('combobox', { name: 'Team', exact: true }).selectOption(team)
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

test('a view is saved under a name, opened by one press or one key, changed, begun with, and taken away', async () => {
  await open()
  const views = page.getByRole('region', { name: 'Views' })
  const choose = (name: string, value: string) => page.getByRole('combobox', { name, exact: true }).selectOption(value)
  await views.getByRole('link', { name: 'Overdue' }).click()
  await shows('overdue')
  await choose('Kind', 'complaint')
  await page.locator('summary', { hasText: 'What each line shows' }).click()
  const ticked = page.getByLabel('Show the team')
  // In one breath: a box that goes back until the address has changed is seen to flicker.
  expect(
    await ticked.evaluate((node) => {
      const box = node as unknown as { click: () => void; checked: boolean }
      box.click()
      return box.checked
    }),
  ).toBe(true)
  await page.getByLabel('Show the language').uncheck()
  await page.locator('.line', { hasText: 'Complaints' }).waitFor()
  await views.getByRole('button', { name: 'Save as a new view' }).click()
  await page.keyboard.type('Ring 07700 900777')
  await page.keyboard.press('Enter')
  await views.getByText('could lead to a person').waitFor()
  await views.getByLabel('Name').fill('Late complaints')
  await shot('views-form')
  expect(await breaches()).toEqual([])
  await page.keyboard.press('Enter')
  const own = views.getByRole('link', { name: 'Late complaints' })
  await own.and(page.locator('[aria-current=page]')).waitFor()
  const hash = await page.evaluate('location.hash')
  expect(hash).toContain('columns=status%2Cclock%2Cowner%2Cteam%2Creceived')
  // By its key, from the whole list.
  await page.keyboard.press('Alt+0')
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.keyboard.press('Alt+7')
  await shows('overdue')
  expect(await page.evaluate('location.hash')).toBe(hash)
  await choose('Time', '')
  await shows('overdue', 'fresh')
  await views.getByRole('button', { name: 'Save the changes in this view' }).click()
  await views.getByText('The view is changed.').waitFor()
  await views.getByRole('button', { name: 'Rename or share' }).click()
  await views.getByLabel('Name').fill('Complaints of ours')
  await views.getByLabel('Shared with').selectOption('complaints')
  await page.keyboard.press('Enter')
  await views.getByText('Shared with: Complaints').waitFor()
  await views.getByRole('button', { name: 'Open this one first' }).click()
  await views.getByRole('link', { name: 'Complaints of ours (opens first)' }).waitFor()
  // Elsewhere and back by the navigation: it begins with the view, and shows all when asked.
  await page.getByRole('navigation').getByRole('link', { name: 'Figures' }).click()
  await page.getByRole('heading', { name: 'Figures' }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Cases' }).click()
  await shows('overdue', 'fresh')
  await page.getByRole('button', { name: 'Show all, without filters' }).click()
  await shows('overdue', 'repair', 'fresh', 'bare')
  await page.reload()
  await shows('overdue', 'repair', 'fresh', 'bare')
  // Its team is no more: it says so, and what is left of it still narrows.
  await world.staff.caseViews.views.updateOne(
    { landlord: 'meadowbrook', name: 'Complaints of ours' },
    { $set: { 'filters.team': 'a-team-that-was' } },
  )
  await page.reload()
  await views.getByRole('link', { name: /^Complaints of ours/ }).click()
  await views.getByText('It is left out: Team.').waitFor()
  await shows('overdue', 'fresh')
  await shot('views-left-out')
  expect(await breaches()).toEqual([])
  page.once('dialog', (dialog) => void dialog.accept())
  await views.getByRole('button', { name: 'Take this view away' }).click()
  await views.getByRole('link', { name: /^Complaints of ours/ }).waitFor({ state: 'detached' })
  expect(violations).toEqual([])
}, 60_000)

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
