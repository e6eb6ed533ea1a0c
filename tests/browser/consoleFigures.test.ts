/** The figures in a real browser: charts under the page's own policy with a table beside each, files to take away, a printer, a phone, night and strong contrast. */
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { holdReport } from '../support/heldReport.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000
const NOBODY = {
  age: 'unsaid',
  disability: 'unsaid',
  ethnic: 'unsaid',
  religion: 'unsaid',
  orientation: 'unsaid',
} as const

let world: StaffWorld
let browser: Browser
let context: BrowserContext
let page: Page
let violations: string[]
let number = 0

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  const { surveys, db } = world.product
  await world.openCase({ kind: 'complaint' })
  for (let count = 0; count < 6; count++) await holdReport({ world })
  await db.transact(async (session) => {
    for (let count = 0; count < 20; count++) {
      const sex = count < 12 ? ('female' as const) : ('male' as const)
      const row = { kind: 'complaint', score: sex === 'male' ? 4 : 2, answers: { ...NOBODY, sex } }
      await surveys.background.add({ landlord: 'meadowbrook', row, at: world.now() }).run(session)
    }
  })
  await surveys.background.settle({ landlord: 'meadowbrook', now: world.now() })
  await db.transact(async (session) => {
    for (let count = 0; count < 60; count++)
      await surveys.satisfaction.add({ landlord: 'meadowbrook', score: count < 54 ? 5 : 2, at: world.now(), session })
  })
  await surveys.satisfaction.settle({ landlord: 'meadowbrook', now: world.now() })
  // Of the months before, told beside March: enough of both kinds in each.
  await surveys.satisfaction.model.insertMany(
    ['2027-01', '2027-02'].flatMap((month) =>
      Array.from({ length: 66 }, (_, at) => ({
        ...{ _id: `${month}-${at}`, landlord: 'meadowbrook', audience: 'hate', retention: 'case_sensitive' },
        ...{ month, profile: 'meadowbrook', kind: 'hate_report', score: at < 60 ? 5 : 1 },
      })),
    ) as never[],
  )
  const row = (number: number, more: object) => ({
    ...{ landlord: 'meadowbrook', audience: 'general', retention: 'conversation', at: world.now(), _id: `${number}` },
    ...{ conversation: `${number}`, by: 'x', outcome: 'resolved', choice: null, owed: false, followUp: null },
    ...{ lookedAt: null, team: number % 2 ? 'repairs' : 'complaints' },
    ...more,
  })
  await world.product.wrapUps.model.insertMany([
    ...Array.from({ length: 12 }, (_, at) => row(at, { choice: at < 6 ? 'complain' : 'not_now' })),
    ...Array.from({ length: 8 }, (_, at) => row(at + 12, { outcome: 'passed_on', owed: true })),
    ...Array.from({ length: 7 }, (_, at) => row(at + 20, { followUp: '2027-03-12', lookedAt: world.now() })),
  ] as never[])
  const rated = { landlord: 'meadowbrook', audience: 'general', retention: 'case_complaint', at: world.now() }
  await surveys.answers.model.insertMany(
    Array.from({ length: 8 }, (_, at) => ({
      ...{ ...rated, _id: `${at}`, case: `${at}` },
      scores: { handled: at < 6 ? 5 : 2 },
    })) as never[],
  )
  const talk = await world.talk({})
  const as = await world.session(await world.hire({ roles: ['adviser'] }))
  await world.post({ as, path: `/api/staff/conversations/${talk._id}/claim` })
  world.pass(60 * DAY)
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
afterEach(() => context.close())

async function open({
  query = '?of=2027-Q1',
  roles = ['manager'],
  ...options
}: Parameters<Browser['newContext']>[0] & {
  query?: string
  roles?: Parameters<StaffWorld['hire']>[0]['roles']
} = {}): Promise<void> {
  violations = []
  context = await browser.newContext(options)
  page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Permissions-Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(error.message))
  const email = `figures${++number}@meadowbrook.example`
  await world.hire({ roles, email })
  page.setDefaultTimeout(12_000)
  await signIn({ page, world, email })
  await page.goto(`${world.origin}/staff#/figures${query}`)
}
const drawn = () => page.locator('.figure rect.part').first().waitFor()

const breaches = (): Promise<string[]> => breachesOn(page)
const sideways = () => sidewaysOn(page)
const shot = (name: string): Promise<void> => shotOf({ page, name })

