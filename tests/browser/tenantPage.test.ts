/** The tenant page in a real browser: what a tenant sees, what a stranger at the same computer cannot find, and who can use it at all. */
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { startTenantSite, type TenantSite } from '../support/tenantSite.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let site: TenantSite
let browser: Browser
let context: BrowserContext
let page: Page
let asked: string[]
let violations: string[]

beforeAll(async () => {
  site = await startTenantSite()
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await closeBrowser()
  await site?.close()
})

beforeEach(async () => {
  asked = []
  violations = []
  context = await browser.newContext()
  context.setDefaultTimeout(30_000)
  page = await openPage()
})

afterEach(async () => {
  await context.close()
  await site.line.comeBack()
  site.line.refuse(false)
  site.line.talks.clear()
})

async function openPage(): Promise<Page> {
  const opened = await context.newPage()
  opened.on('request', (request) => asked.push(new URL(request.url()).origin))
  opened.on('websocket', (socket) => asked.push(new URL(socket.url()).origin.replace('ws', 'http')))
  opened.on('console', (message) => {
    if (/Content Security Policy|Permissions-Policy/i.test(message.text())) violations.push(message.text())
  })
  return opened
}

const bubbles = () => page.locator('.webchat__bubble__content')
const box = () => page.locator('[data-id="webchat-sendbox-input"]')
const stored = () => page.evaluate<number>('sessionStorage.length + localStorage.length')

