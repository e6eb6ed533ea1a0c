/** The paper of a partner: why it may have this, the parts that were allowed and no other, and no mark-up of anybody's making. */
import { partnerPage } from '../../bot/http/staff/reports/partnerPage.ts'
import type { PartnerExport } from '../../services/hateReports/partnerExport.ts'
import { loadLandlords } from '../../services/landlords/index.ts'

const loaded = loadLandlords({ production: false })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const landlord = loaded.landlords.bySlug('meadowbrook')!

const EXPORT: PartnerExport = {
  id: 'x'.repeat(22),
  reference: 'ABCDEFGHJK',
  partner: 'police',
  receivedAt: new Date('2027-03-10T10:00:00Z'),
  language: 'en',
  ground: null,
  consentAt: new Date('2027-03-11T10:00:00Z'),
  allowedAt: new Date('2027-03-12T10:00:00Z'),
}
const account = {
  danger: 'no',
  as: 'victim',
  words: 'They <script>alert(1)</script> shouted',
  kinds: ['offensive_words'],
  strands: ['religion'],
  about_staff: 'no',
  wishes: [],
} as const
const contact = { name: 'Amina Yusuf', safe_contact: { way: 'phone', number: '07700 900321' } }
const page = (of: object, language: 'en' | 'cy' | 'pl' = 'en'): string =>
  partnerPage({ of: { ...EXPORT, ...of } as PartnerExport, landlord, language })

test('says on whose word it was given, and to whom', () => {
  const html = page({ account })
  expect(html).toMatch(/The police.*ABC-DEF-GHJK.*The person agreed on 11 March 2027/s)
  expect(page({ account, ground: 'serious_harm', consentAt: null })).toMatch(
    /Without consent, by law: To keep somebody/,
  )
})

test('holds the allowed parts in words, and no other part is even named', () => {
  const html = page({ account })
  expect(html).toMatch(/Hurtful words, jokes or songs.*Religion or belief/s)
  expect(html).toContain('&#60;script&#62;')
  expect(html).not.toMatch(/<script|Name and safe contact|Who is said to have done it/)
  expect(page({ contact })).toMatch(/Amina Yusuf.*By phone.*07700 900321/s)
  expect(page({ contact })).not.toMatch(/What happened/)
})

test('marks what is alleged, and says where nothing was said', () => {
  expect(page({ allegation: { words: 'The man next door' } })).toMatch(/Alleged\..*The man next door/s)
  expect(page({ allegation: null, contact: null }).match(/Nothing was said\./g)).toHaveLength(2)
})

test('is in a language that the staff words exist in', () => {
  expect(page({ account }, 'cy')).toContain('<html lang="cy"')
  expect(page({ account }, 'pl')).toContain('<html lang="en"')
})
