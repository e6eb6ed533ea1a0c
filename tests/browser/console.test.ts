/** The staff console in a real browser: what an officer sees, hears and does, with a keyboard, on a phone, by day and by night. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SHOTS = process.env.SHOTS

let world: StaffWorld
let browser: Browser
let context: BrowserContext
let page: Page
let asked: string[]
let violations: string[]
let number = 0

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})
beforeEach(async () => {
  asked = []
  violations = []
  await open({})
})
afterEach(() => context.close())

async function open(options: Parameters<Browser['newContext']>[0]): Promise<void> {
  await context?.close()
  context = await browser.newContext(options)
  page = await context.newPage()
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Permissions-Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(error.message))
}

async function enter(roles: Parameters<StaffWorld['hire']>[0]['roles'] = ['adviser'], teams: string[] = []) {
  const email = `console${++number}@meadowbrook.example`
  const account = await world.hire({ roles, teams, email })
  await signIn({ page, world, email })
  return account
}

async function breaches(): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }).then((result) => result.violations),
    TAGS,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

async function shot(name: string): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

const message = (author: 'tenant' | 'bot', text: string) => ({ author, body: { text } })
const talkOf = () =>
  world.talk({
    said: [
      message('tenant', 'My boiler is broken and nobody came'),
      message('bot', 'I am sorry. Shall I ask a colleague?'),
    ],
    language: 'pl',
  })
/** The page's policy forbids a waiting script of the test's own, so the test asks again and again. */
async function until(expression: string): Promise<void> {
  for (const end = performance.now() + 60_000; !(await page.evaluate(expression)); await sleep(50))
    if (performance.now() > end) throw new Error(`not within a minute: ${expression}`)
}

const sideways = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

describe('signing in', () => {
  test('works over plain http on this machine with the one kind of cookie, and a wrong password is said in words', async () => {
    const email = `console${++number}@meadowbrook.example`
    await world.hire({ roles: ['adviser'], email })
    await page.goto(`${world.origin}/staff`)
    await shot('sign-in')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByText('The email or the password is not right.').waitFor()
    expect(await breaches()).toEqual([])
    await signIn({ page, world, email })
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ name: '__Host-heard', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await context.cookies()).toEqual([])
  })

  test('on the name localhost works as well', async () => {
    const email = `console${++number}@meadowbrook.example`
    await world.hire({ roles: ['adviser'], email })
    await page.goto(`http://localhost:${world.port}/staff`).catch(() => page.goto(`${world.origin}/staff`))
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('four calm words here')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  })

  test('with a password that somebody else made leads to a new one first', async () => {
    const email = `console${++number}@meadowbrook.example`
    await world.hire({ roles: ['adviser'], email, temporary: true })
    await page.goto(`${world.origin}/staff`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('four calm words here')
    await page.keyboard.press('Enter')
    await page.getByLabel('Password you signed in with').fill('four calm words here')
    await page.getByLabel('New password').fill('password1234')
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.getByText('This password is easy to guess').waitFor()
    expect(await breaches()).toEqual([])
    await page.getByLabel('New password').fill('my own four words')
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.getByRole('heading', { name: 'Waiting for a person' }).waitFor()
  })

  test('that ended elsewhere is said, and what was seen is gone from the page', async () => {
    const { _id: id } = await talkOf()
    const account = await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByText('My boiler is broken').waitFor()
    await world.staff.signIn.disable({ landlord: 'meadowbrook', id: account._id, by: 'a test' })
    await page.getByRole('link', { name: 'Cases' }).click()
    await page.getByText('You were signed out.').waitFor()
    expect(await page.getByText('boiler').count()).toBe(0)
    await page.reload()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })
})

