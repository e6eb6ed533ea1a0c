/** Both translation services: what is sent to each, what is made of every answer and failure, and what settings are refused. */
import { inspect } from 'node:util'
import { readConfig } from '../../bot/config.ts'
import { azureTranslator } from '../../services/translation/azureTranslator.ts'
import { libreTranslate } from '../../services/translation/libreTranslate.ts'
import {
  KEY,
  type Mood,
  made,
  REGION,
  type TranslationStandIn,
  translationStandIn,
} from '../support/translationStandIn.ts'

let libre: TranslationStandIn
let azure: TranslationStandIn
beforeAll(async () => {
  libre = await translationStandIn('libretranslate')
  azure = await translationStandIn('azure')
})
afterAll(async () => {
  await libre.close()
  await azure.close()
})

const WITHIN = 500
const translators = {
  libretranslate: (key = KEY) => libreTranslate({ url: `${libre.url}/`, key, selfHosted: true, answerWithin: WITHIN }),
  azure: (key = KEY) => azureTranslator({ url: azure.url, key, region: REGION, answerWithin: WITHIN }),
}
type Name = keyof typeof translators
const names = Object.keys(translators) as Name[]
const standIn = (name: Name) => (name === 'azure' ? azure : libre)
const TWO = ['Nie ma ogrzewania', 'Proszę pomóc']

describe.each(names)('%s', (name) => {
  test('turns several texts in one request, in their order', async () => {
    expect(await translators[name]().translate({ texts: TWO, from: 'pl', to: 'en' })).toEqual({
      ok: true,
      texts: TWO.map((text) => ({ text: made({ text, to: 'en' }), from: 'pl' })),
    })
    expect(standIn(name).asked.at(-1)).toMatchObject(
      name === 'azure'
        ? {
            url: '/translate?api-version=3.0&from=pl&to=en',
            body: TWO.map((Text) => ({ Text })),
            headers: { 'ocp-apim-subscription-key': KEY, 'ocp-apim-subscription-region': REGION },
          }
        : { url: '/translate', body: { q: TWO, source: 'pl', target: 'en', format: 'text', api_key: KEY } },
    )
  })

  test('lets the service make the language out', async () => {
    expect(await translators[name]().translate({ texts: TWO, from: null, to: 'cy' })).toMatchObject({
      ok: true,
      texts: [{ from: 'pl' }, { from: 'pl' }],
    })
  })

  const moods: [Mood, string][] = [
    ['busy', 'busy'],
    ['forbidden', 'refused'],
    ['broken', 'away'],
    ['html', 'answer'],
    ['fewer', 'answer'],
    ['empty', 'answer'],
    ['endless', 'answer'],
    ['huge', 'answer'],
    ['slow', 'away'],
    ['elsewhere', 'away'],
  ]
  test.each(moods)('a service that is %s: %s', async (mood, reason) => {
    standIn(name).be(mood)
    const said = await translators[name]().translate({ texts: TWO, from: 'pl', to: 'en' })
    standIn(name).be('well')
    expect(said).toEqual({ ok: false, reason })
  })

  test('a wrong key, a language it has not, and more than it takes are told apart', async () => {
    const reasonOf = async (args: { texts?: string[]; from?: string; to?: string; key?: string }) => {
      const { key, texts = TWO, from = 'pl', to = 'en' } = args
      const said = await translators[name](key).translate({ texts, from, to })
      return said.ok ? null : said.reason
    }
    expect(await reasonOf({ key: 'another' })).toBe('refused')
    expect(await reasonOf({ from: 'so' })).toBe('language')
    expect(await reasonOf({ to: 'so' })).toBe('language')
    if (name === 'libretranslate') expect(await reasonOf({ from: 'ar', to: 'cy' })).toBe('language')
    expect(await reasonOf({ texts: ['a'.repeat(16_000)] })).toBe('too_long')
  })
})

test('Portuguese is that of Portugal', async () => {
  await translators.azure().translate({ texts: TWO, from: 'en', to: 'pt' })
  expect(azure.asked.at(-1)?.url).toContain('to=pt-pt')
})

test('a service that is not there at all is away', async () => {
  const gone = libreTranslate({ url: 'http://127.0.0.1:9', key: null, selfHosted: true, answerWithin: WITHIN })
  expect(await gone.translate({ texts: TWO, from: 'pl', to: 'en' })).toEqual({ ok: false, reason: 'away' })
})

describe('settings', () => {
  const problems = (env: Record<string, string>): string => {
    const read = readConfig({
      DATA_DIR: '/tmp/heard-translation-settings',
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      ...env,
    })
    if (read.ok) expect(inspect(read.config.translator, { depth: 5 })).not.toContain(KEY)
    return read.ok ? read.config.translator.name : read.problems.join('\n')
  }
  const URL_OF = 'https://translate.homes.example'
  test.each<[string, Record<string, string>, RegExp]>([
    ['none is off', {}, /^none$/],
    ['LibreTranslate', { TRANSLATION_SERVICE: 'libretranslate', TRANSLATION_URL: URL_OF }, /^libretranslate$/],
    [
      'one on this machine',
      { TRANSLATION_SERVICE: 'libretranslate', TRANSLATION_URL: 'http://127.0.0.1:5000' },
      /^libretranslate$/,
    ],
    ['Azure', { TRANSLATION_SERVICE: 'azure', TRANSLATION_KEY: KEY }, /^azure$/],
    ['an unknown service', { TRANSLATION_SERVICE: 'other' }, /^TRANSLATION_SERVICE:/],
    ['a key without a service', { TRANSLATION_KEY: KEY }, /^TRANSLATION_SERVICE: missing beside TRANSLATION_KEY/],
    ['LibreTranslate nowhere', { TRANSLATION_SERVICE: 'libretranslate' }, /^TRANSLATION_URL: missing/],
    [
      'words in the clear',
      { TRANSLATION_SERVICE: 'libretranslate', TRANSLATION_URL: 'http://translate.homes.example' },
      /^TRANSLATION_URL: https only/,
    ],
    ['Azure without its key', { TRANSLATION_SERVICE: 'azure' }, /^TRANSLATION_KEY: missing/],
    [
      'Azure as self-hosted',
      { TRANSLATION_SERVICE: 'azure', TRANSLATION_KEY: KEY, TRANSLATION_SELF_HOSTED: 'on' },
      /^TRANSLATION_SELF_HOSTED:/,
    ],
  ])('%s', (_what, env, told) => {
    expect(problems(env)).toMatch(told)
    expect(problems(env)).not.toContain(KEY)
  })
})
