import { randomBytes } from 'node:crypto'
import { masterKey, parseMasterKey } from '../../services/confidential/keys.ts'
import {
  blindIndex,
  newDataKey,
  seal,
  sealJson,
  unseal,
  unsealJson,
  unwrapDataKey,
} from '../../services/confidential/seal.ts'

const master = masterKey(randomBytes(32))

test('what a tenant wrote comes back as written, and is not in the sealed bytes', () => {
  const { key } = newDataKey({ master, name: 'section:a' })
  const sealed = sealJson({ key, name: 'transcript:1:body', value: { text: 'Dach przecieka 🏚️' } })
  expect(sealed.includes(Buffer.from('przecieka'))).toBe(false)
  expect(unsealJson({ key, name: 'transcript:1:body', sealed })).toEqual({ text: 'Dach przecieka 🏚️' })
})

test('a sealed field put into another record is refused', () => {
  const { key } = newDataKey({ master, name: 'section:a' })
  const sealed = seal({ key, name: 'transcript:1:body', bytes: Buffer.from('words') })
  expect(() => unseal({ key, name: 'transcript:2:body', sealed })).toThrow()
})

test('one changed byte anywhere is refused', () => {
  const { key } = newDataKey({ master, name: 'section:a' })
  const sealed = seal({ key, name: 'n', bytes: Buffer.from('words') })
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] as number) ^ 1
    expect(() => unseal({ key, name: 'n', sealed: changed })).toThrow()
  }
})

test('a key wrapped for one section does not open under another name or another master key', () => {
  const { key, wrapped } = newDataKey({ master, name: 'section:a' })
  expect(unwrapDataKey({ master, name: 'section:a', wrapped })).toEqual(key)
  expect(() => unwrapDataKey({ master, name: 'section:b', wrapped })).toThrow()
  expect(() => unwrapDataKey({ master: masterKey(randomBytes(32)), name: 'section:a', wrapped })).toThrow(
    'wrapped_by_another_master_key',
  )
})

test('a blind index is the same for the same number and field, and different otherwise', () => {
  const mark = blindIndex({ master, field: 'phone', value: '+447700900123' })
  expect(blindIndex({ master, field: 'phone', value: '+447700900123' })).toBe(mark)
  expect(blindIndex({ master, field: 'sms', value: '+447700900123' })).not.toBe(mark)
  expect(blindIndex({ master: masterKey(randomBytes(32)), field: 'phone', value: '+447700900123' })).not.toBe(mark)
})

test('a master key is 32 bytes of base64 or hex and nothing else', () => {
  const bytes = randomBytes(32)
  expect(parseMasterKey(bytes.toString('base64'))).toEqual(bytes)
  expect(parseMasterKey(`${bytes.toString('hex')}\n`)).toEqual(bytes)
  expect(parseMasterKey('password')).toBeNull()
  expect(parseMasterKey(randomBytes(31).toString('base64'))).toBeNull()
})