describe('the queue', () => {
  test('grows by itself: the count is in the title, and a tone is played', async () => {
    await page.addInitScript(`
      globalThis.tones = 0
      const { start } = OscillatorNode.prototype
      OscillatorNode.prototype.start = function (when) {
        globalThis.tones += 1
        return start.call(this, when)
      }
    `)
    await enter()
    await page.getByRole('heading', { name: 'Waiting for a person' }).click()
    await page.locator('.loading').waitFor({ state: 'detached' })
    const before = Number(/\((\d+)\)/.exec(await page.title())?.[1] ?? 0)
    await talkOf()
    await until(`document.title === '(${before + 1}) Staff'`)
    await until('globalThis.tones > 0')
    expect(await page.getByRole('link', { name: `Waiting (${before + 1})` }).count()).toBe(1)
    await page.getByRole('button', { name: 'Sound on' }).click()
    const tones = await page.evaluate('globalThis.tones')
    await talkOf()
    await until(`document.title === '(${before + 2}) Staff'`)
    expect(await page.evaluate('globalThis.tones')).toBe(tones)
  })

  test('shows danger first, in words and not in colour alone, and passes the checks', async () => {
    await world.talk({ alert: { at: world.now(), kind: 'danger' }, waiting: null, language: 'ur' })
    await world.talk({
      waiting: {
        since: new Date(world.now().getTime() - 3_900_000),
        team: 'repairs',
        reason: 'distress',
        urgent: true,
      },
      channel: 'sms',
    })
    await enter(['hate_officer'], ['hate-response'])
    await world.talk({
      audience: 'hate',
      waiting: { since: world.now(), team: 'hate-response', reason: 'sensitive', urgent: false },
      said: [message('tenant', 'x')],
    })
    await page.getByText('Restricted: Hate').waitFor()
    expect(await page.locator('.lines').first().locator('li').first().textContent()).toContain('Danger')
    expect(await breaches()).toEqual([])
    await shot('queue')
  })
})

