/** The digits of a script stand side by side from nought to nine: one is worth its distance from the first. */
const digitOf = (digit: string): string => {
  const code = digit.codePointAt(0) as number
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return String(code - zero)
}

let last = { text: '', folded: '' }

/** Folds case, accents, digits of other scripts and punctuation; for matching only, never for storing. */
export function fold(text: string): string {
  // One answer is asked about by one reader after the other.
  if (text !== last.text) last = { text, folded: folded(text) }
  return last.folded
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    // "That's" and "thats", "e-mail" and "email" are one word.
    .replace(/['’`]/g, '')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/[.!?,;:،۔؟।॥¿¡"()]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
