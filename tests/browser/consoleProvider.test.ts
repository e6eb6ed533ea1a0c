/** The console with a sign-in provider on another site, in a real browser: in, shown again before what is sensitive, and out. */
import type { Browser, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { realProvider } from '../support/realProvider.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let provider: Awaited<ReturnType<typeof realProvider>>
let browser: Browser
let opened: Opened
let number = 0

beforeAll(async () => {
  provider = await realProvider()
  world = await consoleSite({ settings: provider.settings })
  provider.serve(world.origin)
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
  await provider?.close()
})
afterEach(() => opened?.context.close())

const page = () => opened.page
const clean = async (name: string): Promise<void> => {
  expect([name, await breachesOn(page())]).toEqual([name, []])
  expect([name, await sidewaysOn(page())]).toEqual([name, 0])
  await shotOf({ page: page(), name })
}
const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  opened = await openPage({ browser, options })
  await page().goto(`${world.origin}/staff?landlord=meadowbrook`)
  await page().getByRole('link', { name: 'Sign in with Meadowbrook' }).waitFor()
}
/** On the provider's own forms. */
async function signInThere({ at, email }: { at: Page; email: string }): Promise<void> {
  await at.locator('input[name=login]').fill(email)
  await at.locator('input[name=password]').fill('of the provider')
  await at.getByRole('button', { name: 'Sign-in' }).click()
}

test.each([
  ['desk', {}],
  ['phone-by-night', PHONE],
] as const)('one signs in at the provider and is at the desk, and signs out there too: %s', async (look, options) => {
  const email = `provider${++number}@meadowbrook.example`
  await world.hire({ roles: ['adviser'], email, name: 'Sam Taylor' })
  await open(options)
  await clean(`provider-door-${look}`)
  await page().getByRole('link', { name: 'Sign in with Meadowbrook' }).click()
  await page().waitForURL(`${provider.issuer}/**`)
  await signInThere({ at: page(), email })
  await page().getByRole('button', { name: 'Continue' }).click()
  await page().getByRole('button', { name: 'Sign out' }).waitFor()
  await page().getByText('Sam Taylor, ').waitFor({ state: 'attached' })
  const cookies = await opened.context.cookies(world.origin)
  expect(cookies.filter(({ name }) => name.startsWith('__Host-'))).toEqual([
    expect.objectContaining({ name: '__Host-heard', sameSite: 'Strict', httpOnly: true, secure: true }),
  ])
  await page().getByRole('button', { name: 'Sign out' }).click()
  await page().getByText('You may still be signed in where you came from').waitFor()
  await clean(`provider-left-${look}`)
  await page().getByRole('link', { name: 'Sign out there too' }).click()
  await page().waitForURL(`${provider.issuer}/**`)
  expect(opened.violations).toEqual([])
})

test('whoever has no account here is told what to do, once', async () => {
  await open()
  await page().getByRole('link', { name: 'Sign in with Meadowbrook' }).click()
  await signInThere({ at: page(), email: 'nobody@meadowbrook.example' })
  await page().getByRole('button', { name: 'Continue' }).click()
  await page().getByText('You could not be signed in that way').waitFor()
  await clean('provider-refused')
  expect(new URL(page().url()).search).toBe('?landlord=meadowbrook')
  expect(opened.violations).toEqual([])
})

test('before what is sensitive one shows it there again, in a tab of its own, and what was asked for goes on', async () => {
  const email = `provider${++number}@meadowbrook.example`
  await world.hire({ roles: ['adviser'], email })
  await open()
  await page().getByRole('link', { name: 'Sign in with Meadowbrook' }).click()
  await signInThere({ at: page(), email })
  await page().getByRole('button', { name: 'Continue' }).click()
  await page().getByRole('link', { name: 'My account' }).click()
  world.pass(11 * 60_000)
  await page().getByRole('button', { name: 'Set up codes' }).click()
  const ask = page().getByRole('dialog', { name: 'Is it still you?' })
  await ask.waitFor()
  await clean('provider-again')
  const [tab] = await Promise.all([
    opened.context.waitForEvent('page'),
    ask.getByRole('link', { name: 'Sign in with Meadowbrook' }).click(),
  ])
  await signInThere({ at: tab, email })
  // The provider may ask for a yes again.
  await tab
    .getByText('Thank you. It is you.')
    .or(tab.getByRole('button', { name: 'Continue' }))
    .waitFor()
  const asks = tab.getByRole('button', { name: 'Continue' })
  if (await asks.isVisible()) await asks.click()
  await tab.getByText('Thank you. It is you.').waitFor()
  await shotOf({ page: tab, name: 'provider-proved' })
  expect(await breachesOn(tab)).toEqual([])
  await ask.waitFor({ state: 'detached' })
  await page().getByRole('button', { name: 'Confirm' }).or(page().locator('.secret')).first().waitFor()
  expect(opened.violations).toEqual([])
})
