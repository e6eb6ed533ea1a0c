/** Every language says everything: same keys, same placeholders, its own plural forms, versioned wording, words that fit a text. */
import { countSegments } from '../../bot/channels/sms/segments.ts'
import { forms, menuEntries } from '../../dialogs/index.ts'
import { freshState } from '../../dialogs/state.ts'
import type { Talk } from '../../dialogs/talk.ts'
import { catalogue, hasText, type Words } from '../../locales/index.ts'
import { LANGUAGES } from '../../locales/languages.ts'
import { hashOf, isVersioned, leavesOf, readReviews } from '../../locales/review.ts'
import { choicesFor } from '../../services/hateReports/choices.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { NATIONS } from '../../services/landlords/nations.ts'
import { SMS, WEB } from '../support/talkHarness.ts'

const FILES = [
  'asb',
  'casework',
  'choice',
  'common',
  'complaint',
  'compliment',
  'danger',
  'errors',
  'handoff',
  'hateReport',
  'info',
  'language',
  'letters',
  'ombudsman',
  'replies',
  'sensitive',
  'serviceRequest',
  'sms',
  'status',
  'survey',
]
const PLURAL = /_(zero|one|two|few|many|other)$/
/** Lists of words that are listened for, and names that are the same everywhere. */
const NOT_SAID = /(\.words(\.|$)|^language\.(names|unsupported))/

const textsOf = (code: string): Map<string, string> =>
  new Map(
    leavesOf(Object.fromEntries(FILES.map((file) => [file, (catalogue as Record<string, Words>)[code]?.[file] ?? {}]))),
  )
const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort().join(' ')
const english = textsOf('en')
/** `errors.too_many` only looks like a plural form. */
const isPlural = (key: string): boolean => PLURAL.test(key) && english.has(`${key.replace(PLURAL, '')}_other`)
const baseOf = (key: string): string => (isPlural(key) ? key.replace(PLURAL, '') : key)
const said = [...english].filter(([key]) => !NOT_SAID.test(key))
/** A language counts from the moment its dialog files are there. */
const written = LANGUAGES.filter(({ code }) => 'common' in catalogue[code])

test('English is written', () => {
  expect(written.map(({ code }) => code)).toContain('en')
  expect(english.size).toBeGreaterThan(300)
})

describe.each(written)('$own', ({ code }) => {
  const texts = textsOf(code)

  test('has every text and no other', () => {
    const own = new Set([...texts.keys()].map(baseOf))
    const wanted = new Set([...english.keys()].map(baseOf))
    expect([...wanted].filter((key) => !own.has(key))).toEqual([])
    expect([...own].filter((key) => !wanted.has(key))).toEqual([])
  })

  test('has all of its plural forms', () => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions()
    const bases = new Set([...english.keys()].filter(isPlural).map(baseOf))
    expect(bases.size).toBeGreaterThan(0)
    for (const base of bases)
      expect([...texts.keys()].filter((key) => isPlural(key) && baseOf(key) === base).sort()).toEqual(
        pluralCategories.map((form) => `${base}_${form}`).sort(),
      )
  })

  test('uses the placeholders of the English text', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const source = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? ''
      const same = placeholders(text) === placeholders(source)
      // "One working day" needs no figure in many languages.
      return !same && !(isPlural(key) && placeholders(text) === placeholders(source.replaceAll('{{count}}', '')))
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('leaves no text empty and uses no long dash', () => {
    expect(
      [...texts].filter(([, text]) => text.trim() === '' || /[\u2013\u2014]/.test(text)).map(([key]) => key),
    ).toEqual([])
  })

  test('offers no word that a carrier takes for itself', () => {
    const law = loadLandlords({ production: false })
    if (!law.ok) throw new Error(law.errors.join('\n'))
    const { optOut, optIn, help } = law.law.sms
    // How to stop our texts must be said, in the two texts that do; "Yes" is shown beside its number and taken as an answer.
    const exempt = [
      'sms.threadStart',
      'sms.helpWord',
      'common.yes',
      'common.fields.risk.choices.yes',
      'complaint.connected.choices.yes',
    ]
    const words = [...optOut, ...optIn, ...help]
    const offers = (text: string): boolean =>
      words.some(
        (word) =>
          new RegExp(`\\b${word}\\b`).test(text) ||
          text.trim().toLowerCase() === word.toLowerCase() ||
          text.toLowerCase().includes(`"${word.toLowerCase()}"`),
      )
    expect(
      [...texts]
        .filter(([key, text]) => !NOT_SAID.test(key) && !exempt.includes(key) && offers(text))
        .map(([key]) => key),
    ).toEqual([])
  })

  test('has a current version for each safety, consent and choice text; changed one? run `node locales/review.ts`', () => {
    const reviews = readReviews(code)
    const versioned = [...texts].filter(([key]) => isVersioned(key))
    expect(versioned.length).toBeGreaterThan(60)
    expect(versioned.filter(([key, text]) => reviews[key]?.hash !== hashOf(text)).map(([key]) => key)).toEqual([])
    expect(Object.keys(reviews).filter((key) => !texts.has(key))).toEqual([])
    for (const review of Object.values(reviews))
      if (review.status === 'reviewed') expect(review).toMatchObject({ by: expect.any(String), on: expect.any(String) })
  })

  test('keeps a danger text within two or three texts, with 999 in it', () => {
    const most = code === 'en' ? 2 : 3
    for (const key of [...english.keys()].filter(
      (one) => /^danger\.(first\.|possible)/.test(one) && !one.endsWith('_short'),
    )) {
      const short = texts.get(`${key}_short`) ?? texts.get(key) ?? ''
      expect(texts.get(key)).toContain('999')
      expect(short).toContain('999')
      expect({ key, fits: countSegments(filled(short)).segments <= most }).toEqual({ key, fits: true })
    }
  })
})

