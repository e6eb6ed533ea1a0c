/** The queue in a real browser: pausing, being offered somebody, and handing a conversation to a colleague. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { world as start, type World } from '../support/world.ts'

const SHOTS = process.env.SHOTS
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let world: World
let officer: Page
let manager: Page

beforeAll(async () => {
  world = await start({ clock: 'real' })
  world.product.landlords.bySlug('meadowbrook')!.operations.handoff.assign = 'in_turn'
  officer = await signedIn({ role: 'adviser' })
  manager = await signedIn({ role: 'manager' })
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.stop()
})

async function signedIn({ role, options = {} }: { role: string; options?: object }): Promise<Page> {
  const page = await (await (await openBrowser()).newContext(options)).newPage()
  const { email, password } = world.signIns.find((one) => one.role === role && one.email.includes('meadowbrook'))!
  await page.goto(`http://127.0.0.1:${world.port}/staff`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  return page
}
async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}
async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }),
    TAGS,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
async function waits(minutes = 0, more: object = {}): Promise<string> {
  const thread = `queue-${Math.random().toString(36).slice(2)}`
  await world.intake.accept({
    ...{ id: `webchat:${thread}`, channel: 'webchat', landlord: 'meadowbrook', thread },
    payload: { kind: 'message', text: 'hello' },
  })
  await world.worker.idle()
  const waiting = {
    since: new Date(Date.now() - minutes * 60_000),
    team: 'customer-services',
    reason: 'asked',
    urgent: false,
    ...more,
  }
  await world.product.conversations.collection.updateOne({ _id: thread as never }, { $set: { waiting } })
  return thread
}

test('a pause shows in the header, outlives a reload, and ends when one says so', async () => {
  await officer.getByText('Taking chats', { exact: true }).waitFor()
  await officer.getByText('0 of 6 at once').waitFor()
  await officer.getByRole('button', { name: 'Pause' }).press('Enter')
  await officer.getByText('Paused: no new chats').waitFor()
  await officer.reload()
  await officer.getByText('Paused: no new chats').waitFor()
  await shot(officer, 'queue-paused')
  expect(await breaches(officer)).toEqual([])
  await officer.getByRole('button', { name: 'Take chats' }).press('Enter')
  await officer.getByText('Taking chats', { exact: true }).waitFor()
}, 60_000)

test('whoever waits is offered: it stands on top as For you, and colleagues see to whom', async () => {
  const accounts = world.product.db.connection.collection('accounts')
  await accounts.updateMany({ email: { $regex: '^manager' } }, { $set: { teams: ['complaints'] } })
  await accounts.updateMany({ email: { $regex: '^adviser' } }, { $set: { teams: ['customer-services'] } })
  await waits()
  await officer.locator('.line.mine', { hasText: 'For you' }).waitFor()
  await manager.getByText('Offered to Sam Taylor').waitFor()
  await shot(officer, 'queue-for-you')
  expect(await breaches(officer)).toEqual([])
}, 60_000)

test('a conversation is handed to a colleague, who finds it among the own', async () => {
  await officer.locator('.line.mine').getByRole('button', { name: 'Take it' }).press('Enter')
  await officer.getByText('You have this conversation.').waitFor()
  await officer.getByText('1 of 6 at once').waitFor()
  await officer.getByRole('button', { name: 'Hand to a colleague' }).press('Enter')
  await officer.getByLabel('Colleague').selectOption(await colleague('Morgan Reid'))
  await shot(officer, 'queue-hand-over')
  expect(await breaches(officer)).toEqual([])
  await officer.getByRole('button', { name: 'Hand it over' }).press('Enter')
  await officer.getByText('Morgan Reid has it now.').waitFor()
  await manager.getByText('You have it').waitFor()
  await officer.getByText('0 of 6 at once').waitFor()
}, 60_000)

test('a wait that is too long stands red, says so, and the longest one is named', async () => {
  const always = { from: '00:00', to: '24:00' }
  const { hours } = world.product.landlords.bySlug('meadowbrook')!.operations
  for (const day of Object.keys(hours.week) as (keyof typeof hours.week)[]) hours.week[day] = [always]
  hours.bank_holidays = 'open'
  await waits(75, { told: 'late', stays: true })
  await waits(70, { told: 'closed' })
  await officer.getByRole('link', { name: /^Waiting/ }).press('Enter')
  await officer.locator('.line.danger', { hasText: 'Waiting too long' }).first().waitFor()
  await officer.getByText('The longest wait: 1 h 15 min').waitFor()
  // Whoever takes it up sees what the tenant knows of the wait.
  await officer.locator('.line', { hasText: 'Chose to go on waiting' }).waitFor()
  await officer.locator('.line', { hasText: 'Knows that we have closed' }).waitFor()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 380],
  ] as const) {
    await officer.emulateMedia({ colorScheme })
    await officer.setViewportSize({ width, height: 800 })
    await shot(officer, `queue-late-${colorScheme}-${width}`)
    expect(await breaches(officer)).toEqual([])
  }
}, 60_000)

test('the queue is narrowed by keyboard, the address keeps it, and danger is never out of sight', async () => {
  const repairs = await waits(20, { team: 'repairs', urgent: true })
  const danger = await waits(1, { team: 'complaints' })
  const alert = { at: new Date(), kind: 'danger' }
  await world.product.conversations.collection.updateOne({ _id: danger as never }, { $set: { alert } })
  const line = (id: string) => manager.locator('.line', { has: manager.locator(`a[href="#/conversation/${id}"]`) })
  await line(repairs).waitFor()
  await line(danger).waitFor()
  const shown = await manager.locator('.lines').first().locator('.line').count()
  const narrow = manager.locator('summary', { hasText: 'Show only some' })
  await narrow.press('Enter')
  await manager.keyboard.press('Tab')
  expect(await manager.evaluate('document.activeElement.id')).toBe('queue-team')
  await manager.keyboard.press('C')
  await manager.getByLabel('Waiting time').selectOption('5')
  await line(repairs).waitFor({ state: 'detached' })
  await line(danger).waitFor()
  expect(await manager.evaluate('location.hash')).toMatch(/^#\/queue\?team=c[a-z-]+&wait=5$/)
  await manager.getByLabel('Team').selectOption('neighbourhoods')
  await manager.getByText(`Not shown: ${shown - 1}. Urgent among them: 1.`).waitFor()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 380],
  ] as const) {
    await manager.emulateMedia({ colorScheme })
    await manager.setViewportSize({ width, height: 800 })
    await shot(manager, `queue-narrowed-${colorScheme}-${width}`)
    expect(await breaches(manager)).toEqual([])
  }
  await line(danger).getByRole('link', { name: 'Open' }).press('Enter')
  await manager.getByRole('link', { name: 'Back to the list' }).press('Enter')
  await line(repairs).waitFor({ state: 'detached' })
  await manager.reload()
  await manager.getByText(`Not shown: ${shown - 1}.`).waitFor()
  await manager.getByRole('button', { name: 'Show everybody who waits' }).press('Enter')
  await line(repairs).waitFor()
  expect(await manager.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
}, 60_000)

/** The choice is there only once the colleagues have been asked for. */
const colleague = async (name: string): Promise<string> =>
  (await officer.locator('#hand-to option', { hasText: name }).getAttribute('value'))!
