/** Takes out of a message what leads to a person, as far as a machine can tell; names, streets and stories are for the reader to take out. */
import { maskSecrets } from '../conversations/maskSecrets.ts'

/** What stands where words were taken out. */
export const TAKEN_OUT = '…'

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/gi
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi
/** ABC-DEF-GHJK. */
const REFERENCE = /\b(?=[A-Z\d-]*\d)[A-Z\d]{3}-[A-Z\d]{3}-[A-Z\d]{4}\b/gi
/** Three digits and more, also in groups; a flat's number or "3 times" says little by itself and much about what is meant. */
const NUMBER = /\p{Nd}(?:[\s().\-/]{0,2}\p{Nd}){2,}/gu

export const maskPerson = (text: string): string =>
  maskSecrets(text)
    .replace(EMAIL, TAKEN_OUT)
    .replace(ADDRESS, TAKEN_OUT)
    .replace(REFERENCE, TAKEN_OUT)
    .replace(POSTCODE, TAKEN_OUT)
    .replace(NUMBER, (digits) => digits.replace(/\p{Nd}/gu, '0'))

/** `found` is false where the words stand nowhere in the text. */
export function takeOut({ text, words }: { text: string; words: string }): { found: boolean; text: string } {
  const plain = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  if (plain === '') return { found: false, text }
  const without = text.replace(new RegExp(plain.replace(/\s+/g, '\\s+'), 'giu'), TAKEN_OUT)
  return { found: without !== text, text: without }
}

/** Words that look like names where capital letters mean something: written large, and not at the start of a sentence. */
export const likeNames = (text: string): string[] => [
  ...new Set([...text.matchAll(/(?<=[\p{Ll}\p{N},;:"'(–-]\s{0,2})\p{Lu}\p{Ll}[\p{L}'’-]*/gu)].map(([word]) => word)),
]