test('each chart has a table that says the same, nothing is styled by an attribute, and small groups are not there', async () => {
  await open()
  await drawn()
  expect(await page.locator('.figure h2').allTextContents()).toEqual([
    'Complaints: on time, by stage',
    'Was the choice to complain offered?',
    'Reports of hate: answered in time?',
    'Offensive graffiti: gone in time?',
    'How satisfied people were whose report of hate is closed',
    'Reports of hate: how satisfied people were, by month',
    'Complaints: how satisfied people were, by month',
    'How groups rate the handling of complaints, 1 to 5',
    'Why people asked for a person',
    'How long they waited until somebody took it',
    'How conversations ended, by month',
    'The choice to complain when a conversation was handed back, by month',
    'Follow-ups by month: looked at again by the day?',
    'Corrections of what the assistant understood',
  ])
  expect(await page.locator('.figure table').count()).toBe(14)
  await page.getByText('We reached what we aim at.').waitFor()
  await page.getByText('Groups that rate it lower than everybody together: 1.').waitFor()
  const row = page.getByRole('row', { name: 'Sex: female' })
  expect(await row.locator('td').allTextContents()).toEqual(['2', '-0.8', '12'])
  const serious = page.getByRole('row', { name: 'Serious' }).first()
  expect(await serious.locator('td').allTextContents()).toEqual(['fewer than 5', 'fewer than 5'])
  const march = (title: string) =>
    page.getByRole('table', { name: title }).getByRole('row', { name: 'March 2027' }).locator('td').allTextContents()
  const few = 'fewer than 5'
  expect(await march('How conversations ended, by month')).toEqual(['19', few, '8', few, few, few])
  expect(await march('The choice to complain when a conversation was handed back')).toEqual(['6', '6', few, '8'])
  expect(await march('Follow-ups by month')).toEqual(['7', few, few])
  expect(await march('Complaints: how satisfied people were, by month')).toEqual(['75', '8'])
  expect(await march('Reports of hate: how satisfied people were, by month')).toEqual(['90', '60'])
  const hate = page.getByRole('region', { name: 'Reports of hate: how satisfied people were, by month', exact: true })
  await hate.getByText('What we aim at: 88 %').waitFor()
  expect(await page.locator('main [style]').count()).toBe(0)
  expect(violations).toEqual([])
})

test('another period or team is another address, and what is kept back is said in words', async () => {
  await open()
  await drawn()
  await page.getByLabel('Team', { exact: true }).selectOption('complaints')
  await page.getByText('are shown for all teams together').waitFor()
  expect(await page.locator('.figure h2').count()).toBe(7)
  expect(await page.evaluate('location.hash')).toBe('#/figures?of=2027-Q1&team=complaints')
  await page.goBack()
  await page.getByRole('heading', { name: 'Reports of hate: answered in time?' }).waitFor()
  await page.getByLabel('For a', { exact: true }).selectOption('month')
  await page.getByText('are shown for whole quarters only').waitFor()
  expect(violations).toEqual([])
})

test('figures are taken along as CSV, as a pack and as a PDF, and printed in dark ink on white', async () => {
  await open({ colorScheme: 'dark', acceptDownloads: true })
  await drawn()
  const download = async (click: () => Promise<void>): Promise<{ name: string; content: Buffer }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), click()])
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
  }
  const one = await download(() => page.locator('.figure').first().getByRole('button').click())
  expect(one.name).toBe('2027-Q1-onTime.csv')
  expect(one.content.toString()).toMatch(/"Complaints: on time, by stage"|Complaints/)
  expect(one.content.toString()).toContain('"Acknowledge, stage 1",0,1,0,0')
  const pdf = await download(() => page.getByRole('button', { name: 'Save as PDF' }).click())
  expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-')
  const pack = await download(() => page.getByRole('button', { name: 'Save all as CSV' }).click())
  expect(pack.name).toBe('2027-Q1-report.csv')
  expect(pack.content.toString()).toContain('hate_response,standard/ended,6')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
  await shot('figures-print')
})

test('an auditor reads them, and whoever may not has no way there', async () => {
  await open({ roles: ['auditor'] })
  await drawn()
  await context.close()
  await open({ roles: ['adviser'] })
  await page.getByRole('heading', { name: 'Waiting for a person' }).waitFor()
  expect(await page.getByRole('link', { name: 'Figures' }).count()).toBe(0)
})

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['contrast', { forcedColors: 'active' }],
] as const)('%s', (name, look) => {
  test.each([320, 1280])('fits %i px, with nothing for axe to say', async (width) => {
    await open({ ...look, viewport: { width, height: 720 } })
    await drawn()
    expect(await sideways()).toBeLessThanOrEqual(0)
    expect(await breaches()).toEqual([])
    expect(violations).toEqual([])
    await shot(`figures-${name}-${width}`)
  })
})

test('My account and Sign out end one line together, whatever room the menu leaves', async () => {
  await open()
  await drawn()
  const two = [page.getByRole('link', { name: 'My account' }), page.getByRole('button', { name: 'Sign out' })]
  for (let width = 1480; width > 320; width -= 60) {
    await page.setViewportSize({ width, height: 720 })
    const [account, out] = await Promise.all(two.map(async (one) => (await one.boundingBox())!))
    expect([width, account!.y]).toEqual([width, out!.y])
    expect(width - (out!.x + out!.width)).toBeLessThan(40)
  }
})
