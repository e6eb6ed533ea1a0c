/** Folds case, accents, digits of other scripts and punctuation; for matching only, never for storing. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060-\u2069]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) as number) & 15))
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    // "That's" and "thats", "e-mail" and "email" are one word.
    .replace(/['’`]/g, '')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/[.!?,;:،۔؟"()]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
