/** A whole morning: two officers, three tenants (web in English, web in Urdu, texts in Polish), two processes of which one is killed half-way. */
import type { Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { chatPage } from '../support/chatPage.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import { postText } from '../support/ledger.ts'
import { type SceneOfficer, sceneOfficer } from '../support/sceneOfficer.ts'
import { type SceneStage, sceneStage } from '../support/sceneStage.ts'
import { atCarrier, onRecord, plain } from '../support/sceneTruth.ts'

const POLE = '+447700900333'
const PHONE = { viewport: { width: 420, height: 860 } }

let stage: SceneStage
let sam: SceneOfficer
let noor: SceneOfficer
let english: Opened
let urdu: Opened
const en = chatPage(() => english.page)
const ur = chatPage(() => urdu.page)
/** What each side wrote, in order. */
const wrote = {
  en: { tenant: [] as string[], staff: [] as string[] },
  ur: { tenant: [] as string[], staff: [] as string[] },
  pl: { tenant: [] as string[], staff: [] as string[] },
}

beforeAll(async () => {
  stage = await sceneStage()
  const browser = await openBrowser()
  const { url } = stage.balancer
  const people = await Promise.all([
    stage.hire({ name: 'Sam Taylor', languages: ['en'] }),
    stage.hire({ name: 'Noor Aziz', languages: ['en', 'ur', 'pl'] }),
  ])
  ;[sam, noor] = (await Promise.all(people.map((one) => sceneOfficer({ browser, url, ...one })))) as [
    SceneOfficer,
    SceneOfficer,
  ]
  ;[english, urdu] = [await openPage({ browser, options: PHONE }), await openPage({ browser, options: PHONE })]
  await Promise.all([
    english.page.goto(`${url}/?lang=en`).then(() => en.answered(0)),
    urdu.page.goto(`${url}/?lang=ur`).then(() => ur.answered(0)),
  ])
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await stage?.stop()
})

/** Sent again under the same id until it was taken, as Twilio's fallback address does. */
async function text(body: string): Promise<void> {
  wrote.pl.tenant.push(body)
  const sid = `SM${crypto.randomUUID().replaceAll('-', '')}`
  const { publicUrl } = stage.setting
  for (let tries = 0; tries < 20; tries++) {
    const { status } = await postText({ to: stage.balancer.url, publicUrl, from: POLE, body, sid }).catch(() => ({
      status: 0,
    }))
    if (status === 200) return
  }
  throw new Error('The text was never taken.')
}
async function write({ chat, words, into }: { chat: typeof en; words: string; into: 'en' | 'ur' }): Promise<void> {
  wrote[into].tenant.push(words)
  await chat.box().fill(words)
  await chat.box().press('Enter')
}
async function reply({ by, words, into }: { by: SceneOfficer; words: string; into: keyof typeof wrote }) {
  wrote[into].staff.push(words)
  await by.reply(words)
}
const shown = (chat: typeof en, words: string) => chat.bubbles().filter({ hasText: words }).first().waitFor()
async function looksWell({ page, name }: { page: Page; name: string }): Promise<void> {
  const size = page.viewportSize()!
  // The tenant page has colours of its own to choose from.
  const looks = [
    ['light', 1280],
    ...(page.url().includes('/staff') ? ([['dark', 1280]] as const) : []),
    ['light', 380],
  ] as const
  for (const [colorScheme, width] of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: size.height })
    expect([name, colorScheme, width, await breachesOn(page)]).toEqual([name, colorScheme, width, []])
    expect([name, colorScheme, width, await sidewaysOn(page)]).toEqual([name, colorScheme, width, 0])
    await shotOf({ page, name: `scene-${name}-${colorScheme}-${width}` })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(size)
}

test('three tenants ask for a person, and both officers see them wait', async () => {
  wrote.en.tenant.push('I want to talk to a person', 'Only here')
  wrote.ur.tenant.push('مجھے کسی انسان سے بات کرنی ہے', 'صرف یہاں')
  await Promise.all([
    en.say('I want to talk to a person').then(() => en.press('Only here')),
    ur.say('مجھے کسی انسان سے بات کرنی ہے').then(() => ur.press('صرف یہاں')),
    text('Dzień dobry, proszę po polsku').then(() => text('Chcę rozmawiać z człowiekiem')),
  ])
  for (const { page } of [sam, noor])
    for (const about of ['Web chat · English', 'Web chat · Urdu', 'Text message · Polish'])
      await page.locator('li.line', { hasText: about }).waitFor()
  await looksWell({ page: sam.page, name: 'queue' })
}, 60_000)

test('each is taken up, and one is handed to the colleague who writes the language', async () => {
  await Promise.all([sam.take('Web chat · English'), noor.take('Text message · Polish')])
  await shown(en, 'Sam has joined')
  await sam.take('Web chat · Urdu')
  await sam.handTo('Noor Aziz')
  await sam.page.getByText('Noor Aziz has this conversation.').waitFor()
  await shown(ur, 'Noor')
}, 60_000)

