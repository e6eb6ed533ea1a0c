/** Threat T2: somebody else reads the phone. No text names the matter, and nobody is texted first about what was told in confidence. */

import { closeSilentTalks } from '../../bot/silence.ts'
import { catalogue, hasText, t, type Words } from '../../locales/index.ts'
import { LANGUAGES, type LanguageCode } from '../../locales/languages.ts'
import { leavesOf } from '../../locales/review.ts'
import { NEUTRAL_NOTICES } from '../../services/conversations/neutralNotice.ts'
import type { NewSend } from '../../services/conversations/outbox.ts'
import { newId } from '../../services/ids.ts'
import { settled, textingWorld } from '../support/signText.ts'
import { SMS } from '../support/talkHarness.ts'
import { type World, world } from '../support/world.ts'

/** The matter by its name, in each language: stems, without accents. */
const TELLING: Record<LanguageCode, RegExp> = {
  en: /\b(hate|racis|homophob|transphob|abus|violen|victim|slur|harass)/i,
  cy: /\b(casineb|hilio|hiliol|trais|treisio|dioddefwr|aflonydd)/i,
  pl: /\b(nienawi|rasis|rasizm|przemoc|ofiar|homofob)/i,
  ro: /\b(ura\b|rasis|violen|victim|abuz|homofob)/i,
  pa: /ਨਫ਼ਰਤ|ਨਸਲਵਾਦ|ਹਿੰਸਾ|ਪੀੜਤ/,
  ur: /نفرت|نسل پرست|تشدد|متاثرہ/,
  pt: /\b(odio|racis|violen|vitima|abuso|homofob)/i,
  es: /\b(odio|racis|violen|victima|abuso|homofob)/i,
  ar: /كراهية|عنصري|عنف|ضحية/,
  bn: /ঘৃণা|বর্ণবাদ|সহিংসতা|নির্যাতন/,
  gu: /નફરત|જાતિવાદ|હિંસા|પીડિત/,
  it: /\b(odio|razzis|violenz|vittim|abuso|omofob)/i,
  uk: /ненавист|расис|насильств|жертв/i,
  so: /\b(naceyb|cunsuri|rabshad|dhibane)/i,
}
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}(?=.*[a-z])/gu, '')

/** Asked or said by text: what the short form of a report can show. */
const BY_TEXT = [
  'open',
  'goOn',
  'danger',
  'safe',
  'statement',
  'stop',
  'as',
  'account',
  'added',
  'remove',
  'removePlace',
  'removal',
  'removalBy',
  'when',
  'where',
  'about',
  'before',
  'safeTonight',
  'vulnerable',
  'way',
  'number',
  'times',
  'nameToUse',
  'message',
  'done',
  'stopped',
  'stoppedInDanger',
  'check',
  'leaving',
]

describe.each(LANGUAGES.map(({ code }) => code))('in %s', (code) => {
  test('no text of a report names the matter', () => {
    const report = (catalogue[code] as Record<string, Words>).hateReport ?? {}
    const keys = leavesOf(report)
      .map(([key]) => key)
      .filter((key) => BY_TEXT.includes(key.split('.')[0]?.replace(/_short$/, '') ?? '') && !key.endsWith('.label'))
      .map((key) => `hateReport.${key.replace(/_short$/, '')}`)
    expect(keys.length).toBeGreaterThan(30)
    const telling = [...new Set(keys)].filter((key) =>
      TELLING[code].test(plain(t({ key: key as never, language: code, voice: SMS.voice, params: {} }))),
    )
    expect(telling).toEqual([])
  })

  test('nor does a notice that we begin', () => {
    for (const key of [...NEUTRAL_NOTICES, 'sms.onCallRestricted', 'sms.onCallStill', 'sms.onCallWait']) {
      expect(hasText({ key, language: code })).toBe(true)
      expect(plain(t({ key: key as never, language: code, voice: 'short', params: {} }))).not.toMatch(TELLING[code])
    }
  })
})

test('the list of telling words finds them where they are', () => {
  for (const { code } of LANGUAGES)
    expect(
      leavesOf(catalogue[code] as Words).some(([, text]) => TELLING[code].test(plain(text))) ? [] : [code],
    ).toEqual([])
})

describe('the outbox', () => {
  let phone: Awaited<ReturnType<typeof textingWorld>>
  let product: World
  beforeAll(async () => {
    phone = await textingWorld((env) => world({ env }))
    product = phone.world
  })
  afterAll(() => phone.close())

  const notice = (more: Partial<NewSend>): NewSend =>
    ({
      id: newId(),
      landlord: 'meadowbrook',
      audience: 'hate',
      retention: 'case_sensitive',
      conversation: null,
      channel: 'sms',
      kind: 'notice',
      lane: 'notice:x',
      order: 1,
      at: product.now(),
      content: { to: '+447700900983', from: '+447700900100', body: 'About your report' },
      ...more,
    }) as NewSend
  const plan = (send: NewSend): Promise<unknown> =>
    product.product.db.transact((session) => product.product.outbox.plan([send]).run(session))

  test('refuses to begin anything but a neutral text with somebody who told us something in confidence', async () => {
    for (const audience of ['hate', 'abuse', 'safeguarding'] as const) {
      await expect(plan(notice({ audience }))).rejects.toThrow('not_neutral')
      await expect(plan(notice({ audience, template: 'hateReport.done' }))).rejects.toThrow('not_neutral')
    }
    await expect(plan(notice({ template: 'sms.unread' }))).resolves.not.toThrow()
    await settled(product)
  })

  test.each([
    ['hate', 'my neighbour shouts paki go home at me every day'],
    ['abuse', 'my husband hits me and checks my phone'],
  ])('and a talk about %s that falls silent is closed without a text', async (_matter, words) => {
    const from = '+447700900984'
    product.at('2027-03-10T10:00:00Z')
    await phone.text({ from, body: words })
    await phone.text({ from, body: '1' })
    const before = phone.received(from).length
    product.pass(25 * 3_600_000)
    await closeSilentTalks({ product: product.product, kick: product.worker.kick })
    await settled(product)
    expect(phone.received(from)).toHaveLength(before)
  })
})
