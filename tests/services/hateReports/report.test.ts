/** What a report may hold and what it may not, and how grave it is by rule. */
import { choicesFor } from '../../../services/hateReports/choices.ts'
import { type Report, reportSchema } from '../../../services/hateReports/report.ts'
import { type Signal, severityOf } from '../../../services/hateReports/severity.ts'
import { ANONYMOUS, harbourView, law, meadowbrook, NAMED } from './reportWorld.ts'

const choices = choicesFor({ landlord: meadowbrook, law })
const schema = reportSchema(choices)
const fields = (report: unknown): string[] => {
  const parsed = schema.safeParse(report)
  return parsed.success ? [] : parsed.error.issues.flatMap(({ path }) => path.join('.') || 'unknown key')
}

describe('a report', () => {
  test('is whole with three answers and everything else skipped', () => {
    expect(fields(ANONYMOUS)).toEqual([])
    expect(fields({ anonymous: true, danger: 'handled', as: 'victim', kinds: ['threats'] })).toEqual([])
    expect(fields(NAMED)).toEqual([])
  })

  test('is not one without whether there is danger, to whom it happened, and what', () => {
    expect(fields({ ...ANONYMOUS, danger: undefined })).toEqual(['danger'])
    expect(fields({ ...ANONYMOUS, danger: 'yes' })).toEqual(['danger'])
    expect(fields({ ...ANONYMOUS, as: undefined })).toEqual(['as'])
    expect(fields({ ...ANONYMOUS, words: undefined })).toEqual(['words'])
    expect(fields({ ...ANONYMOUS, words: ' \n ' })).toContain('words')
  })

  test.each([
    ['name', 'Amina'],
    ['phone', '07700 900321'],
    ['email', 'amina@example.org'],
    ['account', 'T-1234'],
    ['conversation', 'k3j2h1'],
    ['device', 'Firefox on Android'],
    ['address', '203.0.113.7'],
    ['ip', '203.0.113.7'],
    ['transcript', ['hello']],
    ['led_here', ['my neighbour again']],
    ['safe_contact', { way: 'phone', number: '07700 900321' }],
    ['own_characteristic', 'religion'],
  ])('that is anonymous has no place for a %s', (field, value) => {
    expect(schema.safeParse({ ...ANONYMOUS, [field]: value }).success).toBe(false)
  })

  test.each(['where', 'when', 'graffiti', 'allegation', 'consents'])(
    'that is anonymous has no place for a phone number hidden under %s',
    (field) => {
      const whole: Record<string, object> = {
        where: { kind: 'home' },
        when: { kind: 'ongoing' },
        graffiti: { seen: 'no' },
        allegation: { words: 'a man' },
        consents: {},
      }
      expect(fields({ ...ANONYMOUS, [field]: whole[field] })).toEqual([])
      expect(fields({ ...ANONYMOUS, [field]: { ...whole[field], phone: '07700 900321' } })).not.toEqual([])
    },
  )

  test('with a name needs a way that is safe, with what that way needs, or a plain do not contact me', () => {
    const { safe_contact: _, ...without } = NAMED
    expect(fields(without)).toEqual(['safe_contact'])
    expect(fields({ ...NAMED, safe_contact: { way: 'phone' } })).toEqual(['safe_contact.number'])
    expect(fields({ ...NAMED, safe_contact: { way: 'through' } })).toEqual(['safe_contact.through'])
    expect(fields({ ...NAMED, safe_contact: { way: 'none' } })).toEqual([])
  })

  test('agrees to nothing by silence: each partner is a no until it is a yes of its own', () => {
    const { consents } = schema.parse(ANONYMOUS)
    expect(consents).toEqual({
      police: 'no',
      schools: 'no',
      youth_service: 'no',
      council: 'no',
      victim_support: 'no',
      other_landlord: 'no',
    })
    expect(schema.parse({ ...ANONYMOUS, consents: { police: 'yes' } }).consents).toMatchObject({
      police: 'yes',
      council: 'no',
    })
    expect(fields({ ...ANONYMOUS, consents: { newspaper: 'yes' } })).not.toEqual([])
  })

  test('asks for removal only with a place, and keeps a kind of wording and never the words', () => {
    expect(fields({ ...ANONYMOUS, graffiti: { seen: 'yes', remove: true } })).toEqual(['graffiti.place'])
    expect(fields({ ...ANONYMOUS, graffiti: { seen: 'yes', remove: true, place: 'Door of block C' } })).toEqual([])
    expect(fields({ ...ANONYMOUS, graffiti: { seen: 'yes', wording: 'whatever it said' } })).toEqual([
      'graffiti.wording',
    ])
  })

  test('offers the forms of the landlord, or the list of the product where it has none, and the strands of its nation', () => {
    expect(choices.kinds).toHaveLength(12)
    expect(choices.strands).toEqual(expect.arrayContaining(['race', 'sex_or_gender', 'prefer_not_to_say']))
    const scottish = choicesFor({ landlord: harbourView, law })
    expect(scottish.kinds.map(({ id }) => id)).toEqual(expect.arrayContaining(['threats', 'fire', 'other']))
    expect(scottish.strands).toContain('variations_in_sex_characteristics')
    expect(scottish.partners).toEqual(['police', 'council', 'victim_support', 'other_landlord'])
  })
})