describe('a conversation', () => {
  test('is taken, answered and handed back with the keyboard alone', async () => {
    const { _id: id, thread } = await talkOf()
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByText('My boiler is broken').waitFor()
    await page.getByRole('button', { name: 'Take this conversation' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('You have this conversation.').waitFor()
    await page.getByLabel('Your reply').focus()
    await page.keyboard.type('I will send somebody today.')
    await page.keyboard.press('Control+Enter')
    await page.locator('.said.staff', { hasText: 'I will send somebody today.' }).waitFor()
    expect(await page.getByLabel('Your reply').inputValue()).toBe('')
    expect(await breaches()).toEqual([])
    await shot('conversation')
    await page.getByRole('button', { name: 'Hand back to the assistant' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Handed back.').waitFor()
    expect(
      (await world.product.inbox.waiting({ landlord: 'meadowbrook', thread })).map(({ payload }) => payload.kind),
    ).toEqual(['released'])
  })

  test('taken by a colleague in the meantime says who has it', async () => {
    const { _id: id } = await talkOf()
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    const button = page.getByRole('button', { name: 'Take this conversation' })
    await button.waitFor()
    const other = await world.hire({ roles: ['manager'] })
    await page.route('**/api/staff/conversations/*/claim', async (route) => {
      await world.post({ as: await world.session(other), path: `/api/staff/conversations/${id}/claim` })
      await route.continue()
    })
    await button.click()
    await page.getByText(`${other.name} was quicker`).waitFor()
    expect(await page.getByLabel('Your reply').count()).toBe(0)
  })

  test('keeps a reply that could not be sent, and sends it once when pressed again', async () => {
    const { _id: id } = await talkOf()
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByRole('button', { name: 'Take this conversation' }).click()
    await page.getByLabel('Your reply').fill('Only once please')
    let lost = 0
    await page.route('**/api/staff/conversations/*/reply', async (route) => {
      if (lost++ > 0) return await route.continue()
      // The server has it, the answer is lost on the way.
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Not sent. Your text is still here.').waitFor()
    expect(await page.getByLabel('Your reply').inputValue()).toBe('Only once please')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Sent.', { exact: true }).waitFor()
    await page.locator('.said.staff').waitFor()
    expect(await page.locator('.said.staff', { hasText: 'Only once please' }).count()).toBe(1)
  })

  test('by text message tells what the reply costs before it is sent', async () => {
    const { _id: id } = await world.talk({
      channel: 'sms',
      said: [message('tenant', 'میرا بوائلر خراب ہے')],
      language: 'ur',
    })
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByRole('button', { name: 'Take this conversation' }).click()
    await page.getByLabel('Your reply').fill('x'.repeat(161))
    await page.getByText('Text parts: 2').waitFor()
    expect(await page.evaluate("getComputedStyle(document.querySelector('.said.tenant .words')).direction")).toBe('rtl')
    await shot('conversation-sms')
  })

  test('with danger in it stays red until somebody says what was done', async () => {
    const { _id: id } = await world.talk({
      alert: { at: world.now(), kind: 'danger' },
      said: [message('tenant', 'there is a fire')],
    })
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByLabel('What was done').selectOption('phoned_tenant')
    expect(await breaches()).toEqual([])
    await shot('alert')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByLabel('What was done').waitFor({ state: 'detached' })
  })

  test('shows a new message of the tenant without being asked', async () => {
    const conversation = await talkOf()
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${conversation._id}`)
    await page.getByText('My boiler is broken').waitFor()
    const section = conversation.sections[0]!
    const open = { section, key: world.product.sections.key(section)! }
    const row = world.product.transcript.row({
      conversation,
      open,
      position: 3,
      at: world.now(),
      author: 'tenant',
      body: { text: 'Are you there?' },
    })
    await world.product.transcript.model.collection.insertOne(row as never)
    await page.getByText('Are you there?').waitFor()
  })
})

describe('cases', () => {
  test('are listed with the overdue in words, opened, noted and acknowledged', async () => {
    const id = await world.openCase({ answers: { happened: 'Nobody came for three weeks', outcome: 'A date' } })
    world.pass(14 * 86_400_000)
    await world.openCase({ kind: 'service_request', type: 'repair', hazard: 'damp_mould' })
    await enter(['complaints_officer'])
    await page.getByRole('link', { name: 'Cases', exact: true }).click()
    await page.getByText('Overdue:').first().waitFor()
    expect(await breaches()).toEqual([])
    await shot('cases')
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await page.getByText('Nobody came for three weeks').waitFor()
    await page.getByLabel('Add a note').last().fill('Rang the tenant')
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByText('Saved.').waitFor()
    await page.locator('.history').getByText('Rang the tenant').waitFor()
    await page.getByLabel('How we understand the complaint').fill('The boiler has been broken for weeks')
    await page.getByLabel('What the tenant wants to happen').fill('A date')
    await page.getByRole('button', { name: 'Acknowledge', exact: true }).click()
    await page.locator('.history').getByText('The boiler has been broken for weeks').waitFor()
    await page.getByRole('button', { name: 'Change to Investigating' }).waitFor()
    expect(await breaches()).toEqual([])
    await shot('case')
  })

  test('changed by somebody else in the meantime say so and keep the words', async () => {
    const id = await world.openCase()
    await enter(['manager'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    const note = page.getByLabel('Add a note').last()
    await note.fill('My words')
    let first = true
    await page.route('**/api/staff/cases/*/actions', async (route) => {
      if (!first) return await route.continue()
      first = false
      await world.post({
        as: await world.session(await world.hire({ roles: ['manager'] })),
        path: `/api/staff/cases/${id}/actions`,
        body: { action: 'note', text: 'Theirs', version: 0 },
      })
      await route.continue()
    })
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByText('Somebody changed this case').waitFor()
    expect(await note.inputValue()).toBe('My words')
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByText('Saved.').waitFor()
  })
})

describe('the page', () => {
  test('asks no other site for anything, and its security policy refuses nothing of its own', async () => {
    const { _id: id } = await talkOf()
    await enter()
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByText('My boiler is broken').waitFor()
    expect(new Set(asked)).toEqual(new Set([world.origin]))
    expect(violations).toEqual([])
  })

  test.each(['light', 'dark'] as const)('is usable at phone width, %s', async (colorScheme) => {
    const { _id: id } = await world.talk({
      said: [message('tenant', `A-long-word-${'without-any-place-to-break-'.repeat(4)}`)],
    })
    const opened = await world.openCase()
    await open({ viewport: { width: 320, height: 640 }, colorScheme })
    await enter(['manager'])
    for (const [name, hash] of [
      ['queue', '#/queue'],
      ['conversation', `#/conversation/${id}`],
      ['cases', '#/cases'],
      ['case', `#/case/${opened}`],
    ] as const) {
      await page.goto(`${world.origin}/staff${hash}`)
      await page.locator('main h1').waitFor()
      await page.locator('.loading').waitFor({ state: 'detached' })
      expect(await sideways()).toBeLessThanOrEqual(0)
      expect(await breaches()).toEqual([])
      await shot(`phone-${colorScheme}-${name}`)
    }
  })

  test('tells an administrator that there is nothing to see, and an auditor sees without buttons to act', async () => {
    const { _id: id } = await talkOf()
    await enter(['auditor'])
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByText('My boiler is broken').waitFor()
    expect(await page.locator('main button').count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await enter(['administrator'])
    await page.getByText('Your role has nothing to see here.').waitFor()
  })
})
