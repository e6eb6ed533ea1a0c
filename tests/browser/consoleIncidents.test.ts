/** Abuse of staff in a real browser: written down beside the talk, worked by a manager to a restriction, and seen by whoever handles the person. */
import type { Browser, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { holdIncident } from '../support/heldIncident.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let opened: Opened
let page: Page
let ana: string

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  ana = (await world.hire({ roles: ['adviser'], email: 'ana@meadowbrook.example', name: 'Ana Reed' }))._id
  await world.hire({ roles: ['manager'], email: 'mo@meadowbrook.example', name: 'Mo Bell' })
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(async () => {
  expect(opened.violations).toEqual([])
  await opened.context.close()
})

async function enter(email: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  opened = await openPage({ browser, options })
  page = opened.page
  await signIn({ page, world, email })
}
const again = async (email: string): Promise<void> => {
  await opened.context.close()
  await enter(email)
}
const isClean = async (name: string): Promise<void> => {
  expect(await breachesOn(page)).toEqual([])
  expect(await sidewaysOn(page)).toBe(0)
  await shotOf({ page, name })
}
const open = (name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (name: string | RegExp, words: string) => page.getByLabel(name).fill(words)
const threat = { author: 'tenant' as const, body: { text: 'I will wait for you outside' } }

test('from the talk to a restriction with its letter, and back to whoever handles the person', async () => {
  const { _id: talk } = await world.talk({ said: [threat], alert: { kind: 'threat', at: world.now() } })
  await enter('ana@meadowbrook.example')
  await page.goto(`${world.origin}/staff#/conversation/${talk}`)
  await page.getByRole('heading', { name: /A threat to staff was heard/ }).waitFor()
  await open('Write down abuse of staff')
  await page.getByLabel(/The message it is about/).selectOption('1')
  await page.getByLabel('What kind').selectOption('threats')
  await page.getByLabel('Where it happened').selectOption('direct_communication')
  await fill('On what day', '2027-03-09')
  await fill('What was said and done', 'He wrote that he would wait outside')
  await fill('Support offered to you or your colleague', 'Went home with a colleague')
  await fill(/Name of the customer/, 'Kit Hale')
  await fill(/Address of the customer/, '4 Mill Lane')
  await isClean('incident-file')
  await open('Write it down')
  await page.getByText(/It is written down as/).waitFor()

  await again('mo@meadowbrook.example')
  await page.getByRole('link', { name: 'Incidents' }).click()
  await page.getByText('To be looked at').waitFor()
  await isClean('incident-list')
  await page.getByRole('listitem').getByRole('link').first().click()
  await page.getByText('I will wait for you outside').waitFor()
  await open('Look at it')
  await fill('Disability or distress: what was considered', 'Asked; he had bad news that day')
  await fill('Adjustments that were tried', 'A call in the evening')
  await fill('Other explanations', 'A long wait for the roof')
  await page.getByLabel('What follows').selectOption('go_on')
  await open('Save')
  await page.getByText('Speak to the customer', { exact: true }).waitFor()
  await open('Record the talk with the customer')
  await fill('On what day', '2027-03-10')
  await page.getByLabel('How').selectOption('phone')
  await fill('What was said on both sides', 'He said he was sorry')
  await open('Save')
  await page.getByText('Decide what follows', { exact: true }).waitFor()
  await open('Restrict contact to one person')
  const form = page.getByRole('form', { name: 'Restrict contact to one person' })
  await form.getByLabel('What happened').fill('You wrote that you would wait outside.')
  await form.getByLabel('What the tenancy agreement says').fill('Clause 7: respect for our staff.')
  await form.getByLabel('Why nothing less would do').fill('It was the third time.')
  await form.getByLabel('Equality note').fill('Calls in the evening go on.')
  await form.getByLabel('The one person who answers').selectOption(ana)
  await form.getByLabel('Look at it again by').fill('2027-08-01')
  await form.getByRole('button', { name: 'Read the letter first' }).click()
  await form.getByText(/no later than/).waitFor()
  await form.getByLabel('Look at it again by').fill('2027-06-09')
  await form.getByRole('button', { name: 'Read the letter first' }).click()
  await page.frameLocator('iframe.letter').getByText('Clause 7: respect for our staff.').waitFor()
  await isClean('incident-restrict')
  await open('Restrict and write the letter')
  await page.getByText('Restricted: watch and review').waitFor()
  await page.getByText(/In force, review by Wed,? 9 Jun 2027/).waitFor()
  await page.getByRole('button', { name: 'It has left: Behaviour: warning' }).click()
  await page.getByText('Letter has left').waitFor()
  await isClean('incident-restricted')

  await again('ana@meadowbrook.example')
  await page.goto(`${world.origin}/staff#/conversation/${talk}`)
  const note = page.getByRole('note').filter({ hasText: 'One person answers them' })
  await note.waitFor()
  expect(await note.textContent()).toMatch(/You until Wed,? 9 Jun 2027/)
  await isClean('incident-packet')
}, 120_000)

test.each([
  ['dark', 1280],
  ['light', 360],
] as const)('the list, an incident and the packet are clean (%s, %s wide)', async (colorScheme, width) => {
  const { _id: talk } = await world.talk({ said: [threat] })
  const { id } = await holdIncident({
    product: world.product,
    contact: ana,
    at: world.now(),
    conversation: talk,
    reviewOn: '2027-03-15',
  })
  await enter('mo@meadowbrook.example', { colorScheme, viewport: { width, height: 900 } })
  await page.goto(`${world.origin}/staff#/incidents`)
  await page
    .getByText(/Review due by|Over since/)
    .first()
    .waitFor()
  await isClean(`incident-list-${colorScheme}-${width}`)
  await page.goto(`${world.origin}/staff#/incident/${id}`)
  await page.getByRole('button', { name: 'Review the restriction' }).click()
  await page.getByLabel('Equality note').waitFor()
  await isClean(`incident-review-${colorScheme}-${width}`)
  await page.goto(`${world.origin}/staff#/conversation/${talk}`)
  await page.getByRole('note').filter({ hasText: 'One person answers them' }).waitFor()
  await isClean(`incident-packet-${colorScheme}-${width}`)
})
