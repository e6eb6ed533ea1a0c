/** Starting a case beside a conversation, in a real browser. */
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../services/staff/roles.ts'
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
  roles = ['adviser'],
  teams = [],
  options = {},
}: {
  roles?: Role[]
  teams?: string[]
  options?: Parameters<Browser['newContext']>[0]
} = {}): Promise<string> {
  opened = await openPage({ browser, options })
  page = opened.page
  const email = `start${++number}@meadowbrook.example`
  await world.hire({ roles, teams, email })
  const said = [{ author: 'tenant' as const, body: { text: 'The roof leaks and nobody comes, I want to complain' } }]
  const { _id: id } = await world.talk({ waiting: null, said })
  await signIn({ page, world, email })
  await page.goto(`${world.origin}/staff#/conversation/${id}`)
  await page.getByRole('button', { name: 'Take this conversation' }).click()
  return id
}
const start = () => page.getByRole('region', { name: 'Start for the tenant' })

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 360],
] as const)(
  'a complaint, from the wish to the reference the tenant is told (%s, %s wide)',
  async (colorScheme, width) => {
    const id = await hold({ options: { colorScheme, viewport: { width, height: 900 } } })
    await start().getByRole('button', { name: 'A complaint' }).click()
    const form = page.getByRole('form', { name: 'A complaint' })
    await form.getByLabel('What happened').fill('The roof leaks since January')
    // The page asks for the wish before anything is sent.
    await form.getByRole('button', { name: 'Start it and tell them' }).click()
    expect(await page.getByRole('link', { name: /^[A-Z0-9]{3}-/ }).count()).toBe(0)
    await form.getByLabel('They want to complain').check()
    await form.getByLabel('When they asked for it').selectOption('1')
    expect(await breachesOn(page)).toEqual([])
    expect(await sidewaysOn(page)).toBe(0)
    await shotOf({ page, name: `start-${colorScheme}-${width}` })
    await form.getByRole('button', { name: 'Start it and tell them' }).click()
    await start().getByText('They were told the reference here.').waitFor()
    const reference = (await start().getByRole('status').getByRole('link').textContent()) ?? ''
    await page.getByRole('log').getByText(reference).waitFor()
    const made = await world.product.cases.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
    expect(made.map(({ kind, type }) => [kind, type])).toEqual([['complaint', 'complaint']])
    expect(await breachesOn(page)).toEqual([])
  },
)

test('a service request that could not be saved keeps what was written', async () => {
  await hold()
  await start().getByRole('button', { name: 'A service request' }).click()
  const form = page.getByRole('form', { name: 'A service request' })
  await form.getByLabel('What it is about').selectOption('repair')
  await form.getByLabel('What they need').fill('The tap drips')
  await page.route('**/cases', (route) => route.abort())
  await form.getByRole('button', { name: 'Start it and tell them' }).click()
  await form.getByRole('alert').getByText(/./).waitFor()
  expect(await form.getByLabel('What they need').inputValue()).toBe('The tap drips')
  await page.unroute('**/cases')
  await form.getByRole('button', { name: 'Start it and tell them' }).click()
  await start().getByText('They were told the reference here.').waitFor()
})

test('a report of hate goes by its own form, and who may not is told who can', async () => {
  await world.hire({ roles: ['hate_officer'], teams: ['hate-response'], name: 'Bronwen Hale' })
  await hold()
  await start().getByRole('button', { name: 'A report of hate' }).click()
  await start().getByText('Bronwen Hale').waitFor()
  expect(await start().getByRole('link').count()).toBe(0)
  await opened.context.close()
  await hold({ roles: ['hate_officer'], teams: ['hate-response'] })
  await start().getByRole('button', { name: 'A report of hate' }).click()
  expect(await start().getByRole('link', { name: 'Write down a report' }).getAttribute('href')).toBe('#/new-report')
  expect(await breachesOn(page)).toEqual([])
})
