/** A morning's work by keyboard alone, and a tenant's chat: at each stop one sees where one is, nothing holds the keyboard, and closed forms give it back. */
import type { Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite } from '../support/consoleSite.ts'
import { type Opened, openPage, shotOf } from '../support/consoleSteps.ts'
import { type Walker, walker } from '../support/keyboard.ts'
import { PASSWORD, type StaffWorld } from '../support/staffWorld.ts'
import { startTenantSite, type TenantSite } from '../support/tenantSite.ts'

const EMAIL = 'keys@meadowbrook.example'

describe('an officer', () => {
  let world: StaffWorld
  let opened: Opened
  let page: Page
  let walk: Walker
  let reference: string
  const press = (key: string) => page.keyboard.press(key)
  const type = (text: string) => page.keyboard.type(text)

  beforeAll(async () => {
    world = await consoleSite()
    await world.hire({ roles: ['manager'], email: EMAIL })
    const { _id: id } = await world.talk({ said: [{ author: 'tenant', body: { text: 'The light is broken' } }] })
    const opens = await world.openCase({ kind: 'complaint', conversation: id })
    reference = (await world.product.cases.model.findOne({ landlord: 'meadowbrook', _id: opens }).lean())!.reference
    opened = await openPage({ browser: await openBrowser() })
    page = opened.page
    walk = walker(page)
    await page.goto(`${world.origin}/staff`)
  }, 120_000)
  afterAll(async () => {
    await closeBrowser()
    await world?.close()
  })
  afterEach(() => {
    expect(walk.wrong.splice(0)).toEqual([])
    expect(opened.violations).toEqual([])
  })

  test('signs in, and the first stop leads past the head of the page', async () => {
    await walk.isOn('Email')
    await type(EMAIL)
    await walk.to('Password')
    await type(PASSWORD)
    await press('Enter')
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
    await walk.to('Skip to the content')
    await press('Enter')
    await walk.isOn('Waiting for a person')
    await press('Tab')
    await walk.isOn('Sound on')
  })

  test('takes a conversation from the queue and reads the packet and what was said', async () => {
    await walk.to('Take it')
    await press('Enter')
    await page.getByText('You have this conversation.').waitFor()
    await walk.isOn('Back to the list')
    await walk.to('Hand to a colleague')
    await walk.to(reference.slice(0, 3))
    await walk.to('Messages')
  })

  test('writes, finds a ready reply, and leaves a note', async () => {
    await walk.to('Your reply')
    await type('Good morning')
    await press('Control+Enter')
    await page.locator('.said.staff', { hasText: 'Good morning' }).waitFor()
    await walk.isOn('Your reply')
    await press('/')
    await walk.isOn('Find a ready reply')
    await press('ArrowDown')
    await press('Escape')
    await walk.isOn('Your reply')
    await press('/')
    await page.getByRole('option').first().waitFor()
    await press('Enter')
    await walk.isOn('Your reply')
    expect(await page.getByLabel('Your reply').inputValue()).not.toBe('')
    await walk.to('Send')
    await press('Enter')
    await page.locator('.said.staff').nth(1).waitFor()
    await walk.isOn('Send')
    await walk.to('Write an internal note')
    await press('Enter')
    await walk.to('Internal note')
    await type('Ring the caretaker')
    await walk.to('Save the note')
    await press('Enter')
    await page.getByRole('log').getByText('Ring the caretaker').waitFor()
    await walk.isOn('Save the note')
  })

  test('opens a form and closes it again, starts a request, and is back where the form was opened', async () => {
    await walk.to('A complaint')
    await press('Enter')
    await walk.isOn('They want to complain')
    await walk.to('Close without saving')
    await press('Enter')
    await walk.isOn('A complaint')
    await walk.to('A service request')
    await press('Enter')
    await walk.isOn('What it is about')
    await press('ArrowDown')
    await walk.to('What they need')
    await type('The light in the hall is broken')
    await walk.to('Start it')
    await press('Enter')
    await walk.isOn('A service request')
  })

  test('wraps up: the form takes the keyboard, gives it back, and at the end it stands where things are said', async () => {
    await walk.to('Hand back to the assistant')
    await press('Enter')
    await walk.isOn('Outcome')
    await walk.to('Close without saving')
    await press('Enter')
    await walk.isOn('Hand back to the assistant')
    await press('Enter')
    await walk.isOn('Outcome')
    await type('Settled')
    await walk.to('Hand back')
    await press('Enter')
    await page.getByText('Handed back.').waitFor()
    await walk.isOn('The assistant is answering.')
  })

  test('finds a case, opens it and acts on it', async () => {
    await walk.to('Cases', { back: true })
    await press('Enter')
    await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor()
    await walk.isOn('Cases')
    await walk.to('Kind')
    await type('Complaint')
    await page.getByRole('button', { name: 'Show all' }).waitFor()
    await walk.isOn('Kind')
    await walk.to(reference.slice(0, 3))
    await press('Enter')
    await walk.isOn('Back to the cases')
    await walk.to('Add a note')
    await press('Enter')
    await type('Looked at by keyboard')
    await walk.to('Save')
    await press('Enter')
    await page.getByText('Looked at by keyboard').waitFor()
    await walk.isOn('Add a note')
  })

  test('looks at figures and at the own account, and signs out', async () => {
    await walk.to('Figures', { back: true })
    await press('Enter')
    await page.getByRole('heading', { name: 'Figures', level: 1 }).waitFor()
    await walk.to('For a')
    await walk.to('My account', { back: true })
    await press('Enter')
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
    await walk.to('Tenants read')
    await walk.to('Sign out', { back: true })
    await press('Enter')
    await walk.isOn('Email')
  })
})

describe('a tenant', () => {
  let site: TenantSite
  let page: Page
  let walk: Walker
  const press = (key: string) => page.keyboard.press(key)
  const bubble = (text: string) => page.locator('.webchat__bubble__content', { hasText: text }).first().waitFor()

  beforeAll(async () => {
    site = await startTenantSite()
    page = (await openPage({ browser: await openBrowser(), options: { reducedMotion: 'reduce' } })).page
    walk = walker(page, { byPicture: true })
    await page.goto(`${site.line.origin}/?lang=en`)
    await bubble('Hello. What do you need?')
  }, 120_000)
  afterAll(async () => {
    await closeBrowser()
    await site?.close()
  })

  test('goes past the head, chooses an answer, writes, changes the language, and leaves by Shift pressed three times', async () => {
    await walk.to('Skip to the messages')
    await press('Enter')
    await walk.to('Answer 1')
    await press('ArrowRight')
    await walk.isOn('Answer 2')
    await press('Enter')
    await bubble('You wrote: 2')
    await walk.to('Your message')
    await page.keyboard.type('by keyboard')
    await shotOf({ page, name: 'keyboard-box' })
    await press('Enter')
    await bubble('You wrote: by keyboard')
    await walk.isOn('Your message')
    await walk.to('Language')
    await press('Enter')
    await walk.to('Polski')
    await press('Enter')
    await page.locator('html[lang=pl]').waitFor()
    await walk.isOn('Język')
    expect(walk.wrong).toEqual([])
    for (const _ of [1, 2, 3]) await press('Shift')
    await page.getByRole('heading', { name: 'Weather' }).waitFor()
  })
})
