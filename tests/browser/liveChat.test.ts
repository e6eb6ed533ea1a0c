/** A tenant and two officers in real browsers: each sees that the other writes and has read, and no draft or new message is passed by. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { chatPage } from '../support/chatPage.ts'
import { photograph } from '../support/uploads.ts'
import { world as start, type World } from '../support/world.ts'

const SHOTS = process.env.SHOTS
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let world: World
let tenant: Page
let officer: Page
let manager: Page
const { answered, box, bubbles } = chatPage(() => tenant)

beforeAll(async () => {
  world = await start({ clock: 'real' })
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await world?.stop()
})

const origin = (): string => `http://127.0.0.1:${world.port}`
const fresh = async (options = {}): Promise<Page> => await (await (await openBrowser()).newContext(options)).newPage()
async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}
async function signedIn(role: string): Promise<Page> {
  const page = await fresh()
  const { email, password } = world.signIns.find((one) => one.role === role && one.email.includes('meadowbrook'))!
  await page.goto(`${origin()}/staff`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  return page
}
async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }),
    TAGS,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
const newest = async (): Promise<string> => {
  const [found] = await world.product.conversations.find({ landlord: 'meadowbrook' }).sort({ startedAt: -1 }).limit(1)
  return found!._id
}

beforeAll(async () => {
  tenant = await fresh({ viewport: { width: 420, height: 860 } })
  officer = await signedIn('adviser')
  manager = await signedIn('manager')
  await tenant.goto(`${origin()}/?lang=en&landlord=meadowbrook`)
  await answered(0)
  const id = await newest()
  await officer.goto(`${origin()}/staff#/conversation/${id}`)
  await officer.getByRole('button', { name: 'Take this conversation' }).click()
  await officer.getByText('You have this conversation.').waitFor()
  await bubbles().filter({ hasText: 'has joined' }).first().waitFor()
}, 120_000)

test('each sees that the other writes, and it goes away', async () => {
  await officer.getByText('The tenant has the page open.').waitFor()
  await box().pressSequentially('I have')
  await officer.getByText('The tenant is writing.').waitFor()
  await shot(officer, 'live-tenant-writes')
  await officer.getByText('The tenant is writing.').waitFor({ state: 'hidden' })
  await officer.getByLabel('Your reply').pressSequentially('Good')
  await tenant.locator('.webchat__typingIndicator, .webchat__typing-indicator').first().waitFor()
  await tenant.locator('#read', { hasText: 'Sam is writing.' }).waitFor()
  await shot(tenant, 'live-officer-writes')
  expect(await breaches(tenant)).toEqual([])
  await tenant.locator('.webchat__typingIndicator, .webchat__typing-indicator').first().waitFor({ state: 'hidden' })
}, 60_000)

test('the tenant is told that her words were read, the officer that the answer was seen', async () => {
  await box().fill('I have no hot water')
  await box().press('Enter')
  await officer.locator('.said.tenant', { hasText: 'no hot water' }).waitFor()
  await tenant.getByText('A colleague has read what you wrote.').waitFor()
  await shot(tenant, 'live-read')
  await officer.getByLabel('Your reply').fill('Somebody comes today.')
  await officer.getByRole('button', { name: 'Send' }).click()
  await bubbles().filter({ hasText: 'Somebody comes today.' }).first().waitFor()
  await officer.locator('.said.staff', { hasText: 'Seen' }).waitFor()
  await shot(officer, 'live-seen')
  expect(await breaches(officer)).toEqual([])
  expect(await breaches(tenant)).toEqual([])
})

test('words that are out of sight are delivered, and seen once they are looked at', async () => {
  await tenant.evaluate("document.querySelector('#chat').style.display = 'none'")
  await officer.getByLabel('Your reply').fill('Between two and four.')
  await officer.getByRole('button', { name: 'Send' }).click()
  const said = officer.locator('.said.staff', { hasText: 'Between two and four.' })
  await said.filter({ hasText: 'Delivered' }).waitFor()
  await tenant.evaluate("document.querySelector('#chat').style.display = ''")
  await said.filter({ hasText: 'Seen' }).waitFor()
})

test('a colleague who looks on and one who holds it see each other by name', async () => {
  const id = await newest()
  await manager.goto(`${origin()}/staff#/conversation/${id}`)
  await officer.getByText('has this open too.').waitFor()
  await manager.getByText('has this open too.').waitFor()
  await officer.getByLabel('Your reply').pressSequentially('Please')
  await manager.getByText('is writing a reply.').waitFor()
  await shot(manager, 'live-colleague')
  await manager.getByRole('link', { name: 'Cases' }).click()
  await officer.getByText('has this open too.').waitFor({ state: 'detached' })
})

test('a draft is kept while one is elsewhere, is found again, and warns before it is lost', async () => {
  const reply = officer.getByLabel('Your reply')
  await reply.fill('Please keep the door')
  await officer.getByRole('link', { name: 'Cases' }).click()
  await officer.getByText('A reply was begun and not sent.').waitFor()
  await shot(officer, 'live-draft-left')
  expect(await breaches(officer)).toEqual([])
  expect(await officer.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain('door')
  await officer.getByRole('link', { name: 'Go back to it' }).click()
  expect(await reply.inputValue()).toBe('Please keep the door')
  const asked: string[] = []
  officer.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await officer.getByRole('button', { name: 'Hand back to the assistant' }).click()
  await officer.getByRole('button', { name: 'Sign out' }).click()
  await officer.close({ runBeforeUnload: true })
  for (const end = Date.now() + 30_000; asked.length < 3 && Date.now() < end; ) await tenant.waitForTimeout(50)
  expect(asked).toEqual(['confirm', 'confirm', 'beforeunload'])
  expect(await reply.inputValue()).toBe('Please keep the door')
})

test('a message that came in while one wrote is pointed at; the short way stops there once, one press sends', async () => {
  const reply = officer.getByLabel('Your reply')
  await box().fill('It is dripping as well')
  await box().press('Enter')
  await officer.getByText('New message since you began.').waitFor()
  await shot(officer, 'live-news')
  await reply.press('Control+Enter')
  expect(await officer.locator('button:focus').textContent()).toBe('Send anyway')
  expect(await officer.locator('.said.staff', { hasText: 'keep the door' }).count()).toBe(0)
  await officer.keyboard.press('Enter')
  await officer.locator('.said.staff', { hasText: 'keep the door' }).waitFor()
  expect(await officer.getByText('New message since you began.').count()).toBe(0)
})

test('a photo and a PDF go with a reply: the picture is seen, both are saved by pressing their names', async () => {
  const file = { name: 'kitchen.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photograph({ mark: 'x' })) }
  const plan = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 the plan %%EOF') }
  await officer.getByLabel('Add photos or files').setInputFiles([file, plan])
  await officer.getByRole('button', { name: 'Remove plan.pdf' }).waitFor()
  await officer.getByLabel('Your reply').fill('This is the part.')
  await shot(officer, 'live-files-chosen')
  expect(await breaches(officer)).toEqual([])
  await officer.getByRole('button', { name: 'Send' }).click()
  await officer.locator('.said.staff', { hasText: 'plan.pdf' }).waitFor()
  const picture = tenant.locator('.webchat__bubble img').last()
  await picture.waitFor()
  await shot(tenant, 'live-files-shown')
  for (const name of ['kitchen.jpg', 'plan.pdf']) {
    const coming = tenant.waitForEvent('download')
    await tenant.locator('a', { hasText: name }).first().click()
    expect((await coming).suggestedFilename()).toBe(name)
  }
  expect(tenant.url()).toContain('/?lang=en')
})

test('beside each of the words of a person stands their name, and it is heard before them', async () => {
  const words = officer.locator('.said.staff')
  const named = tenant.locator('.webchat__basic-transcript .said-by')
  expect(await named.allInnerTexts()).toEqual(Array(await words.count()).fill('Sam'))
  await shot(tenant, 'live-names')
  const heard = tenant.locator('.webchat__basic-transcript [role=article]', { hasText: 'Somebody comes today.' })
  expect(await heard.textContent()).toBe('Meadowbrook Homes: Sam: Somebody comes today.')
})
