/** Masks what must never be stored: card numbers, National Insurance numbers, sort codes with account numbers (journeys 0.3). */

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** The check that every payment card number passes. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i])
    if (i % 2 === 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum % 10 === 0
}

/** Digits of any script as ASCII, one for one, so that positions hold. */
const asciiDigits = (text: string): string =>
  text.replace(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\uff10-\uff19]/g,
    (digit) =>
      String((((digit.codePointAt(0) as number) & 15) % 16) - (digit >= '\u0966' && digit <= '\u0aef' ? 6 : 0)),
  )

const CARD = /(?<!\d)\d(?:[ \t.-]?\d){12,18}(?!\d)/g
const NATIONAL_INSURANCE = /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b/gi
const SORT_AND_ACCOUNT = /(?<!\d)\d{2}[ -]\d{2}[ -]\d{2}[\s,;/]{1,3}(?:[a-z]{0,10}[.:\s]{0,3}){0,3}\d{8}(?!\d)/gi
const NAMED_CODE =
  /\b(?:pin|cvv|cvc|security code|password|passcode|haslo|hasło)\b(\s*(?:is|number|code|jest|to|:|=)){0,3}\s*(\S{3,40})/gi

/** Every masked character becomes •, so that the length and the rest of the message stay as they were. */
export function maskSecrets(text: string): string {
  const folded = asciiDigits(text)
  const spans: [number, number][] = []
  for (const found of folded.matchAll(CARD)) {
    const digits = digitsOf(found[0])
    if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits))
      spans.push([found.index, found.index + found[0].length])
  }
  for (const pattern of [NATIONAL_INSURANCE, SORT_AND_ACCOUNT]) {
    for (const found of folded.matchAll(pattern)) spans.push([found.index, found.index + found[0].length])
  }
  for (const found of folded.matchAll(NAMED_CODE)) {
    const secret = found[2] ?? ''
    // Words after "pin" are talk about a PIN; digits are one. A reference's own PIN is six digits and asked for by its own question.
    if (/^\d{3,4}\b/.test(secret) && !/^pin/i.test(found[0]))
      spans.push([found.index + found[0].length - secret.length, found.index + found[0].length])
    else if (/^\d{4}(?!\d)/.test(secret))
      spans.push([found.index + found[0].length - secret.length, found.index + found[0].length])
  }
  let masked = text
  for (const [from, to] of spans)
    masked = masked.slice(0, from) + masked.slice(from, to).replace(/[^\s.-]/g, '•') + masked.slice(to)
  return masked
}
