/** Words in another language in a real browser: the original with a machine's translation below it, and a reply that is seen before it is sent. */
import type { Browser, Page } from 'playwright-core'
import { closeBrowser, openBrowser } from '../support/browser.ts'
import { consoleSite, signIn } from '../support/consoleSite.ts'
import { breachesOn, type Opened, openPage, shotOf, sidewaysOn } from '../support/consoleSteps.ts'
import type { StaffWorld } from '../support/staffWorld.ts'
import { KEY, made, type TranslationStandIn, translationStandIn } from '../support/translationStandIn.ts'

let world: StaffWorld
let service: TranslationStandIn
let browser: Browser
let opened: Opened
let page: Page
let number = 0

beforeAll(async () => {
  service = await translationStandIn('libretranslate')
  world = await consoleSite({
    settings: { TRANSLATION_SERVICE: 'libretranslate', TRANSLATION_URL: service.url, TRANSLATION_KEY: KEY },
  })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await world?.close()
  await service?.close()
})
afterEach(async () => {
  service.be('well')
  expect(opened.violations).toEqual([])
  await opened.context.close()
})

const WORDS = {
  pl: ['Nie ma ogrzewania od wtorku. Mamy małe dziecko.', 'Nikt nie odbiera telefonu!'],
  ur: ['منگل سے ہیٹنگ بند ہے۔ گھر میں چھوٹا بچہ ہے۔', 'کوئی فون نہیں اٹھاتا!'],
} as const
const SAFETY = {
  pl: 'Jeśli grozi Ci niebezpieczeństwo, zadzwoń pod 999.',
  ur: 'خطرے میں ہوں تو 999 پر کال کریں۔',
} as const
const heard = { intent: 'repair', flags: [], version: 'test' }

async function hold({
  language,
  options = {},
}: {
  language: keyof typeof WORDS
  options?: Parameters<Browser['newContext']>[0]
}): Promise<string> {
  opened = await openPage({ browser, options })
  page = opened.page
  const email = `translation${++number}@meadowbrook.example`
  await world.hire({ roles: ['adviser'], email })
  const [first, second] = WORDS[language]
  const { _id: id } = await world.talk({
    waiting: null,
    language,
    said: [
      { author: 'tenant', body: { text: first, language, heard } },
      { author: 'bot', body: { text: SAFETY[language], language, said: ['danger.call@2'] } },
      { author: 'tenant', body: { text: second, language, heard } },
    ],
  })
  await signIn({ page, world, email })
  await page.goto(`${world.origin}/staff#/conversation/${id}`)
  await page.getByRole('button', { name: 'Take this conversation' }).click()
  await page.getByLabel('Your reply').waitFor()
  return id
}
const log = () => page.getByRole('log')
const buttons = () => log().getByRole('button', { name: 'Translate', exact: true })
const translated = (text: string) => log().getByText(made({ text, to: 'en' }), { exact: true })

test.each([
  ['light', 1280, 'pl'],
  ['dark', 1280, 'ur'],
  ['light', 360, 'ur'],
] as const)(
  'lines are translated one by one and all at once, never a reviewed one (%s, %s wide, %s)',
  async (colorScheme, width, language) => {
    await hold({ language, options: { colorScheme, viewport: { width, height: 900 } } })
    const [first, second] = WORDS[language]
    // Two lines of the tenant; the safety text between them has none.
    expect(await buttons().count()).toBe(2)
    await buttons().first().click()
    await translated(first).waitFor()
    expect(await translated(first).getAttribute('lang')).toBe('en')
    const [from] = { pl: ['Polish'], ur: ['Urdu'] }[language]
    const mark = log().getByText(`Translated by a machine (LibreTranslate) from ${from}. It may hold mistakes.`)
    await mark.waitFor()
    expect(await log().getByText(first, { exact: true }).getAttribute('lang')).toBe(language)
    // Whoever pressed the button goes on at what came.
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain(first)
    await page.getByRole('button', { name: 'Translate all in this conversation' }).click()
    await translated(second).waitFor()
    await page.getByRole('button', { name: 'Translate all in this conversation' }).waitFor({ state: 'detached' })
    expect(await breachesOn(page)).toEqual([])
    expect(await sidewaysOn(page)).toBe(0)
    await shotOf({ page, name: `translation-${colorScheme}-${width}-${language}` })

    await page.getByLabel('Your reply').fill('We come tomorrow between 9 and 11.')
    await page.getByRole('button', { name: `See it in ${from} before you send` }).click()
    await page.getByRole('heading', { name: 'This is what they will read' }).waitFor()
    expect(await breachesOn(page)).toEqual([])
    expect(await sidewaysOn(page)).toBe(0)
    await shotOf({ page, name: `translation-reply-${colorScheme}-${width}-${language}` })
    await page.getByRole('button', { name: 'Send it like this' }).click()
    await page.getByText('Sent.', { exact: true }).waitFor()
    expect(await page.getByLabel('Your reply').inputValue()).toBe('')
    await log().getByText('We come tomorrow between 9 and 11.', { exact: true }).waitFor()
    await log().getByText(`Sent in ${from}, translated by a machine (LibreTranslate):`).waitFor()
    // Every line stands in a language that is read here.
    expect(await page.getByRole('button', { name: /^Translate/ }).count()).toBe(0)
    expect(await breachesOn(page)).toEqual([])
    await shotOf({ page, name: `translation-sent-${colorScheme}-${width}-${language}` })
  },
)

test('a changed word takes the translation away, a service that is away loses nothing, and both are said', async () => {
  await hold({ language: 'pl' })
  const box = page.getByLabel('Your reply')
  const see = page.getByRole('button', { name: 'See it in Polish before you send' })
  const heading = page.getByRole('heading', { name: 'This is what they will read' })
  await box.fill('We come tomorrow.')
  await see.click()
  await heading.waitFor()
  await box.fill('We come tomorrow at 9.')
  await heading.waitFor({ state: 'detached' })
  service.be('broken')
  await see.click()
  const away = 'The translation service does not answer. Nothing was translated; try again in a while.'
  await page.getByText(away).waitFor()
  expect(await box.inputValue()).toBe('We come tomorrow at 9.')
  await buttons().first().click()
  await log().getByText(away).waitFor()
  await shotOf({ page, name: 'translation-away' })
  service.be('well')
  await see.click()
  await heading.waitFor()
  await page.getByRole('button', { name: 'Not like this' }).click()
  await heading.waitFor({ state: 'detached' })
  expect(await box.inputValue()).toBe('We come tomorrow at 9.')
})