const direction = (selector: string) =>
  page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`)

async function arrive(query = ''): Promise<void> {
  await page.goto(`${site.line.origin}/${query}`)
  await bubbles().first().waitFor()
}

async function write(text: string): Promise<void> {
  await box().fill(text)
  await page.keyboard.press('Enter')
  await bubbles()
    .filter({ hasText: `You wrote: ${text}` })
    .waitFor()
}

async function breaches(): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }).then((result) => result.violations),
    TAGS,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

describe('a tenant opens the page', () => {
  test('the assistant greets, and the answers to choose from are there', async () => {
    await arrive()
    expect(await bubbles().first().textContent()).toContain('Hello. What do you need?')
    await page.locator('.webchat__suggested-action').first().click()
    await bubbles().filter({ hasText: 'You wrote: 1' }).waitFor()
  })

  test('nothing is asked of any other site, and the security policy refuses nothing', async () => {
    await arrive()
    await write('hello')
    await page.locator('#display summary').click()
    await page.locator('input[value="high"]').check()
    expect(new Set(asked)).toEqual(new Set([site.line.origin]))
    expect(violations).toEqual([])
  })

  test('the emergency numbers and the way out are in sight before anything is said', async () => {
    await page.goto(site.line.origin)
    for (const shown of ['a[href="tel:999"]', 'a[href="tel:0800111999"]', '#exit']) {
      expect(await page.locator(`${shown} >> visible=true`).first().isVisible()).toBe(true)
    }
  })

  // 320 by 256 is a desktop window at 400 % zoom (WCAG 2.2, 1.4.10).
  test.each([
    [320, 568],
    [320, 256],
    [1280, 720],
  ])('nothing runs out of the page at %i by %i px', async (width, height) => {
    await page.setViewportSize({ width, height })
    await arrive()
    await write('A-long-word-without-any-place-to-break-it-anywhere-at-all-in-this-message')
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    const cut =
      "[...document.querySelectorAll('.webchat__bubble, .webchat__suggested-action')].filter((one) => one.getBoundingClientRect().right > innerWidth).length"
    expect(await page.evaluate(cut)).toBe(0)
    expect((await page.locator('#exit').boundingBox())!.x).toBeGreaterThan(0)
    await page.mouse.wheel(0, 2000)
    expect(await page.evaluate("document.querySelector('#exit').getBoundingClientRect().top")).toBeGreaterThanOrEqual(0)
  })

  test('what stands under the messages is open where there is room, and one press away on a phone', async () => {
    await arrive()
    const about = page.locator('footer p')
    expect(await about.isVisible()).toBe(true)
    await page.setViewportSize({ width: 360, height: 640 })
    await about.waitFor({ state: 'hidden' })
    await page.locator('#about summary').click()
    await about.waitFor({ state: 'visible' })
    expect(await about.textContent()).toContain('automated assistant')
  })

  test('without scripts there are a phone number and a number to text', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const bare = await plain.newPage()
    await bare.goto(site.line.origin)
    expect(
      await bare
        .locator('noscript a[href="tel:01632960001"], main section a[href="tel:01632960001"]')
        .last()
        .isVisible(),
    ).toBe(true)
    expect(await bare.locator('main a[href="sms:07700900123"]').isVisible()).toBe(true)
    await plain.close()
  })
})

describe('languages', () => {
  test('the Urdu page runs from right to left, its numbers from left to right', async () => {
    await arrive('?lang=ur')
    expect(await page.evaluate('[document.documentElement.lang, document.dir]')).toEqual(['ur', 'rtl'])
    expect(await direction('.webchat__bubble')).toBe('rtl')
    expect(await direction('a.number')).toBe('ltr')
  })

  test('choosing a language changes the page, tells the server, and keeps the conversation through a reload', async () => {
    await arrive()
    await write('hello')
    await page.locator('#languages summary').click()
    await page.locator('[data-language="ur"]').click()
    await page.locator('#exit', { hasText: 'یہ صفحہ چھوڑیں' }).waitFor()
    expect(await box().getAttribute('placeholder')).toBe('اپنا پیغام لکھیں')
    expect(await bubbles().filter({ hasText: 'You wrote: hello' }).count()).toBe(1)
    const [talk] = site.line.talks.values()
    expect(talk?.log.find(({ name }) => name === 'heard/language')?.value).toEqual({ language: 'ur' })
    await page.reload()
    await bubbles().filter({ hasText: 'You wrote: hello' }).waitFor()
    expect(await page.evaluate('document.dir')).toBe('rtl')
    expect(site.line.talks.size).toBe(1)
  })

  test('the server changes the language of the page', async () => {
    await arrive()
    site.line.push({ type: 'event', name: 'heard/language', value: { language: 'pl' } })
    await page.locator('#exit', { hasText: 'Opuść tę stronę' }).waitFor()
    expect(await bubbles().count()).toBe(1)
  })
})

describe('somebody else may look at this computer', () => {
  test('the title is the name of the landlord and nothing else, before and after a sensitive word', async () => {
    await arrive()
    site.line.push({ type: 'event', name: 'heard/quiet' })
    await write('something that is hard to say')
    expect(await page.title()).toBe('Lumen Homes')
    expect(page.url()).toBe(`${site.line.origin}/`)
    expect(await box().getAttribute('autocomplete')).toBe('off')
  })

  test('after a sensitive word the browser keeps nothing, and a reload starts anew', async () => {
    await arrive()
    await write('hello')
    expect(await stored()).toBeGreaterThan(0)
    site.line.push({ type: 'event', name: 'heard/quiet' })
    await expectSoon(async () => (await stored()) === 0)
    await page.locator('#display summary').click()
    await page.locator('input[value="large"]').check()
    await write('still here')
    expect(await stored()).toBe(0)
    await page.reload()
    await bubbles().first().waitFor()
    expect(await bubbles().filter({ hasText: 'You wrote' }).count()).toBe(0)
    expect(site.line.talks.size).toBe(2)
  })

  test('ten idle minutes after a sensitive word end the conversation and leave an empty start page', async () => {
    await page.clock.install()
    await arrive()
    await write('hello')
    site.line.push({ type: 'event', name: 'heard/quiet' })
    await expectSoon(async () => (await stored()) === 0)
    await page.clock.runFor(9 * 60_000)
    expect(await page.locator('#start').isVisible()).toBe(false)
    await page.clock.runFor(61_000)
    await page.locator('#start-button').waitFor()
    expect(await bubbles().count()).toBe(0)
    expect(page.url()).toBe(`${site.line.origin}/`)
    await expectSoon(async () => [...site.line.talks.values()].every(({ ended }) => ended))
  })

  test.each([
    ['the button', () => page.locator('#exit').click()],
    ['Shift pressed three times', () => pressShift(3)],
  ])(
    '%s blanks the page, ends the session, wipes the tab and goes elsewhere without a trace in the history',
    async (_how, leave) => {
      await page.goto(`${site.line.origin}/weather?before`)
      await arrive()
      await write('hello')
      const steps = await page.evaluate('history.length')
      // What stands on the screen while the other site is still on its way must be nothing.
      const seen: unknown[] = []
      await page.exposeFunction('tell', (found: unknown) => seen.push(found))
      // The other site takes a moment, so that what the page tells is heard before it is gone.
      await page.route('**/weather', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500))
        await route.continue()
      })
      await page.evaluate(`new MutationObserver(() => tell({
      screen: document.body.innerText.trim(), left: document.body.querySelectorAll('header, #chat, a, button').length,
      spoken: document.querySelector('[role=alert]').textContent, size: document.body.querySelector('p').offsetWidth,
    })).observe(document.body, { childList: true })`)
      await leave()
      await wentElsewhere()
      await expectSoon(async () => seen.length > 0)
      expect(seen).toEqual([{ screen: 'Loading.', left: 0, spoken: 'Loading.', size: 1 }])
      expect(await page.evaluate('history.length')).toBe(steps)
      expect(await stored()).toBe(0)
      const [talk] = site.line.talks.values()
      expect(talk?.ended).toBe(true)
      const old = await fetch(`${site.line.origin}/v3/directline/conversations/${talk?.id}`, {
        headers: { Authorization: `Bearer ${talk?.token}` },
      })
      expect(old.status).toBe(403)
      await page.goBack()
      expect(page.url()).toContain('/weather?before')
    },
  )

  test('a perpetrator pressing Back sees the start page', async () => {
    await arrive()
    await write('hello')
    await arrive('?lang=en')
    await bubbles().filter({ hasText: 'You wrote: hello' }).waitFor()
    await page.locator('#exit').click()
    await wentElsewhere()
    await page.goBack()
    await bubbles().filter({ hasText: 'Hello. What do you need?' }).waitFor()
    expect(await page.locator('#exit').isVisible()).toBe(true)
    expect(await page.getByText('You wrote: hello').count()).toBe(0)
  })

  test('a browser that keeps pages whole for Back shows nothing old either', async () => {
    await arrive()
    await write('hello')
    site.line.push({ type: 'event', name: 'heard/quiet' })
    await expectSoon(async () => (await stored()) === 0)
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(await page.evaluate('document.body.innerText.trim()')).toBe('')
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    await bubbles().filter({ hasText: 'Hello. What do you need?' }).waitFor()
    expect(await page.getByText('You wrote: hello').count()).toBe(0)
  })

  test('writing capital letters does not leave the page, and two presses are counted aloud', async () => {
    await arrive()
    await box().focus()
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`)
    await pressShift(2)
    expect(await page.locator('#announcer').textContent()).toBe('Shift pressed. Press it 1 more time to leave.')
    await page.keyboard.press('a')
    await pressShift(2)
    expect(page.url()).toBe(`${site.line.origin}/`)
  })
})