test('they talk, and each sees that the other writes and has read', async () => {
  await sam.open('Web chat · English')
  await write({ chat: en, words: 'My boiler is cold again', into: 'en' })
  await sam.page.locator('.said.tenant', { hasText: 'cold again' }).waitFor()
  await english.page.getByText('A colleague has read what you wrote.').waitFor()
  await sam.page.getByLabel('Your reply').pressSequentially('I am')
  await english.page.locator('#read', { hasText: 'Sam is writing.' }).waitFor()
  await reply({ by: sam, words: 'I am sorry. Somebody comes today.', into: 'en' })
  await shown(en, 'Somebody comes today.')
  await sam.page.locator('.said.staff', { hasText: 'Somebody comes today.' }).getByText('Seen').waitFor()
  await en.box().pressSequentially('This')
  await sam.page.getByText('The tenant is writing.').waitFor()

  await noor.open('Text message · Polish')
  await reply({ by: noor, words: 'Dzień dobry, w czym mogę pomóc?', into: 'pl' })
  await noor.open('Web chat · Urdu')
  await reply({ by: noor, words: 'السلام علیکم، میں نور ہوں۔ کیا مسئلہ ہے؟', into: 'ur' })
  await shown(ur, 'میں نور ہوں')
  await urdu.page.locator('.said-by', { hasText: 'Noor' }).waitFor()
  await looksWell({ page: sam.page, name: 'talk' })
  await looksWell({ page: urdu.page, name: 'tenant-ur' })
}, 60_000)

test('a process is killed with everybody in the middle of a sentence, and nobody is lost', async () => {
  const died = new Promise<string[]>((done) => {
    stage.balancer.loseAnswer({
      path: /\/activities$/,
      body: /third time/,
      // It has taken the words and dies before it can say so.
      meanwhile: async (port) => {
        const streams = stage.balancer.streams(port)
        await stage.children.find((child) => child.port === port)!.kill()
        done(streams)
      },
    })
  })
  const all = [
    write({ chat: en, words: 'This is the third time I ask and nobody came', into: 'en' }),
    text('Piec nie działa od wtorku'),
    reply({ by: noor, words: 'میں ابھی دیکھتی ہوں۔', into: 'ur' }),
  ]
  const streams = await died
  expect([/\/events/, /\/stream/].map((kind) => streams.some((path) => kind.test(path)))).toEqual([true, true])
  await Promise.all(all)
  expect(stage.children.filter((child) => !child.hasEnded())).toHaveLength(1)
  await sam.page.locator('.said.tenant', { hasText: 'third time' }).waitFor()
  await shown(ur, 'میں ابھی دیکھتی ہوں')
  await write({ chat: ur, words: 'پانی گرم نہیں ہے', into: 'ur' })
  await noor.page.locator('.said.tenant', { hasText: 'پانی گرم' }).waitFor()
}, 60_000)

test('an answer that is lost on its way is sent again by hand, and stands once', async () => {
  stage.balancer.loseAnswer({ path: /\/reply$/ })
  await reply({ by: sam, words: 'I have told the team leader.', into: 'en' })
  await shown(en, 'I have told the team leader.')
  await noor.open('Text message · Polish')
  await noor.page.locator('.said.tenant', { hasText: 'od wtorku' }).waitFor()
  await reply({ by: noor, words: 'Ktoś przyjdzie dzisiaj.', into: 'pl' })
}, 60_000)

test('they wrap up: the choice that is owed is asked for, and the assistant is back in the same window', async () => {
  await sam.page.getByRole('button', { name: 'Hand back to the assistant' }).click()
  await sam.page.getByText('nobody has offered the choice to complain yet').waitFor()
  await looksWell({ page: sam.page, name: 'wrap-up' })
  await sam.wrapUp({ outcome: 'Passed on to somebody else', choice: 'Offered: not now' })
  await noor.wrapUp({ outcome: 'Settled' })
  await noor.open('Web chat · Urdu')
  await noor.wrapUp({ outcome: 'Settled' })
  await shown(en, 'You are talking to the automated assistant again.')
  await shown(ur, 'خودکار معاون سے ہو رہی ہے')
  await looksWell({ page: english.page, name: 'tenant-en' })
}, 60_000)

test('nothing is lost, nothing stands twice, and the order is right, on every screen and on record', async () => {
  const told = { en, ur }
  const at = { en: sam, ur: noor }
  for (const language of ['en', 'ur'] as const) {
    const record = await onRecord({ stage, channel: 'webchat', language })
    expect(record.whole).toBe(true)
    expect(record.by('tenant')).toEqual(wrote[language].tenant)
    expect(record.by('staff')).toEqual(wrote[language].staff)
    expect((await told[language].bubbles().allInnerTexts()).map(plain)).toEqual(
      record.lines.map((line) => line.slice(line.indexOf(' ') + 1)),
    )
    expect((await at[language].sees()).map(plain)).toEqual(record.lines)
  }
  const record = await onRecord({ stage, channel: 'sms', language: 'pl' })
  await noor.page.goto(`${stage.balancer.url}/staff#/conversation/${record.id}`)
  await noor.page.locator('.said', { hasText: wrote.pl.tenant[0]! }).waitFor()
  expect((await noor.sees()).map(plain)).toEqual(record.lines)
  expect(record.whole).toBe(true)
  expect(record.by('tenant')).toEqual(wrote.pl.tenant)
  expect(record.by('staff')).toEqual(wrote.pl.staff)
  const sent = atCarrier({ stage, to: POLE })
  expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
  expect(sent.map(({ body }) => body).join(' ')).toEqual(record.told.join(' '))
  expect([sam, noor, english, urdu].flatMap(({ violations }) => violations)).toEqual([])
})
