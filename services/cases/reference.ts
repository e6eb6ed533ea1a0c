/** References: ten symbols of an alphabet without look-alikes, the last a check, shown as three, three and four; a locator, never a secret. */
import { randomInt } from 'node:crypto'

/** 26 symbols: no 0/O, 1/I/L, 5/S, Y/V, Z/2 pairs that are misread or misheard. */
export const REFERENCE_ALPHABET = '2346789ABCDEFGHJKMNPQRTVWX'
const SIZE = REFERENCE_ALPHABET.length

/** Luhn mod 26: catches every single wrong symbol and most swapped neighbours. */
function check(symbols: string): string {
  let factor = 2
  let sum = 0
  for (const symbol of [...symbols].reverse()) {
    const product = factor * REFERENCE_ALPHABET.indexOf(symbol)
    factor = factor === 2 ? 1 : 2
    sum += Math.floor(product / SIZE) + (product % SIZE)
  }
  return REFERENCE_ALPHABET[(SIZE - (sum % SIZE)) % SIZE] as string
}

/** Nine random symbols and their check, without dashes: how it is stored. */
export function newReference(): string {
  let symbols = ''
  for (let i = 0; i < 9; i++) symbols += REFERENCE_ALPHABET[randomInt(SIZE)]
  return symbols + check(symbols)
}

export const showReference = (reference: string): string =>
  `${reference.slice(0, 3)}-${reference.slice(3, 6)}-${reference.slice(6)}`

/** Finds one valid reference in free text, in any case, with or without dashes and spaces; null when there is none. */
export function readReference(text: string): string | null {
  for (const found of text.toUpperCase().matchAll(/\b[0-9A-Z]{3}[-\s.]?[0-9A-Z]{3}[-\s.]?[0-9A-Z]{4}\b/g)) {
    const symbols = found[0].replace(/[^0-9A-Z]/g, '')
    if (
      [...symbols].every((symbol) => REFERENCE_ALPHABET.includes(symbol)) &&
      check(symbols.slice(0, 9)) === symbols[9]
    )
      return symbols
  }
  return null
}
