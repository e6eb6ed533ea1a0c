/** People in a real browser: an administrator adds, changes, trains, closes and opens accounts; a manager trains; everybody else sees none. */
import type { Browser } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { PASSWORD, type StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let opened: Opened
let number = 0

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  await world.hire({ roles: ['complaints_officer'], teams: ['complaints'], name: 'Priya Shah', trainedUntil: null })
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
  role,
  options = {},
}: {
  role: 'administrator' | 'manager' | 'adviser'
  options?: Parameters<Browser['newContext']>[0]
}) {
  const email = `people${++number}@meadowbrook.example`
  await world.hire({ roles: [role], email, name: `Jo Carter ${number}` })
  opened = await openPage({ browser, options })
  await signIn({ page: page(), world, email })
}

test('an administrator adds somebody, who then signs in, and changes, closes and opens the account', async () => {
  await enter({ role: 'administrator' })
  await page().getByRole('heading', { name: 'People' }).waitFor()
  await clean('people')
  await button('Add somebody').click()
  await page().getByLabel('Email').fill('lee@meadowbrook.example')
  await page().getByLabel('Name', { exact: true }).fill('Lee New')
  await page().getByLabel('Name that tenants read').fill('Lee')
  await page().getByLabel('Adviser').check()
  await page().getByLabel('Polish').check()
  await page().getByLabel('Skills').fill('damp')
  await clean('people-add')
  world.pass(11 * 60_000)
  await button('Make the account').click()
  const proof = page().getByRole('dialog', { name: 'Is it still you?' })
  await proof.getByLabel('Password').fill(PASSWORD)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Password for Lee New' }).waitFor()
  const password = (await page().locator('.secret').textContent())!
  await clean('people-password')
  await button('I have passed it on').click()
  expect(await page().getByText(password).count()).toBe(0)

  await page().getByRole('link', { name: 'Lee New' }).click()
  await page().getByText('Password not yet their own').waitFor()
  await clean('person')
  await button('Change').click()
  await page().getByLabel('Complaints officer').check()
  await button('Save').click()
  await page().getByRole('status').getByText('Saved.').waitFor()
  await page().locator('.facts').getByText('Adviser, Complaints officer').waitFor()
  await button('Record training').click()
  await page().getByLabel('Trained until').fill('2028-01-31')
  await button('Save').click()
  await page().locator('.facts').getByText('31 Jan 2028').waitFor()

  const theirs = await openPage({ browser })
  await theirs.page.goto(`${world.origin}/staff`)
  await theirs.page.getByLabel('Email').fill('lee@meadowbrook.example')
  await theirs.page.getByLabel('Password').fill(password)
  await theirs.page.keyboard.press('Enter')
  await theirs.page.getByRole('heading', { name: 'Choose your own password' }).waitFor()
  await theirs.context.close()

  await button('Close the account').click()
  await page().getByLabel('Reason').selectOption('away')
  await page().locator('form').getByRole('button', { name: 'Close the account' }).click()
  await page().locator('.marks').getByText('Closed').waitFor()
  await button('Open the account again').click()
  await button('Open the account').click()
  await page().locator('.marks').getByText('Closed').waitFor({ state: 'detached' })
  const [lee] = await world.staff.accounts.byEmail({ landlords: ['meadowbrook'], email: 'lee@meadowbrook.example' })
  expect(lee).toMatchObject({
    roles: ['adviser', 'complaints_officer'],
    languages: ['pl'],
    skills: ['damp'],
    disabled: false,
  })
  expect(opened.violations).toEqual([])
})

test('what somebody else changed meanwhile is said and shown, and nothing is written over', async () => {
  const other = await world.hire({ roles: ['adviser'], name: 'Alex Meanwhile' })
  await enter({ role: 'administrator' })
  await page().getByRole('link', { name: 'Alex Meanwhile' }).click()
  await button('Change').click()
  await page().getByLabel('Skills').fill('gas')
  await world.staff.accounts.model.updateOne(
    { _id: other._id, landlord: 'meadowbrook' },
    { $set: { roles: ['auditor'], version: 1 } },
  )
  await button('Save').click()
  await page().getByText('Somebody changed this account in the meantime.').waitFor()
  await page().locator('.facts').getByText('Auditor').waitFor()
  // What was written is still there.
  expect(await page().getByLabel('Skills').inputValue()).toBe('gas')
})

test('a manager records training and nothing else, on a phone by night', async () => {
  await enter({ role: 'manager', options: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } })
  await page().getByRole('link', { name: 'People' }).click()
  await page().getByRole('link', { name: 'Priya Shah' }).waitFor()
  expect(await button('Add somebody').count()).toBe(0)
  await clean('people-phone')
  await page().getByRole('link', { name: 'Priya Shah' }).click()
  await button('Record training').waitFor()
  expect(await page().locator('.deeds button').allTextContents()).toEqual(['Record training'])
  await button('Record training').click()
  await clean('person-phone')
})

test('an adviser has no People', async () => {
  await enter({ role: 'adviser' })
  await page().getByRole('heading', { name: 'Waiting for a person' }).waitFor()
  expect(await page().getByRole('link', { name: 'People' }).count()).toBe(0)
  await page().goto(`${world.origin}/staff#/people`)
  await page().getByRole('heading', { name: 'Waiting for a person' }).waitFor()
})
