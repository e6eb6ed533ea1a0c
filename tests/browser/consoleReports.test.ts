/** Reports in the staff console, in a real browser: one walked to its end, by keyboard, by day and night, on a phone and far enlarged. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { ANONYMOUS_REPORT, hireOfficer, holdReport, trained } from '../support/heldReport.ts'
import type { StaffWorld } from '../support/staffWorld.ts'
import { holdFile, photograph } from '../support/uploads.ts'

const REPORT = {
  anonymous: false,
  danger: 'no',
  as: 'victim',
  words: 'They shout at me on the stairs because of my headscarf, and last night they put something through my door.',
  kinds: ['offensive_words', 'intrusion'],
  where: { kind: 'shared_area', place: 'The stairs of Oak House' },
  hurt: 'no',
  before: 'keeps_happening',
  safe_tonight: 'unsure',
  strands: ['religion'],
  allegation: { known: 'yes', words: 'The two brothers on the second floor.', place: 'Second floor' },
  wishes: ['stop_it', 'be_safe'],
  consents: { victim_support: 'yes' },
  name: 'Amina Yusuf',
  safe_contact: {
    way: 'phone',
    number: '07700 900321',
    when: 'Weekdays before three',
    name_to_use: 'Mina',
    officer_gender: 'woman',
  },
} as const

let world: StaffWorld
let browser: Browser
let opened: Opened
let number = 0

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
const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true })
const saved = () => page().getByRole('status').getByText('Saved.').waitFor()
const clean = async (name: string): Promise<void> => {
  expect([name, await breachesOn(page())]).toEqual([name, []])
  expect([name, await sidewaysOn(page())]).toEqual([name, 0])
  await shotOf({ page: page(), name })
}

async function enter({
  options = {},
  hire = () => hireOfficer(world, { email, name: 'Sam Taylor' }),
}: {
  options?: Parameters<Browser['newContext']>[0]
  hire?: () => Promise<unknown>
} = {}) {
  email = `reports${++number}@meadowbrook.example`
  const account = await hire()
  opened = await openPage({ browser, options })
  await signIn({ page: page(), world, email })
  return account
}
let email = ''

async function openReport(id: string, parts: string[] = ['Who is said to have done it']): Promise<void> {
  await page().goto(`${world.origin}/staff#/report/${id}`)
  await page().getByLabel('Reason', { exact: true }).selectOption('casework')
  await page().getByLabel('In your own words').fill('I am working on it')
  for (const part of parts) await page().getByLabel(part).check()
  await button('Open the report').click()
  await page().getByRole('heading', { name: 'Contact safely' }).waitFor()
}

test('an officer walks one from the list to its end', async () => {
  await holdReport({ world, report: ANONYMOUS_REPORT })
  const { id, reference } = await holdReport({ world, report: REPORT })
  const shown = `${reference.slice(0, 3)}-${reference.slice(3, 6)}-${reference.slice(6)}`
  await enter()
  await page().getByRole('link', { name: 'Reports', exact: true }).click()
  await page().getByRole('link', { name: shown }).waitFor()
  expect(await page().locator('main').textContent()).not.toMatch(/headscarf|Amina|brothers/)
  expect(await page().locator('.line', { hasText: shown }).textContent()).toMatch(/Serious.*Gave a name.*Nobody yet/)
  await clean('reports-list')

  await page().getByRole('link', { name: shown }).click()
  await page().getByRole('heading', { name: 'Why do you open this report?' }).waitFor()
  expect(await page().locator('main').textContent()).not.toMatch(/headscarf|Amina/)
  await clean('report-why')
  await openReport(id)
  const safe = page().locator('.safe')
  expect(await safe.textContent()).toMatch(
    /Only in this way: By phone.*07700 900321.*Mina.*Weekdays before three.*A woman.*Leave no message/,
  )
  expect(await page().locator('.alleged').textContent()).toMatch(/Alleged\..*The two brothers/)
  await clean('report')

  await button('Choose who deals with it').click()
  await button('Save').click()
  await saved()
  await button('Record the first contact').click()
  expect(await page().getByLabel('How', { exact: true }).locator('option').allTextContents()).toEqual([
    'Choose',
    'By phone',
    'By a message behind their code',
    'They came to us',
  ])
  await clean('report-form')
  await page().getByLabel('When they were reached').fill('2027-03-10T10:00')
  await button('Save').click()
  await saved()
  await button('Write down the plan').click()
  await page().getByLabel('Plan', { exact: true }).fill('A call each Friday, and a visit to the brothers.')
  await page().getByLabel('The person agrees with it').check()
  await button('Save').click()
  await saved()
  await button('Record support').click()
  await page().getByLabel('Support', { exact: true }).selectOption('safety_at_home')
  await button('Save').click()
  await saved()
  await button('Write to the person').click()
  await page().getByLabel('Message', { exact: true }).fill('We come on Friday.')
  await button('Leave the message').click()
  await saved()

  await button('Tell a partner').click()
  await page().getByLabel('Partner', { exact: true }).selectOption({ label: 'The police (No)' })
  await page().locator('form.act').getByLabel('What happened').check()
  await button('Go on').click()
  await page().getByText('The person has not agreed to tell this partner.').waitFor()
  await page().getByLabel('Partner', { exact: true }).selectOption({ label: 'Victim support (Yes)' })
  await button('Go on').click()
  await saved()
  for (const [kind, start] of [
    ['Save as data', '{'],
    ['Save as PDF', '%PDF-'],
  ] as const) {
    const download = page().waitForEvent('download')
    await button(`${kind}: Victim support`).click()
    const file = readFileSync(await (await download).path()).toString('latin1')
    expect(file.startsWith(start)).toBe(true)
    expect((await download).suggestedFilename()).toMatch(/^\w{3}-\w{3}-\w{4} \d{4}-\d\d-\d\d\.(json|pdf)$/)
  }
  await button('They take it back: Victim support').click()
  await button('Save').click()
  await page().getByText('The consent was taken back. Nothing more may be handed over.').waitFor()
  await clean('report-shared')

  for (const wish of ['It should stop', 'To be safe']) {
    await button(`What came of it: ${wish}`).click()
    await page().getByLabel('In the eyes of the person').selectOption('yes')
    await button('Save').click()
    await saved()
  }
  await button('Close the report').click()
  await page().getByLabel('What was reached, and how they see it').fill('It has stopped, and she feels safe.')
  await button('Save').click()
  await page().locator('.facts').getByText('Closed').waitFor()
  await clean('report-closed')
  expect(opened.violations).toEqual([])
  await page().getByRole('link', { name: 'Back to the reports' }).click()
  await page().getByRole('link', { name: shown }).waitFor({ state: 'detached' })
  await button('Show closed reports').click()
  await page().getByRole('link', { name: shown }).waitFor()
}, 300_000)

test('without consent a second person decides', async () => {
  const { id } = await holdReport({ world, report: REPORT })
  await enter()
  await openReport(id)
  await button('Tell a partner').click()
  await page().getByLabel('Partner', { exact: true }).selectOption('police')
  await page().locator('form.act').getByLabel('Name and safe contact').check()
  await page()
    .getByLabel(/^Ground of law/)
    .selectOption('serious_harm')
  await page()
    .getByLabel(/^Reason/)
    .fill('They said that they would be back tonight.')
  await button('Go on').click()
  await page().getByText('Somebody else of the team must decide this.').waitFor()
  expect(await button('Agree: The police').count()).toBe(0)
  await opened.context.close()
  await enter()
  await openReport(id)
  await page().locator('.waiting').getByText('They said that they would be back tonight.').waitFor()
  await clean('report-approve')
  await button('Agree: The police').click()
  await page().locator('form.act').getByRole('button', { name: 'Save' }).click()
  await button('Save as data: The police').waitFor()
}, 180_000)

test('leaves the screen on switching away and after ten idle minutes, and what is half written stays', async () => {
  const { id } = await holdReport({ world, report: REPORT })
  await enter()
  await page().clock.install()
  await openReport(id)
  await button('Add a note').click()
  await page().getByLabel('Note', { exact: true }).fill('Half a thought')
  await page().evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    delete document.visibilityState
  `)
  await page().getByText('The report was put away').waitFor()
  expect(await page().locator('body').innerHTML()).not.toMatch(/headscarf|Amina|brothers|07700 900321|Half a/)
  await clean('report-away')
  await button('Open the report').click()
  await page().getByText('headscarf').waitFor()
  await button('Add a note').click()
  expect(await page().getByLabel('Note', { exact: true }).inputValue()).toBe('Half a thought')
  await page().clock.fastForward('10:10')
  await page().getByText('The report was put away').waitFor()
  expect(await page().locator('body').innerHTML()).not.toMatch(/headscarf|Amina/)
}, 180_000)

test('of somebody who cannot be contacted says so, and offers to write behind the code', async () => {
  const { id } = await holdReport({ world, report: ANONYMOUS_REPORT })
  await enter()
  await openReport(id)
  expect(await page().locator('.safe').textContent()).toMatch(/Anonymous.*it waits for them behind their code/)
  await button('Write to the person').waitFor()
})

test('is opened and noted with the keyboard alone', async () => {
  const { id } = await holdReport({ world, report: REPORT })
  await enter()
  await page().goto(`${world.origin}/staff#/report/${id}`)
  await page().getByLabel('Reason', { exact: true }).focus()
  await page().keyboard.press('ArrowDown')
  await page().keyboard.press('Tab')
  await page().keyboard.type('First contact')
  for (let press = 0; press < 4; press++) await page().keyboard.press('Tab')
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Contact safely' }).waitFor()
  expect(await page().evaluate('document.activeElement.tagName')).toBe('H1')
  await button('Add a note').focus()
  await page().keyboard.press('Enter')
  await page().keyboard.type('Rang, no answer')
  await page().keyboard.press('Tab')
  await page().keyboard.press('Enter')
  await saved()
})

test('staff write one down, and tell its code', async () => {
  await enter()
  await page().goto(`${world.origin}/staff#/new-report`)
  await page().getByLabel('Is anybody in danger now? (needed)').selectOption('no')
  await page().getByText('only the trained officers of Hate Response see this').waitFor()
  await clean('report-new')
  await page().getByLabel('I have told them this (needed)').check()
  await page().getByLabel('Who tells us (needed)').selectOption('witness')
  await page().getByLabel('Way (needed)').selectOption('phone')
  await page().getByLabel('Number (needed)').fill('07700 900322')
  await button('Send the report').click()
  await page().getByText('Write what happened, or choose a kind.').waitFor()
  await page().getByLabel('In their own words').first().fill('I heard them shouting at her again.')
  await page().getByLabel('Victim support').check()
  await button('Send the report').click()
  await page().getByText('Code for the person.').waitFor()
  expect(await page().locator('.safe').textContent()).toMatch(/\w{3}-\w{3}-\w{4}.*\d{4} \d{4} \d{4} \d{4}/)
  await clean('report-written')
}, 120_000)

test('others see neither the list nor the way to it; a manager may ask out of turn', async () => {
  const { reference } = await holdReport({ world, report: REPORT })
  await enter({ hire: () => world.hire({ roles: ['adviser'], email }) })
  expect(await page().getByRole('link', { name: 'Reports', exact: true }).count()).toBe(0)
  await page().goto(`${world.origin}/staff#/reports`)
  await page().getByRole('heading', { name: 'Waiting for a person' }).waitFor()
  await opened.context.close()

  await enter({ hire: () => world.hire({ roles: ['manager'], email }) })
  const asks = email
  await page().getByRole('link', { name: 'Open out of turn' }).click()
  await page().getByLabel('Reference of the report').fill(reference)
  await page().getByLabel('Reason').fill('She rings and says that they are at her door')
  await button('Ask').click()
  await page().getByText('Nobody has agreed yet.').waitFor()
  await clean('out-of-turn')
  await opened.context.close()

  await enter({ hire: () => world.hire({ roles: ['manager'], email }) })
  await page().getByRole('link', { name: 'Open out of turn' }).click()
  const waits = page().locator('.items > li').first()
  await waits.getByText('She rings and says that they are at her door').waitFor()
  await waits.getByLabel('Reason').fill('I was told why')
  await waits.getByRole('button', { name: 'Agree' }).click()
  await page().getByText('You agreed.').waitFor()
  await opened.context.close()

  opened = await openPage({ browser })
  await signIn({ page: page(), world, email: asks })
  await page().getByRole('link', { name: 'Open out of turn' }).click()
  await page().getByRole('link', { name: 'Read it' }).click()
  await page().getByLabel('Reason', { exact: true }).selectOption('risk_to_life')
  await page().getByLabel('In your own words').fill('At the door now')
  await button('Open the report').click()
  await page().getByText('you may read it, and nothing else').waitFor()
  expect(await page().locator('.deeds').count()).toBe(0)
  await clean('out-of-turn-read')
}, 180_000)

test.each([
  ['light', 320],
  ['dark', 320],
  ['dark', 1280],
] as const)(
  'is usable in %s at %i pixels, which is a phone, or a screen enlarged four times',
  async (colorScheme, width) => {
    const { id } = await holdReport({
      world,
      report: { ...REPORT, words: `${REPORT.words} ${'without-a-break-'.repeat(12)}` },
    })
    await enter({ options: { viewport: { width, height: 640 }, colorScheme } })
    await page().goto(`${world.origin}/staff#/reports`)
    await page().getByRole('heading', { name: 'Reports', exact: true }).waitFor()
    await page().locator('.line').first().waitFor()
    await clean(`reports-list-${colorScheme}-${width}`)
    await openReport(id)
    await clean(`report-${colorScheme}-${width}`)
    await page().getByText('More', { exact: true }).click()
    await button('Say which of our people it is about').click()
    await clean(`report-form-${colorScheme}-${width}`)
    await page().goto(`${world.origin}/staff#/new-report`)
    await page().getByLabel('Is anybody in danger now? (needed)').waitFor()
    await clean(`report-new-${colorScheme}-${width}`)
    expect(trained(world).getTime()).toBeGreaterThan(world.now().getTime())
  },
  180_000,
)

test('a photo of a report is opened with the reason again, shown, and saved untouched where that was agreed to', async () => {
  const bytes = Buffer.from(await photograph({ mark: 'front door' }))
  const photo = await holdFile({ product: world.product, name: 'door.jpg', bytes, originals: true })
  const { id } = await holdReport({ world, report: REPORT, files: [photo] })
  await enter()
  await openReport(id)
  await button('Show large').click()
  const shown = page().locator('.files img.whole')
  await shown.waitFor()
  expect(await shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(640)
  expect(await page().locator('.files').textContent()).toMatch(/door\.jpg.*not checked for viruses/)
  await clean('report-photo')
  const [saving] = await Promise.all([page().waitForEvent('download'), button('Save the original').click()])
  expect(saving.suggestedFilename()).toMatch(/^file-\w{6}\.jpg$/)
  expect(readFileSync(await saving.path()).equals(bytes)).toBe(true)
  expect(opened.violations).toEqual([])
  // Each look stands in the audit, before it was given.
  const audit = await world.staff.audit.model
    .find({ landlord: 'meadowbrook', action: 'report.read', target: id })
    .lean<{ detail: string }[]>()
  expect(audit.map(({ detail }) => detail.split(' ')[0])).toEqual(['casework', 'casework', 'casework'])
})
