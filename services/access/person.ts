/** Whose records are asked for: by a case, a phone number or an e-mail address; never by a name or a place, which others share. */
import { normalPhone } from '../cases/caseWords.ts'
import { readReference } from '../cases/reference.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'

export type Person =
  | { by: 'reference'; reference: string }
  | { by: 'phone'; phone: string }
  | { by: 'email'; email: string }

export type PersonRead =
  | { ok: true; person: Person }
  | { ok: false; reason: 'one_way' | 'bad_reference' | 'bad_phone' | 'bad_email' }

export function readPerson({
  reference,
  phone,
  email,
}: {
  reference?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}): PersonRead {
  const given = [reference, phone, email].filter((one) => one !== undefined)
  if (given.length !== 1) return { ok: false, reason: 'one_way' }
  if (reference !== undefined) {
    const read = readReference(reference)
    return read ? { ok: true, person: { by: 'reference', reference: read } } : { ok: false, reason: 'bad_reference' }
  }
  if (phone !== undefined) {
    const number = normalPhone(phone.replace(/^\s*00/, '+'))
    return /^\+[1-9]\d{6,14}$/.test(number)
      ? { ok: true, person: { by: 'phone', phone: number } }
      : { ok: false, reason: 'bad_phone' }
  }
  const address = (email ?? '').trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(address)
    ? { ok: true, person: { by: 'email', email: address } }
    : { ok: false, reason: 'bad_email' }
}

/** What the audit trail may hold of it: a number or an address only as a mark that cannot be read back. */
export function personMark({ person, master }: { person: Person; master: MasterKey }): string {
  if (person.by === 'reference') return `reference:${person.reference}`
  const value = person.by === 'phone' ? person.phone : person.email
  return `${person.by}:${blindIndex({ master, field: `access:${person.by}`, value })}`
}
