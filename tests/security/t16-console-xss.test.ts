/** T16: whatever a tenant writes is text in the console and nothing else. */
import type { Browser, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

const PAYLOADS = [
  '<script>globalThis.hit = 1</script>',
  '<img src=x onerror="globalThis.hit = 1">',
  '<svg onload="globalThis.hit = 1"><animate onbegin="globalThis.hit = 1" attributeName="x" dur="1s">',
  '<iframe srcdoc="<script>parent.hit = 1</script>"></iframe>',
  '<a href="javascript:globalThis.hit = 1">press</a>',
  '[press](javascript:globalThis.hit=1) ![x](https://evil.example/x.png)',
  '"><input autofocus onfocus="globalThis.hit = 1">',
  '</script><script>globalThis.hit = 1</script>',
  '</textarea></title></style><img src=x onerror="globalThis.hit = 1">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=globalThis.hit=1&gt;">',
  '&lt;img src=x onerror=globalThis.hit=1&gt; &#60;b&#62;bold',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the sign of a template is the attack
  '{{constructor.constructor("globalThis.hit = 1")()}} ${globalThis.hit = 1}',
  '<b style="position:fixed;inset:0;background:url(https://evil.example/pixel)">whole page</b>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><button>send</button></form>',
  '__proto__ constructor prototype',
]

let world: StaffWorld
let browser: Browser
let page: Page
let asked: string[]

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  page = await (await browser.newContext()).newPage()
  asked = []
  page.on('request', (request) => asked.push(request.url()))
  await world.hire({ roles: ['manager'], email: 'xss@meadowbrook.example' })
  await signIn({ page, world, email: 'xss@meadowbrook.example' })
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})

const elementsIn = (selector: string): Promise<number> =>
  page.locator(selector).evaluateAll((found) => found.reduce((sum, one) => sum + one.querySelectorAll('*').length, 0))
const unharmed = async (): Promise<void> => {
  expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined()
  expect(
    await page
      .locator('#console')
      .locator('script, img, svg, iframe, base, meta, object, embed, a[href^="javascript"]')
      .count(),
  ).toBe(0)
  expect(asked.filter((url) => url.includes('evil.example'))).toEqual([])
}

test('in the words and the name of a message', async () => {
  const { _id: id } = await world.talk({
    said: PAYLOADS.map((text) => ({
      author: 'tenant' as const,
      body: { text, name: text, choices: [{ title: text, value: text }], language: 'en"><img src=x>' },
    })),
  })
  await page.goto(`${world.origin}/staff#/conversation/${id}`)
  await page
    .locator('.said')
    .nth(PAYLOADS.length - 1)
    .waitFor()
  expect(
    await page.locator('.said .words').evaluateAll((found) => found.map(({ textContent }) => textContent)),
  ).toEqual(PAYLOADS)
  expect(await elementsIn('.said .words')).toBe(0)
  await unharmed()
}, 180_000)

test('in the answers, the field names and the notes of a case, and in an address to be reached at', async () => {
  const answers = Object.fromEntries(PAYLOADS.map((text, index) => [index % 2 === 0 ? `field${index}` : text, text]))
  const id = await world.openCase({ answers })
  const as = await world.session(await world.hire({ roles: ['manager'] }))
  for (const [version, text] of PAYLOADS.entries())
    expect(
      (await world.post({ as, path: `/api/staff/cases/${id}/actions`, body: { action: 'note', text, version } }))
        .status,
    ).toBe(200)
  await page.goto(`${world.origin}/staff#/case/${id}`)
  await page
    .locator('.history .words')
    .nth(PAYLOADS.length - 1)
    .waitFor()
  expect(
    await page.locator('.history .words').evaluateAll((found) => found.map(({ textContent }) => textContent)),
  ).toEqual(PAYLOADS)
  expect(await elementsIn('.words')).toBe(0)
  await unharmed()
}, 180_000)

test('signs that turn a line round are shown and do nothing', async () => {
  const { _id: id } = await world.talk({
    said: [{ author: 'tenant', body: { text: 'photo\u202egpj.exe and \u2066more' } }],
  })
  await page.goto(`${world.origin}/staff#/conversation/${id}`)
  await page.getByText('photo[RLO]gpj.exe and more').waitFor()
})