describe('the line fails', () => {
  test('when the server goes away the page says so with a phone number, and stops saying so when it is back', async () => {
    await arrive('?lang=pl')
    await site.line.goAway()
    const banner = page.locator('#offline')
    await banner.waitFor()
    expect(await banner.textContent()).toContain('Wiadomości nie są teraz wysyłane')
    expect(
      await page.evaluate('[...document.querySelectorAll("#offline a")].map((link) => link.getAttribute("href"))'),
    ).toEqual(['tel:01632960001', 'tel:999'])
    await site.line.comeBack()
    // The client waits 3 to 15 s before it comes back, so that not everybody comes at once.
    await banner.waitFor({ state: 'hidden', timeout: 30_000 })
    await write('jestem')
  }, 180_000)

  test('a message that the server cannot keep is shown as not sent, and safety words still come through', async () => {
    await arrive()
    site.line.refuse(true)
    await box().fill('there is a fire')
    await page.keyboard.press('Enter')
    site.line.push({ type: 'message', text: 'Phone 999 now.', channelData: { unsaved: true } })
    await bubbles().filter({ hasText: 'Phone 999 now.' }).waitFor()
    await page.locator('#offline').waitFor()
    await page.getByText('Send failed').first().waitFor()
    site.line.refuse(false)
    await page.locator('#offline').waitFor({ state: 'hidden' })
  })

  test('a tenant whose device is offline is told so', async () => {
    await arrive()
    await context.setOffline(true)
    await page.locator('#offline').waitFor()
    await context.setOffline(false)
    await page.locator('#offline').waitFor({ state: 'hidden' })
  })

  test('a conversation that has ended stays readable and a new one is offered', async () => {
    await arrive()
    await write('hello')
    site.line.push({ type: 'event', name: 'heard/ended' })
    await page.locator('#start').waitFor()
    expect(await box().count()).toBe(0)
    expect(await bubbles().filter({ hasText: 'You wrote: hello' }).count()).toBe(1)
    await page.locator('#start-button').click()
    await expectSoon(async () => site.line.talks.size === 2)
    await box().waitFor()
  })
})

