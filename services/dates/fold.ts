/** Makes spellings comparable: small letters, no accents, one form of each Arabic letter, ASCII digits. */

// Zero digits of the scripts that tenants' keyboards offer: Arabic, Extended Arabic, Devanagari, Bengali, Gurmukhi, Gujarati.
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6]

// Latin and Arabic marks only: in Indic scripts the marks are vowels, and dropping them would merge different words.
const marks = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu
// Joiners, direction marks, soft hyphen, tatweel and apostrophes (o'clock, bore 'ma) stand between letters without meaning.
const invisible = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’‘`´ʼ]/gu

const letters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ة: 'ہ',
  ھ: 'ہ',
  ە: 'ہ',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

export function fold(text: string): string {
  return (
    text
      // The fraction slash goes first: "½" must not become the date 1/2.
      .replace(/[¼-¾⅐-⅞⁄]/gu, ' ? ')
      .normalize('NFKD')
      .toLowerCase()
      .replace(invisible, '')
      .replace(marks, '')
      .replace(special, (letter) => letters[letter] ?? letter)
      .replace(/\p{Nd}/gu, asciiDigit)
      .replace(/[‐-―−]/gu, '-')
  )
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = zeros.find((start) => code >= start && code < start + 10)
  return zero === undefined ? digit : String(code - zero)
}