/** Numbers and names as long as they come. */
const filled = (text: string): string =>
  text
    .replace(
      /\{\{(\w*[pP]hone|samaritans|shout|relay|crisisLine|abuseLine|menLine|lgbtLine|childline|crimestoppers)\}\}/g,
      '01632 960 100',
    )
    .replace(/\{\{landlord\}\}/g, 'Meadowbrook Homes')
    .replace(/\{\{ombudsman\}\}/g, 'Housing Ombudsman Service')
    .replace(/\{\{\w+\}\}/g, 'ABC-DEF-GHJK')

describe('English', () => {
  const plain = said.filter(([key]) => !key.endsWith('_short'))

  test('stays in the basic alphabet of texts', () => {
    expect(said.filter(([, text]) => countSegments(filled(text)).encoding !== 'gsm7').map(([key]) => key)).toEqual([])
  })

  test('fits a text message in three parts at most', () => {
    const spoken = plain.map(([key, text]): [string, string] => [key, english.get(`${key}_short`) ?? text])
    expect(spoken.filter(([, text]) => countSegments(filled(text)).segments > 3).map(([key]) => key)).toEqual([])
  })

  test('is calm and plain: short sentences, no exclamation marks', () => {
    const sentences = plain
      .flatMap(([, text]) => text.split(/(?<=[.?:])\s+/))
      .map((sentence) => sentence.split(/\s+/).length)
      .filter((words) => words > 2)
    const average = sentences.reduce((sum, words) => sum + words, 0) / sentences.length
    expect(average).toBeLessThanOrEqual(20)
    expect(
      plain
        .filter(([, text]) => text.split(/(?<=[.?:])\s+/).some((sentence) => sentence.split(/\s+/).length > 32))
        .map(([key]) => key),
    ).toEqual([])
    expect(said.filter(([, text]) => text.includes('!')).map(([key]) => key)).toEqual([])
  })

  test('blames nobody', () => {
    expect(
      plain
        .filter(([, text]) =>
          /\b(you failed|your fault|you should have|you must not|condensation|lifestyle)\b/i.test(text),
        )
        .map(([key]) => key),
    ).toEqual([])
  })

  test('asks one question in a message', () => {
    const many = plain
      .filter(([key, text]) => key.endsWith('.ask') && (text.match(/\?/g)?.length ?? 0) > 1)
      .map(([key]) => key)
    // A leading question about what is wrong and its one detail.
    expect(many).toEqual([])
  })
})

describe('Every question has its words', () => {
  const loaded = loadLandlords({ production: false })
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
  const talk = {
    shows: WEB,
    landlord: loaded.landlords.all()[0],
    law: loaded.law,
    state: freshState('en'),
    services: { reports: { choices: choicesFor({ landlord: loaded.landlords.all()[0]!, law: loaded.law }) } },
  } as unknown as Talk

  test.each(forms.map((form) => ({ name: form.name, form })))('$name', ({ form }) => {
    for (const [name, field] of Object.entries(form.fields)) {
      const home = `${field.home ?? form.name}.${name}`
      const choices = field.choices({ form: field.home ?? form.name, name, talk, answers: {}, options: {} })
      const wanted = [
        `${home}.ask`,
        ...(form.readBack && field.readBack !== 'left_out' ? [`${home}.label`] : []),
        ...choices.map(({ key }) => key),
      ]
      expect(wanted.filter((key) => !hasText({ key, language: 'en' }))).toEqual([])
    }
  })

  test('and whatever a landlord lets a reporter choose, in every nation', () => {
    const lists = loaded.landlords
      .all()
      .flatMap((landlord) =>
        NATIONS.map((nation) => choicesFor({ landlord: { ...landlord, nation }, law: loaded.law })),
      )
    expect(lists.length).toBeGreaterThan(7)
    const wanted = lists.flatMap(({ kinds, strands, partners, wordings }) => [
      ...kinds.map(({ id }) => `kinds.choices.${id}`),
      ...strands.map((id) => `strands.choices.${id}`),
      ...partners.map((id) => `consents.choices.${id}`),
      ...wordings.map((id) => `wording.choices.${id}`),
    ])
    expect([...new Set(wanted)].filter((key) => !english.has(`hateReport.${key}`))).toEqual([])
  })

  test('and every line of the menu', () => {
    expect(menuEntries.filter(({ id }) => !english.has(`common.menu.topic.choices.${id}`))).toEqual([])
  })
})

test('required questions are few', () => {
  // Obligations 57: service request 6, complaint 8, compliment 3.
  const limit = (name: string): number => (name.startsWith('serviceRequest.') ? 6 : name === 'compliment' ? 3 : 8)
  // A report asks three, as its own test shows: the rest hangs on an answer or can be skipped.
  for (const form of forms.filter(({ name }) => name !== 'hateReport'))
    expect({
      name: form.name,
      few: Object.values(form.fields).filter(({ optional }) => !optional).length <= limit(form.name),
    }).toEqual({ name: form.name, few: true })
  expect(SMS.page).toBeLessThanOrEqual(7)
})
