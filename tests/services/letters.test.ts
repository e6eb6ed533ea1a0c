/** A letter holds all that it must hold, in plain words, or it is not made and says what it lacks. */
import { hasText } from '../../locales/index.ts'
import { languageOf } from '../../locales/languages.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import type { Law, Ombudsman } from '../../services/landlords/law.ts'
import { NATIONS, type Nation } from '../../services/landlords/nations.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { composeLetter } from '../../services/letters/composeLetter.ts'
import type { LetterDocument } from '../../services/letters/letterDocument.ts'
import type { Letter, LetterKind } from '../../services/letters/letterKinds.ts'
import { renderHtml } from '../../services/letters/renderHtml.ts'
import { renderText } from '../../services/letters/renderText.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const { law, landlords } = loaded
const meadowbrook = landlords.bySlug('meadowbrook')!

const every = {
  reference: '2BC-DEF-GHJK',
  date: '2026-12-01',
  to: { name: 'Ana Bell', address: '4 Mill Lane\nBrookford' },
  officer: { name: 'Sam Okoro', role: 'Complaints Officer' },
  adjustments: 'We wait two minutes at the door.',
}
/** One of each kind, and what a tenant must be able to read in it. */
const samples: { [Kind in LetterKind]: { letter: Extract<Letter, { kind: Kind }>; holds: string[] } } = {
  acknowledgement: {
    letter: {
      ...every,
      kind: 'acknowledgement',
      stage: 1,
      understanding: 'The roof leaks.',
      outcomes: 'A dry room.',
      answerBy: '2026-12-15',
      definitionOpen: true,
    },
    holds: ['The roof leaks.', 'A dry room.', 'Tuesday 15 December 2026', 'stage 1', 'Is that right?'],
  },
  extension: {
    letter: {
      ...every,
      kind: 'extension',
      stage: 1,
      reason: 'The survey takes longer.',
      oldDate: '2026-12-15',
      newDate: '2026-12-24',
      nextUpdate: '2026-12-18',
      agree: true,
    },
    holds: [
      'The survey takes longer.',
      'Tuesday 15 December 2026',
      'Thursday 24 December 2026',
      'Friday 18 December 2026',
      'Is the new date all right for you?',
    ],
  },
  answer: {
    letter: {
      ...every,
      kind: 'answer',
      stage: 1,
      final: false,
      definition: 'The roof leaks and nobody came.',
      points: [
        { point: 'The leak', finding: 'upheld', reasons: 'The repair was late.' },
        { point: 'The visit', finding: 'partly_upheld', reasons: 'One visit was missed.' },
        { point: 'The phone', finding: 'not_upheld', reasons: 'The calls were answered.' },
      ],
      remedies: [{ kind: 'apology', what: 'A letter from the manager.', by: '2026-12-22' }],
      apology: true,
      escalation: { by: '2027-01-21', stage: 2 },
    },
    holds: [
      'stage 1',
      'The roof leaks and nobody came.',
      ...['The leak', '(upheld)', 'The repair was late.'],
      ...['The visit', '(partly upheld)', 'One visit was missed.'],
      ...['The phone', '(not upheld)', 'The calls were answered.'],
      ...['An apology', 'A letter from the manager.', 'Tuesday 22 December 2026'],
      ...['stage 2', 'You need not give a reason', 'Thursday 21 January 2027', 'We are sorry'],
    ],
  },
  refusal: {
    letter: {
      ...every,
      kind: 'refusal',
      matter: 'The noise next door.',
      ground: 'asb_or_tenancy_breach_report',
      reasons: 'It is about a neighbour.',
      instead: 'We opened a case about the noise.',
    },
    holds: [
      'The noise next door.',
      'Reports about neighbours',
      'It is about a neighbour.',
      'We opened a case about the noise.',
      'If you do not agree with this decision',
      'within 12 months of our final answer',
    ],
  },
  early_closing: {
    letter: {
      ...every,
      kind: 'early_closing',
      ground: 'better_channel_in_complainants_interest',
      reasons: 'A court has it.',
    },
    holds: ['Another way will serve you better.', 'A court has it.', 'If you do not agree with this decision'],
  },
  closed: {
    letter: { ...every, kind: 'closed', stage: 1, answeredOn: '2026-10-26' },
    holds: ['stage 1', 'Monday 26 October 2026', 'open your complaint again', 'within 12 months of our final answer'],
  },
  withdrawn: {
    letter: { ...every, kind: 'withdrawn', words: 'leave it, it is fixed' },
    holds: ['leave it, it is fixed', 'You can come back to it at any time', 'We keep our notes'],
  },
  panel: {
    letter: {
      ...every,
      kind: 'panel',
      stage: 2,
      day: '2027-01-14',
      time: '10:30',
      place: 'Meadow House',
      people: [
        { role: 'Director of Homes', name: 'Jo Field' },
        { role: 'Head of Service', name: null },
      ],
      arrangements: ['A room to wait in by yourself'],
    },
    holds: [
      ...[
        'stage 2',
        'Thursday 14 January 2027',
        '10:30',
        'Meadow House',
        'Jo Field, Director of Homes',
        'Head of Service',
      ],
      ...[
        'by video or by phone',
        'in writing or as a recording',
        'another place',
        'bring somebody',
        'interpreter',
        'break',
      ],
      ...['papers in another format', 'not to be in a room with a named person', 'You lose nothing'],
      'A room to wait in by yourself',
    ],
  },
  contact_decision: {
    letter: { ...every, kind: 'contact_decision', decision: 'not_reopened', reasons: 'It was part of our answer.' },
    holds: ['not to open your complaint again', 'It was part of our answer.', 'If you do not agree with this decision'],
  },
  refusal_reversed: {
    letter: { ...every, kind: 'refusal_reversed', reasons: 'New facts came in.' },
    holds: ['New facts came in.', 'counts from the day you first told us'],
  },
  late_escalation: {
    letter: { ...every, kind: 'late_escalation', accepted: false, reasons: 'Nothing has changed since.' },
    holds: ['will not look at it again', 'Nothing has changed since.', 'If you do not agree with this decision'],
  },
  behaviour: {
    letter: {
      ...every,
      kind: 'behaviour',
      happened: 'You shouted at Dan on the phone.',
      term: 'Clause 7: treat our staff with respect.',
      limits: {
        contact: 'Sam Okoro',
        from: '2026-12-01',
        reviewOn: '2027-02-26',
        keeps: ['gas_servicing', 'essential_repairs'],
        reason: 'It was the third time.',
      },
    },
    holds: [
      'You shouted at Dan on the phone.',
      'Clause 7: treat our staff with respect.',
      'From Tuesday 1 December 2026 one person answers you: Sam Okoro',
      ...['gas safety checks', 'repairs that are needed'],
      ...['ring 999', 'hate or harassment', 'abuse at home', 'taking a complaint further', 'the ombudsman'],
      'It was the third time.',
      'Friday 26 February 2027',
      'it ends with that day by itself',
      'You can also make a complaint about this decision.',
      'an illness, a disability or bad news',
    ],
  },
  behaviour_review: {
    letter: {
      ...every,
      kind: 'behaviour_review',
      outcome: 'keep',
      contact: 'Sam Okoro',
      reviewOn: '2027-02-26',
      reason: 'It happened again.',
    },
    holds: ['Sam Okoro goes on being', 'It happened again.', 'Friday 26 February 2027', 'If you do not agree'],
  },
  consent_request: {
    letter: { ...every, kind: 'consent_request', representative: 'Bo Reed' },
    holds: ['Bo Reed', 'nothing about you unless you agree', 'for this complaint only', 'change your mind at any time'],
  },
}
const kinds = Object.keys(samples) as LetterKind[]
const complaining = kinds.filter((kind) => kind !== 'consent_request')

