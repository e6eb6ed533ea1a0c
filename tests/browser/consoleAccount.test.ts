/** My account in a real browser: a code set up and asked for, and a proof asked for in place, with nothing lost. */
import type { Browser } from 'playwright-core'
import { codeAt } from '../support/authenticator.ts'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { hireOfficer, holdReport } from '../support/heldReport.ts'
import { PASSWORD, type StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let opened: Opened
let number = 0
let email = ''

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(() => opened?.context.close())

const page = () => opened.page
const button = (name: string) => page().getByRole('button', { name, exact: true })
const clean = async (name: string): Promise<void> => {
  expect([name, await breachesOn(page())]).toEqual([name, []])
  expect([name, await sidewaysOn(page())]).toEqual([name, 0])
  await shotOf({ page: page(), name })
}

async function enter({
  options = {},
  hire = () => world.hire({ roles: ['adviser'], email, name: 'Sam Taylor' }),
}: {
  options?: Parameters<Browser['newContext']>[0]
  hire?: () => Promise<unknown>
} = {}) {
  email = `account${++number}@meadowbrook.example`
  await hire()
  opened = await openPage({ browser, options })
  await signIn({ page: page(), world, email })
}

/** From the page as a person reads it; the phone then shows the code. */
async function codeFromPage(): Promise<string> {
  const secret = (await page().locator('.secret').textContent())!.replaceAll(' ', '')
  return codeAt({ secret, at: world.now() })
}

const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const
const LOOKS = { desk: {}, 'phone by night': PHONE } as const

test.each(Object.keys(LOOKS) as (keyof typeof LOOKS)[])(
  'a code is set up, and asked for from then on: %s',
  async (look) => {
    const named = look.replaceAll(' ', '-')
    await enter({ options: LOOKS[look] })
    await page().getByRole('link', { name: 'My account' }).click()
    await page().getByRole('heading', { name: 'Code at sign-in' }).waitFor()
    await clean(`account-${named}`)
    await button('Set up codes').click()
    await page().getByRole('img', { name: 'Square code for the app' }).waitFor()
    await clean(`factor-${named}`)
    await page().getByLabel('Code from your app').fill('000000')
    await button('Confirm the code').click()
    await page().getByText('This code is not right').waitFor()
    await page()
      .getByLabel('Code from your app')
      .fill(await codeFromPage())
    const secret = (await page().locator('.secret').textContent())!.replaceAll(' ', '')
    await button('Confirm the code').click()
    await page().getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    const codes = await page().locator('.recovery code').allTextContents()
    expect(codes).toHaveLength(10)
    await clean(`recovery-${named}`)
    await button('I have kept them').click()
    await page().getByText('Recovery codes left: 10').waitFor()

    await button('Sign out').click()
    await page().getByLabel('Email').fill(email)
    await page().getByLabel('Password').fill(PASSWORD)
    await page().keyboard.press('Enter')
    await page().getByText('If you use codes to sign in, type the code now.').waitFor()
    await clean(`sign-in-code-${named}`)
    world.pass(60_000)
    await page().keyboard.type('123456')
    await page().keyboard.press('Enter')
    await page().getByText('the code is not right').waitFor()
    await page().keyboard.type(codeAt({ secret, at: world.now() }))
    await page().keyboard.press('Enter')
    await button('Sign out').waitFor()
    expect(opened.violations).toEqual([])
  },
)

test('a role that needs it sets it up before anything else', async () => {
  world.product.config.secondFactor = 'restricted'
  try {
    email = `account${++number}@meadowbrook.example`
    await world.hire({ roles: ['manager'], email, temporary: true })
    opened = await openPage({ browser })
    await page().goto(`${world.origin}/staff`)
    await page().getByLabel('Email').fill(email)
    await page().getByLabel('Password').fill(PASSWORD)
    await page().keyboard.press('Enter')
    await page().getByLabel('Password you signed in with').fill(PASSWORD)
    await page().getByLabel('New password').fill('my own four words')
    await button('Save the password').click()
    await page().getByRole('heading', { name: 'Set up a code for your sign-in' }).waitFor()
    await page().locator('.secret').waitFor()
    await clean('factor-first')
    await page()
      .getByLabel('Code from your app')
      .fill(await codeFromPage())
    await button('Confirm the code').click()
    await button('I have kept them').click()
    await page().getByRole('heading', { name: 'Waiting for a person' }).waitFor()
  } finally {
    world.product.config.secondFactor = 'optional'
  }
})

test('before a report is opened the page asks who it is, goes on by itself, and loses nothing', async () => {
  const { id } = await holdReport({ world })
  await enter({ hire: () => hireOfficer(world, { email }) })
  await page().goto(`${world.origin}/staff#/report/${id}`)
  await page().getByLabel('Reason', { exact: true }).selectOption('casework')
  await page().getByLabel('In your own words').fill('I am working on it')
  world.pass(11 * 60_000)
  await button('Open the report').click()
  const ask = page().getByRole('dialog', { name: 'Is it still you?' })
  await ask.waitFor()
  await clean('proof')
  // Whoever would rather not has lost nothing.
  await page().keyboard.press('Escape')
  await page().getByText('it was not confirmed that it is you').waitFor()
  expect(await page().getByLabel('In your own words').inputValue()).toBe('I am working on it')
  await button('Open the report').click()
  await ask.getByLabel('Password').fill('surely not it')
  await page().keyboard.press('Enter')
  await ask.getByText('The password is not right.').waitFor()
  await ask.getByLabel('Password').fill(PASSWORD)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Contact safely' }).waitFor()

  // What was being written goes where it was meant to go.
  await button('Add a note').click()
  await page().getByRole('textbox', { name: 'Note' }).fill('She feels safer now')
  world.pass(11 * 60_000)
  await button('Save').click()
  await ask.getByLabel('Password').fill(PASSWORD)
  await page().keyboard.press('Enter')
  await page().getByRole('status').getByText('Saved.').waitFor()
  await page().getByText('She feels safer now').waitFor()
  expect(opened.violations).toEqual([])
})

test('the name for tenants and the password are changed, and other places are signed out', async () => {
  await enter()
  const elsewhere = await openPage({ browser })
  await signIn({ page: elsewhere.page, world, email })
  await page().getByRole('link', { name: 'My account' }).click()
  await page().getByLabel('Tenants read').fill('Sammy')
  await button('Save the name').click()
  await page().getByText('Saved.').waitFor()
  await button('Sign out everywhere else').click()
  await page().getByText('You are signed in here only.').waitFor()
  await elsewhere.page.getByRole('link', { name: 'Cases' }).click()
  await elsewhere.page.getByText('You were signed out.').waitFor()
  await elsewhere.context.close()
  await page().getByLabel('Password you signed in with').fill(PASSWORD)
  await page().getByLabel('New password').fill('my own four words')
  await button('Save the password').click()
  await page().getByText('Your password is changed.').waitFor()
  const [account] = await world.staff.accounts.byEmail({ landlords: ['meadowbrook'], email })
  expect(account?.shownName).toBe('Sammy')
  expect(opened.violations).toEqual([])
})
