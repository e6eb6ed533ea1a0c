/** Tells a UK mobile, the only kind of number that is ever texted, from every other kind. */
import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export type SmsNumber =
  | { ok: true; e164: string; kind: 'uk_mobile' }
  | { ok: false; reason: 'not_uk_mobile' | 'landline' | 'premium' | 'foreign' | 'malformed' }

const E164 = /^\+[1-9]\d{6,14}$/
// Ofcom keeps 07700 900000 to 900999 free for drama; journeys 0.9 counts it as mobile, the metadata does not know it.
const DRAMA = /^\+447700900\d{3}$/

/**
 * law.yaml sms.landline_rule: only UK mobiles (+447...), because a text to a landline may be spoken aloud and a spoken
 * text can expose a victim. Mobiles of Jersey, Guernsey and the Isle of Man share +447 and count.
 */
export function readNumber(e164: string): SmsNumber {
  if (!E164.test(e164)) return { ok: false, reason: 'malformed' }
  if (DRAMA.test(e164)) return { ok: true, e164, kind: 'uk_mobile' }
  const number = parsePhoneNumberFromString(e164)
  if (number === undefined) return { ok: false, reason: 'malformed' }
  if (number.countryCallingCode !== '44') return { ok: false, reason: number.isValid() ? 'foreign' : 'malformed' }
  if (!number.isValid()) return { ok: false, reason: 'malformed' }
  return number.getType() === 'MOBILE' ? { ok: true, e164, kind: 'uk_mobile' } : refused(number.getType())
}

// What is left (070 personal numbers, pagers, 056, 03 and free numbers) is one group: never texted.
function refused(type: NumberType): SmsNumber {
  if (type === 'FIXED_LINE' || type === 'FIXED_LINE_OR_MOBILE') return { ok: false, reason: 'landline' }
  if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return { ok: false, reason: 'premium' }
  return { ok: false, reason: 'not_uk_mobile' }
}