describe("on a landlord's own site", () => {
  test('one script tag gives a button that opens the messages, and Shift three times leaves the whole site', async () => {
    await page.goto(site.landlordSite)
    await page.getByRole('button', { name: 'Message us' }).click()
    const frame = page.frameLocator('#heard-messages')
    await frame.locator('.webchat__bubble__content').first().waitFor()
    expect(await context.cookies()).toEqual([])
    expect(violations).toEqual([])
    await page.getByRole('button', { name: 'Close messages' }).focus()
    await pressShift(3)
    await wentElsewhere()
  })

  test('another site cannot put the page in a frame', async () => {
    await page.goto(`${site.line.origin}/weather`)
    await page.evaluate("document.body.append(Object.assign(document.createElement('iframe'), { src: '/?embed=1' }))")
    await expectSoon(async () => violations.some((text) => text.includes('frame-ancestors')))
  })
})

describe('everybody can use it (axe-core: WCAG 2.0 to 2.2, A and AA, and best practice)', () => {
  test.each(['en', 'ur'])(
    'greeting, answers, talk, menus, colours, end, line down, in %s',
    async (language) => {
      await arrive(`?lang=${language}`)
      expect(await breaches()).toEqual([])
      await write('hello')
      expect(await breaches()).toEqual([])
      for (const menu of ['#languages', '#display', '.emergency']) await page.locator(`${menu} summary`).click()
      expect(await breaches()).toEqual([])
      await page.locator('input[value="high"]').check()
      await page.locator('input[value="largest"]').check()
      expect(await breaches()).toEqual([])
      await page.locator('input[value="high"]').press('ArrowUp')
      await context.setOffline(true)
      await page.locator('#offline').waitFor()
      expect(await breaches()).toEqual([])
      await context.setOffline(false)
      site.line.push({ type: 'event', name: 'heard/ended' })
      await page.locator('#start').waitFor()
      expect(await breaches()).toEqual([])
    },
    60_000,
  )

  test('with the keyboard alone: skip link, settings, numbers, messages, box, in that order', async () => {
    await page.goto(site.line.origin)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the messages')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('exit')
    await bubbles().first().waitFor()
    await box().focus()
    await page.keyboard.type('by keyboard')
    await page.keyboard.press('Enter')
    await bubbles().filter({ hasText: 'You wrote: by keyboard' }).waitFor()
  })
})

async function pressShift(times: number): Promise<void> {
  for (let press = 0; press < times; press += 1) await page.keyboard.press('Shift')
}

/** The other site has come up whole; asked again and again, since a page that is being left answers nothing. */
async function wentElsewhere(): Promise<void> {
  await expectSoon(
    async () =>
      page.url().endsWith('/weather') && (await page.evaluate('document.readyState').catch(() => null)) === 'complete',
  )
}

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It did not come true: ${String(holds)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
