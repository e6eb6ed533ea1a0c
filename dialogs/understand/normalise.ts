/** Folds any text into the plain words that rules are matched against; what is stored is never folded. */

/** Twice the longest message a channel accepts, as one character may be two units; anything beyond is not read. */
export const longest = 8000
// Format characters, variation selectors, fillers, and controls that are not white space (fault F25).
const invisible = /\p{Cf}|\p{Variation_Selector}|\u115f|\u034f|(?![\n\r\t])\p{Cc}/gu
const apostrophes = /['\u2018\u2019\u02bc\u02bb`\u00b4\u2032]/g
// Only these marks: stripping all of them would destroy the vowel signs of Indic scripts.
const latinMarks = /[\u0300-\u036f]/g
const arabicMarks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g
const letters: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ې: 'ي',
  ے: 'ي',
  ۓ: 'ي',
  ک: 'ك',
  ؤ: 'و',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  ة: 'ه',
  ں: 'ن',
  '٪': '%',
}
const lettersToUnify = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef]/g

/** One word of the message: the word, the other spellings it may stand for, and the number of its sentence. */
export type Word = { text: string; also: string[]; sentence: number }

export function fold(text: string): string {
  return text
    .slice(0, longest)
    .toWellFormed()
    .replace(apostrophes, '')
    .normalize('NFKC')
    .slice(0, longest)
    .toLowerCase()
    .replace(invisible, '')
    .normalize('NFD')
    .replace(latinMarks, '')
    .normalize('NFC')
    .replace(arabicMarks, '')
    .replace(lettersToUnify, (letter) => letters[letter]!)
    .replace(otherDigits, (digit) => String(digitValue(digit.charCodeAt(0))))
    .replaceAll('#', ' ')
    .replace(/\*+/g, '#')
}

/** Splits folded text into words; a star run (`f***`) is kept as `#`, because hidden swear words matter. */
export function wordsOf(folded: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  for (const [token] of folded.matchAll(/[\p{L}\p{M}\p{N}#]+|[.!?;…\n\u061f\u06d4\u0964\u0965]/gu)) {
    if (/^[.!?;…\n\u061f\u06d4\u0964\u0965]/u.test(token)) sentence += 1
    else words.push({ ...spellings(token), sentence })
  }
  return words
}

function spellings(token: string): { text: string; also: string[] } {
  const bare = /^#[^#]+#$/.test(token) ? token.slice(1, -1) : token
  const text = bare.replace(/(\p{L})\1{2,}/gu, '$1$1')
  if (text === bare) return { text, also: [] }
  return { text, also: [bare.replace(/(\p{L})\1{2,}/gu, '$1')] }
}

function digitValue(code: number): number {
  const zero = [0x0660, 0x06f0, 0x09e6, 0x0a66, 0x0ae6].find((start) => code >= start && code <= start + 9)!
  return code - zero
}
