/** The console for who sees it otherwise: at 400 % zoom, in forced colours, in Welsh; nothing is cut off, nothing scrolls sideways. */
import type { Browser } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { cutOffOn } from '../support/cutOff.ts'
import type { StaffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let browser: Browser
let talk: string
let complaint: string
let places: [name: string, hash: string][]

beforeAll(async () => {
  world = await consoleSite()
  browser = await openBrowser()
  await world.hire({ roles: ['manager'], email: 'reach@meadowbrook.example' })
  ;({ _id: talk } = await world.talk({
    language: 'pl',
    said: [
      { author: 'tenant', body: { text: 'Piec nie działa od wtorku i nikt nie oddzwonił do nas' } },
      { author: 'bot', body: { text: 'A colleague will answer here.', said: ['handoff.waiting'] } },
    ],
  }))
  complaint = await world.openCase({ kind: 'complaint', conversation: talk })
  places = [
    ['queue', '#/queue'],
    ['talk', `#/conversation/${talk}`],
    ['cases', '#/cases'],
    ['case', `#/case/${complaint}`],
    ['figures', '#/figures'],
    ['account', '#/account'],
    ['people', '#/people'],
  ]
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
})

test.each([
  // 1280 by 1024 at 400 % is 320 by 256.
  ['zoom', { viewport: { width: 320, height: 256 } }, ''],
  ['forced', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }, ''],
  ['welsh', { viewport: { width: 1280, height: 900 } }, '?lang=cy'],
  ['welsh-zoom', { viewport: { width: 320, height: 256 } }, '?lang=cy'],
] as const)('%s: each page is whole', async (name, options, language) => {
  const { context, page, violations } = await openPage({ browser, options })
  await signIn({ page, world, email: 'reach@meadowbrook.example' })
  await page.goto(`${world.origin}/staff${language}`)
  for (const [place, hash] of places) {
    const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}; ${drawn}`)
    await page.locator('main h1').waitFor()
    await page.locator('main .loading').waitFor({ state: 'detached' })
    expect([place, await sidewaysOn(page)]).toEqual([place, 0])
    expect([place, await cutOffOn(page)]).toEqual([place, []])
    expect([place, await breachesOn(page)]).toEqual([place, []])
    expect([place, /\d\s(AM|PM)\b/.exec((await page.locator('main').textContent()) ?? '')]).toEqual([place, null])
    await shotOf({ page, name: `reach-${name}-${place}` })
  }
  // Where one is shows without the page's own colours.
  const borders = await page
    .locator('header nav a')
    .evaluateAll((links) => links.map((one) => one.ownerDocument.defaultView.getComputedStyle(one).borderBottomColor))
  expect(new Set(borders).size).toBe(2)
  expect(violations).toEqual([])
  await context.close()
})
