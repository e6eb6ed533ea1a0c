import { maskSecrets } from '../../services/conversations/maskSecrets.ts'

test.each([
  ['my card is 4111 1111 1111 1111 ok', 'my card is •••• •••• •••• •••• ok'],
  ['4111-1111-1111-1111', '••••-••••-••••-••••'],
  ['karta 5500005555555559', 'karta ••••••••••••••••'],
  ['کارڈ ۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱', 'کارڈ ••••••••••••••••'],
  ['NI is QQ 12 34 56 C', 'NI is QQ 12 34 56 C'],
  ['NI is AB 12 34 56 C', 'NI is •• •• •• •• •'],
  ['sort code 20-00-00 account 55779911 please', 'sort code ••-••-•• ••••••• •••••••• please'],
  ['cvv 123', 'cvv •••'],
  ['my PIN is 4821', 'my PIN is ••••'],
])('%s is stored as %s', (said, stored) => {
  expect(maskSecrets(said)).toBe(stored)
})

test.each([
  'my phone is 07700 900123',
  '+44 7700 900123',
  'since 12 03 2026',
  'reference 234-678-9ABC',
  'gas meter 1234567890123',
  'flat 12, 34 High Street FY4 1DW',
  'the pin in the lock is broken',
  'ref and pin 482113',
  'boiler model 4111 1111 1111 1112',
])('%s is left as it is', (said) => {
  expect(maskSecrets(said)).toBe(said)
})

test('nothing but the masked characters changes', () => {
  const said = 'Dach przecieka. Karta: 4111 1111 1111 1111. Proszę 🙏'
  expect([...maskSecrets(said)].length).toBe([...said].length)
})
