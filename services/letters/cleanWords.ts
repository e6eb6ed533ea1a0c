/** What a person wrote, without signs that nobody sees and that could turn the words of a letter around. */

// Embeddings, overrides and isolates of Unicode bidi: a letter sets its own. Joiners stay, as Urdu and Panjabi need them.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g

/** Line breaks stay; space at the ends goes. */
export const cleanWords = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(TURNS, '')
    .replaceAll(CONTROLS, '')
    .trim()

/** A name, a role or a place inside a sentence has no line breaks. */
export const cleanLine = (text: string): string => cleanWords(text).replaceAll(/\s+/g, ' ')

/** Dots, dashes and spaces alone say nothing to a tenant. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text)