test('the page holds no way to turn text into markup or script: the browser itself refuses each', async () => {
  // In a turn of its own: what the debugger itself evaluates may evaluate in its turn.
  const taken = await page.evaluate<string[]>(`new Promise((done) => setTimeout(() => {
    const text = '<img src=x onerror="globalThis.hit = 1">'
    const make = (name) => document.body.appendChild(document.createElement(name))
    const policy = (name) => trustedTypes.createPolicy(name, { createHTML: (given) => given })
    const ways = {
      innerHTML: () => { make('div').innerHTML = text },
      outerHTML: () => { make('div').outerHTML = text },
      insertAdjacentHTML: () => make('div').insertAdjacentHTML('beforeend', text),
      setHTMLUnsafe: () => make('div').setHTMLUnsafe(text),
      fragment: () => document.createRange().createContextualFragment(text),
      parser: () => new DOMParser().parseFromString(text, 'text/html'),
      write: () => document.write(text),
      srcdoc: () => { make('iframe').srcdoc = text },
      srcdocAttribute: () => make('iframe').setAttribute('srcdoc', text),
      scriptText: () => { make('script').text = 'globalThis.hit = 1' },
      scriptContent: () => { make('script').textContent = 'globalThis.hit = 1' },
      scriptAddress: () => { make('script').src = 'data:text/javascript,globalThis.hit=1' },
      worker: () => new Worker('data:text/javascript,1'),
      eval: () => eval('globalThis.hit = 1'),
      indirectEval: () => (0, eval)('globalThis.hit = 1'),
      function: () => new Function('globalThis.hit = 1'),
      timeout: () => setTimeout('globalThis.hit = 1', 0),
      anotherPolicy: () => policy('another'),
      defaultPolicy: () => policy('default'),
      secondLetterPolicy: () => policy('letter'),
    }
    done(Object.keys(ways).filter((name) => {
      try {
        ways[name]()
        return true
      } catch {
        return false
      }
    }))
  }))`)
  expect(taken).toEqual([])
  expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined()
  await page.reload()
})

test('every answer carries a policy that allows nothing which is not named', async () => {
  const as = await world.session(await world.hire({ roles: ['adviser'] }))
  const paths = [
    '/staff',
    '/api/staff/session',
    '/api/staff/queue',
    '/api/staff/cases',
    '/api/staff/cases/none',
    '/openapi.json',
    '/staff/none',
  ]
  for (const path of paths) {
    const policy = String((await world.ask({ as, path })).headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
  }
  const own = String((await world.ask({ path: '/staff' })).headers['content-security-policy'])
  expect(own).toContain("require-trusted-types-for 'script'")
  // One policy, for letters in their frame; of it one, and no default.
  expect(/trusted-types ([^;]*)(?:;|$)/.exec(own.replace(/require-trusted-types-for [^;]*;/, ''))?.[1]).toBe('letter')
  const nonces = await Promise.all(
    [1, 2].map(
      async () =>
        /'nonce-([^']+)'/.exec(String((await world.ask({ path: '/staff' })).headers['content-security-policy']))?.[1],
    ),
  )
  expect(nonces[0]).not.toBe(nonces[1])
})

test('the sources of the console hold none of the calls that make markup of text', async () => {
  const { readdirSync, readFileSync } = await import('node:fs')
  const folder = new URL('../../bot/pages/console/', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[a-z]+$/.test(name))
  expect(sources.length).toBeGreaterThan(50)
  const found = sources.filter((name) =>
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment/.test(
      readFileSync(new URL(name, folder), 'utf8'),
    ),
  )
  expect(found).toEqual([])
  // A text becomes a page in one place, and that page stands in one frame.
  const having = (words: RegExp): string[] =>
    sources.filter((name) => words.test(readFileSync(new URL(name, folder), 'utf8')))
  expect(having(/createPolicy|createHTML/)).toEqual(['framed.ts'])
  expect(having(/\bframed\(|srcdoc|srcDoc|<iframe/)).toEqual(['cases/letterPreview.tsx'])
})