type Options = { letter: Letter; landlord?: Landlord; law?: Law; largePrint?: boolean }
const compose = ({ letter, landlord = meadowbrook, law: known = law, largePrint = false }: Options) =>
  composeLetter({ letter, landlord, law: known, language: 'en', largePrint })
function made(options: Options): { html: string; text: string } {
  const letter = compose(options)
  if (!letter.ok) throw new Error(`missing: ${letter.missing.join(', ')}`)
  return letter
}
const missing = (options: Options): string[] => {
  const letter = compose(options)
  return letter.ok ? [] : letter.missing
}
/** A sample with one path set to something else, or taken away when that is undefined. */
function changed(kind: LetterKind, path: string, value: unknown): Letter {
  const letter = structuredClone(samples[kind].letter) as unknown as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop()!
  const holder = names.reduce((at, name) => at[name] as Record<string, unknown>, letter)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return letter as unknown as Letter
}
/** What a browser would show: no tags, no escapes. */
const seen = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

describe.each(kinds)('the letter of kind %s', (kind) => {
  const { letter, holds } = samples[kind]
  const { html, text } = made({ letter })

  test('holds what the tenant must be able to read, as a page and as text', () => {
    const wanted = [...holds, '2BC-DEF-GHJK', 'Tuesday 1 December 2026', 'Ana Bell', '4 Mill Lane', 'Meadowbrook Homes']
    expect(wanted.filter((words) => !text.includes(words))).toEqual([])
    expect(wanted.filter((words) => !seen(html).includes(words))).toEqual([])
  })

  test('says who to talk to, what makes it easier, and how to have it in another format or language', () => {
    const wanted = [
      ...['Sam Okoro', 'Complaints Officer', '01632 960100', 'hello@meadowbrook.example', '1 Meadow Way'],
      ...['We wait two minutes at the door.', 'another language', 'large print', 'braille', 'interpreter', 'Relay UK'],
    ]
    expect(wanted.filter((words) => !text.includes(words) || !seen(html).includes(words))).toEqual([])
  })

  test('asks what would make it easier when nothing is on record', () => {
    expect(made({ letter: { ...letter, adjustments: null } }).text).toContain('You can ask at any time')
  })

  test('blames nobody and uses no words of lawyers', () => {
    expect(text).not.toMatch(
      /\b(pursuant|hereby|aforementioned|without prejudice|failed to|your fault|you should have|you must)\b/i,
    )
  })

  test('is one page with headings in order that runs nothing and fetches nothing', () => {
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    expect(html).toMatch(/<html lang="en" dir="ltr">/)
    expect(html).toMatch(/<title>[^<]+2BC-DEF-GHJK<\/title>/)
    expect(html).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|url\(|@import|\son\w+=/)
    expect(
      [...html.matchAll(/href="(\w+):/g)].filter(([, scheme]) => !['tel', 'mailto', 'https'].includes(scheme!)),
    ).toEqual([])
  })

  test.each(Object.keys(letter))('is not made without its %s', (name) => {
    expect(missing({ letter: changed(kind, name, undefined) })).toEqual([name])
  })

  test('is not made with a text that says nothing', () => {
    const texts = Object.entries(letter).filter(([name, value]) => typeof value === 'string' && name !== 'kind')
    for (const [name] of texts)
      for (const empty of ['', '  \n ', '...', '\u202e'])
        expect({ name, missing: missing({ letter: changed(kind, name, empty) }) }).toEqual({ name, missing: [name] })
  })
})

describe('what a letter lacks is named in full', () => {
  test.each<[LetterKind, string]>([
    ['answer', 'points.1.point'],
    ['answer', 'points.1.finding'],
    ['answer', 'points.1.reasons'],
    ['answer', 'remedies.0.what'],
    ['answer', 'remedies.0.by'],
    ['answer', 'escalation.stage'],
    ['panel', 'people.0.role'],
    ['refusal', 'officer.name'],
    ['refusal', 'officer.role'],
    ['refusal', 'to.address'],
  ])('%s: %s', (kind, path) => {
    expect(missing({ letter: changed(kind, path, undefined) })).toEqual([path])
  })

  test('several at once, whatever else is wrong', () => {
    const letter = { ...changed('answer', 'definition', undefined), escalation: null } as Letter
    expect(missing({ letter }).sort()).toEqual(['definition', 'escalation'])
  })

  test.each<[string, LetterKind, string, unknown, string]>([
    ['an answer without a point', 'answer', 'points', [], 'points'],
    ['an answer that is not final and shows no next stage', 'answer', 'escalation', null, 'escalation'],
    ['a final answer with a next stage', 'answer', 'final', true, 'escalation'],
    ['a new date that is not later', 'extension', 'newDate', '2026-12-15', 'newDate'],
    ['a day that does not exist', 'extension', 'nextUpdate', '2026-02-30', 'nextUpdate'],
    ['a panel of nobody', 'panel', 'people', [], 'people'],
    ['a reference that is none', 'closed', 'reference', 'OIL-000-1111', 'reference'],
  ])('%s', (_, kind, path, value, named) => {
    expect(missing({ letter: changed(kind, path, value) })).toEqual([named])
  })

  test('a mistake that is found needs an apology or a remedy', () => {
    const bare = { ...samples.answer.letter, remedies: [] }
    expect(missing({ letter: { ...bare, apology: false } })).toEqual(['remedies'])
    expect(missing({ letter: { ...bare, apology: true } })).toEqual([])
    const fine = bare.points.filter(({ finding }) => finding === 'not_upheld')
    expect(missing({ letter: { ...bare, apology: false, points: fine } })).toEqual([])
  })
})

const finalAnswer: Letter = { ...samples.answer.letter, stage: 2, final: true, escalation: null }

describe.each<[Nation, string]>([
  ['england', 'within 12 months of our final answer'],
  ['scotland', 'within 12 months of the day they first knew'],
  ['wales', 'They will tell you how much time you have'],
  ['northern_ireland', 'within 6 months of our final answer'],
])('in %s', (nation, limit) => {
  const landlord = { ...meadowbrook, nation }
  const { name, phone, web, postal } = law.ombudsman(nation)
  const post = postal ? [...postal.lines, postal.postcode].filter(Boolean).join(', ') : undefined

  test.each(complaining)(
    'a letter of kind %s says how to reach the ombudsman, who is free and there at any time',
    (kind) => {
      const { text, html } = made({ letter: samples[kind].letter, landlord })
      const wanted = [name, phone, web, ...(post ? [post] : []), 'free', 'at any time', 'looks into complaints']
      expect(wanted.filter((words) => !text.includes(words) || !seen(html).includes(words))).toEqual([])
      expect(text).not.toMatch(/8 weeks|eight weeks/)
    },
  )

  test('the last letters say how long there is', () => {
    for (const letter of [
      finalAnswer,
      samples.refusal.letter,
      samples.early_closing.letter,
      samples.late_escalation.letter,
    ])
      expect(made({ letter, landlord }).text).toContain(limit)
    expect(made({ letter: finalAnswer, landlord }).text).toContain('This was the last step with us')
    expect(made({ letter: samples.answer.letter, landlord }).text).not.toContain(limit)
  })

  test.each(['name', 'phone', 'web'] as const)("no letter is made without the ombudsman's %s", (part) => {
    const without: Law = { ...law, ombudsman: (asked): Ombudsman => ({ ...law.ombudsman(asked), [part]: '' }) }
    for (const kind of complaining)
      expect(missing({ letter: samples[kind].letter, landlord, law: without })).toEqual([`ombudsman.${part}`])
  })
})

test('every nation has been looked at', () => {
  expect([...NATIONS].sort()).toEqual(['england', 'northern_ireland', 'scotland', 'wales'])
})

describe('the time limit of the ombudsman', () => {
  const withLimit = (timeLimit: NonNullable<Ombudsman['timeLimit']>): Law => ({
    ...law,
    ombudsman: (nation) => ({ ...law.ombudsman(nation), timeLimit }),
  })

  test('is the one of the law file', () => {
    const changedLaw = withLimit({ value: 18, unit: 'months', from: 'landlord_stage_2_response' })
    expect(made({ letter: finalAnswer, law: changedLaw }).text).toContain('within 18 months of our final answer')
  })

  test('stops the letter when there are no words for it', () => {
    const changedLaw = withLimit({ value: 18, unit: 'months', from: 'original_complaint' })
    expect(missing({ letter: finalAnswer, law: changedLaw })).toEqual(['ombudsman.timeLimit'])
  })
})

test('a letter needs the name and the number of the landlord', () => {
  const { operations } = meadowbrook
  const { phones } = operations
  const silent = { ...operations, phones: { ...phones, main: { ...phones.main, number: '' } } }
  const landlord = { ...meadowbrook, name: ' ', operations: silent }
  expect(missing({ letter: samples.closed.letter, landlord })).toEqual(['landlord.name', 'landlord.phone'])
})

describe('what differs inside a kind', () => {
  const textOf = (letter: Letter): string => made({ letter }).text

  test('without a date of the answer, staff will tell it', () => {
    expect(textOf({ ...samples.acknowledgement.letter, answerBy: null })).toContain(
      'A member of staff will tell you the date',
    )
  })

  test('a definition that is agreed is not asked about again', () => {
    const letter = { ...samples.acknowledgement.letter, definitionOpen: false }
    expect(textOf(letter)).not.toContain('Is that right?')
    expect(textOf(letter)).toContain('You can add something')
  })

  test('the next stage is acknowledged as such, with another person', () => {
    expect(textOf({ ...samples.acknowledgement.letter, stage: 2 })).toMatch(
      /has not dealt with your complaint before.*stage 2/,
    )
  })

  test('agreement to a new date is only asked where the policy says so', () => {
    expect(textOf({ ...samples.extension.letter, agree: false })).not.toContain('all right for you?')
  })

  test('without a window of the policy no date for the next stage is given', () => {
    const text = textOf({ ...samples.answer.letter, escalation: { by: null, stage: 2 } })
    expect(text).toContain('at stage 2')
    expect(text).not.toContain('if you can')
  })

  test('no apology is made where staff made none', () => {
    expect(textOf({ ...samples.answer.letter, apology: false })).not.toContain('We are sorry')
  })

  test('a remedy or a ground that no text knows is said in the words of staff', () => {
    const remedies = [{ kind: 'garden_party', what: 'Tea for all.', by: '2026-12-22' }]
    const text = textOf({ ...samples.answer.letter, remedies })
    expect(text).toContain('Tea for all.')
    expect(text).not.toContain('garden_party')
    expect(textOf({ ...samples.refusal.letter, ground: 'over_twelve_months' })).toContain('over twelve months')
  })

  test.each(['reopened', 'escalated'] as const)('a complaint that is %s goes on with us', (decision) => {
    const text = textOf({ ...samples.contact_decision.letter, decision })
    expect(text).toContain('says what happens next and by when')
    expect(text).not.toContain('If you do not agree with this decision')
  })

  test('a late request that is taken goes to the next stage', () => {
    expect(textOf({ ...samples.late_escalation.letter, accepted: true })).toContain('We will.')
  })

  test('somebody whose name we do not know is greeted all the same', () => {
    const text = textOf({ ...samples.closed.letter, to: { name: null, address: null } })
    expect(text).toContain('Hello,')
    expect(text).not.toMatch(/null|Dear/)
  })

  test('the request for consent says nothing of the ombudsman and nothing of what was said', () => {
    const letter = { ...samples.consent_request.letter, understanding: 'The roof leaks.' } as Letter
    expect(textOf(letter)).not.toMatch(/ombudsman|roof|stage/i)
  })
})

describe('what people write', () => {
  const nasty = '<script>alert(1)</script> & "a" \'b\' {{phone}} $t(letters.frame.date) </style> \uE0000\uE001'

  test.each(kinds)('is never markup nor template in a letter of kind %s', (kind) => {
    const strings = (value: unknown, name = ''): unknown => {
      if (['kind', 'reference', 'time', 'finding', 'decision', 'outcome'].includes(name)) return value
      if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? value : nasty
      if (Array.isArray(value)) return value.map((one) => strings(one))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, strings(one, key)]))
    }
    const { html, text } = made({ letter: strings(samples[kind].letter) as Letter })
    expect(html).not.toMatch(/<script|alert\(1\)<\/|"a"/)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(seen(html)).toContain(nasty)
    expect(text).toContain(nasty)
  })

  test('keeps its lines and finds its own direction', () => {
    const { html, text } = made({ letter: { ...samples.withdrawn.letter, words: 'one\ntwo\r\n\r\nچھت ٹپک رہی ہے' } })
    expect(html).toContain('<p class="words" dir="auto">one\ntwo</p><p class="words" dir="auto">چھت ٹپک رہی ہے</p>')
    expect(text).toContain('one\ntwo\n\nچھت ٹپک رہی ہے')
  })

  test('cannot turn the words around it', () => {
    const { html, text } = made({ letter: { ...samples.withdrawn.letter, words: 'a\u202eb\u2066c\u0000d' } })
    expect(html).toContain('>abcd<')
    expect(text).toContain('abcd')
  })

  test('has its phone numbers and references in order among Urdu or Arabic words', () => {
    const words = 'فون 01632 960100 پر کیا، حوالہ 2BC-DEF-GHJK\nLatin 01632 960100 fits, 10-12 بجے'
    const { html, text } = made({ letter: { ...samples.withdrawn.letter, words } })
    expect(html).toContain('فون <bdi dir="ltr" class="whole">01632 960100</bdi> پر')
    expect(html).toContain('حوالہ <bdi dir="ltr" class="whole">2BC-DEF-GHJK</bdi>\nLatin 01632 960100 fits, 10-12')
    expect(text).toContain('فون \u206601632 960100\u2069 پر')
  })
})

