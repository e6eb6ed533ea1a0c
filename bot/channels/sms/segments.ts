/** Says how many segments a text costs, by the rules Twilio bills by. */

export type SegmentCount = { encoding: 'gsm7' | 'ucs2'; units: number; segments: number }

// 3GPP TS 23.038: the basic table costs one septet, the extension table two (escape and character).
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('\f^{}\\[~]|€')

// law.yaml sms.uk and sms.joined_segments: one text alone, and each of several joined by a header.
const LIMITS = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** `units` are septets in GSM-7 and UTF-16 units in UCS-2. An empty text costs one segment. */
export function countSegments(text: string): SegmentCount {
  const encoding = [...text].every((letter) => BASIC.has(letter) || EXTENDED.has(letter)) ? 'gsm7' : 'ucs2'
  const { alone, joined } = LIMITS[encoding]
  const sizes = encoding === 'gsm7' ? gsmSizes(text) : wholeSizes(text)
  const units = sizes.reduce((sum, size) => sum + size, 0)
  return { encoding, units, segments: units <= alone ? 1 : fill({ sizes, room: joined }) }
}

/** Replaces the typographic signs that alone would turn 160 characters into 70; a letter is never touched. */
export function foldPlain(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u2026', '...')
    .replace(/[\u00a0\u202f]/g, ' ')
}

function gsmSizes(text: string) {
  return [...text].map((letter) => (EXTENDED.has(letter) ? 2 : 1))
}

// What a reader sees as one sign is not cut between two segments, so a segment may end with unused room.
function wholeSizes(text: string) {
  return [...graphemes.segment(text)].flatMap(({ segment }) => (segment === '\r\n' ? [1, 1] : [segment.length]))
}

function fill({ sizes, room }: { sizes: number[]; room: number }) {
  let segments = 1
  let used = 0
  for (const size of sizes) {
    if (used > 0 && used + size > room) {
      segments += 1
      used = 0
    }
    used += size
    // A sign larger than a whole segment (stacked accents) spreads over several.
    segments += Math.ceil(used / room) - 1
    used -= (Math.ceil(used / room) - 1) * room
  }
  return segments
}