describe('severity', () => {
  const CALM = { ...ANONYMOUS, kinds: ['offensive_words'], hurt: 'no', before: 'no', safe_tonight: 'yes' }
  const judged = (more: object, rest: { signals?: Signal[]; staffSay?: boolean } = {}) =>
    severityOf({ report: schema.parse({ ...CALM, ...more }) as Report, choices, ...rest })

  test('is standard where what happened is known and nothing grave is in it', () => {
    expect(judged({})).toEqual({ severity: 'standard', reasons: [] })
    expect(judged({ damaged: 'yes', where: { kind: 'street' } }).severity).toBe('standard')
  })

  test.each([
    [{ danger: 'handled' }, 'now'],
    [{ kinds: ['assault'] }, 'violence'],
    [{ kinds: ['threats'] }, 'threat'],
    [{ kinds: ['arson'] }, 'fire'],
    [{ kinds: ['sexual_coercion'] }, 'sexual'],
    [{ hurt: 'yes' }, 'injury'],
    [{ damaged: 'yes', where: { kind: 'home' } }, 'home'],
    [{ damaged: 'yes' }, 'home'],
    [{ kinds: ['property_damage'] }, 'home'],
    [{ graffiti: { seen: 'yes', on_home: 'yes' } }, 'home'],
    [{ when: { kind: 'ongoing' } }, 'now'],
    [{ when: { kind: 'many_times' } }, 'repeat'],
    [{ before: 'yes' }, 'repeat'],
    [{ before: 'keeps_happening' }, 'repeat'],
    [{ vulnerable: 'yes' }, 'child_or_care'],
    [{ safe_tonight: 'no' }, 'unsafe_at_home'],
    [{ safe_tonight: 'unsure' }, 'unclear'],
    [{ kinds: ['other'] }, 'unclear'],
    [{ kinds: [] }, 'unclear'],
    [{ kinds: ['intrusion'] }, 'unclear'],
    [{ hurt: undefined, before: undefined, safe_tonight: undefined }, 'unclear'],
  ])('is serious with %j alone, and says why', (more, reason) => {
    expect(judged(more)).toEqual({ severity: 'serious', reasons: [reason] })
  })

  test('is serious where the words were heard to be, or staff say so', () => {
    expect(judged({}, { signals: ['weapon'] })).toEqual({ severity: 'serious', reasons: ['weapon'] })
    expect(judged({}, { staffSay: true })).toEqual({ severity: 'serious', reasons: ['staff_say'] })
  })

  test('is serious for a form that the landlord itself calls severe', () => {
    const own = { kinds: choices.kinds.map((kind) => ({ ...kind, raises: kind.id === 'offensive_words' })) }
    expect(severityOf({ report: schema.parse(CALM) as Report, choices: own }).reasons).toEqual(['landlord_says'])
  })
})