describe('large print', () => {
  test('is 18 points everywhere, the foot of the page too', () => {
    const { html } = made({ letter: samples.closed.letter, largePrint: true })
    expect(html).toContain('--size:18pt')
    expect(
      [...html.matchAll(/([\d.]+)(pt|px)\b/g)].filter(([, size, unit]) => unit === 'pt' && Number(size) < 18),
    ).toEqual([])
    expect([...html.matchAll(/font-size:\s*([\d.]+)em/g)].filter(([, size]) => Number(size) < 1)).toEqual([])
    expect(made({ letter: samples.closed.letter }).html).toContain('--size:12pt')
  })
})

test('the page has the colours of the landlord', () => {
  expect(made({ letter: samples.closed.letter }).html).toContain('--primary:#1d4f3f;--on-primary:#ffffff')
})

test('a letter is marked with the language that it is really in', () => {
  const letter = composeLetter({
    letter: samples.closed.letter,
    landlord: meadowbrook,
    law,
    language: 'ur',
    largePrint: false,
  })
  const spoken = languageOf(hasText({ key: 'letters.frame.date', language: 'ur' }) ? 'ur' : 'en')
  expect(letter.ok && letter.html).toContain(`<html lang="${spoken.code}" dir="${spoken.direction}">`)
})

describe('a letter that runs from right to left', () => {
  const document: LetterDocument = {
    language: languageOf('ur'),
    reference: '2BC-DEF-GHJK',
    banner: null,
    from: { name: 'Meadowbrook Homes', lines: [] },
    to: { name: null, address: null },
    about: [{ name: ['حوالہ'], value: { line: [{ ltr: '2BC-DEF-GHJK' }] } }],
    title: ['خط'],
    greeting: ['محترم ', { name: 'Ana Bell' }],
    opening: [{ is: 'paragraph', line: ['فون ', { ltr: '01632 960100', href: 'tel:+441632960100' }] }],
    sections: [
      {
        heading: ['تاریخ'],
        blocks: [{ is: 'paragraph', line: [{ date: '2026-12-01', said: 'منگل، 1 دسمبر، 2026' }] }],
      },
    ],
    close: [],
  }

  test('keeps references and numbers left to right, and a day in its own words', () => {
    const html = renderHtml({ document, look: { colours: meadowbrook.operations.colours, largePrint: false } })
    expect(html).toContain('<html lang="ur" dir="rtl">')
    expect(html).toContain('<bdi dir="ltr" class="whole">2BC-DEF-GHJK</bdi>')
    expect(html).toContain('<a href="tel:+441632960100"><bdi dir="ltr" class="whole">01632 960100</bdi></a>')
    expect(html).toContain('محترم <bdi>Ana Bell</bdi>')
    expect(html).toContain('<time datetime="2026-12-01"><bdi>منگل، 1 دسمبر، 2026</bdi></time>')
  })

  test('does so as text too', () => {
    const text = renderText({ document })
    expect(text).toContain('حوالہ: \u20662BC-DEF-GHJK\u2069')
    expect(text).toContain('محترم \u2068Ana Bell\u2069')
  })
})
