/** Fits the parts of one answer into as few texts as can be, without losing a word or cutting a sign in two. */

export type Fitted = { texts: string[]; over: boolean }

type Piece = { text: string; glue: string }

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * 320 characters: law.yaml sms.recommended_max_characters; two texts: journeys 0.4. `over` says that more were needed;
 * all of them are given. Characters are UTF-16 units. A single sign longer than `maxCharacters` stays whole.
 */
export function fitTexts({ parts, maxCharacters = 320, maxTexts = 2 }: FitInput): Fitted {
  const whole = parts.map((part) => part.trim()).filter((part) => part !== '')
  const asParts = fewest({ cut: keep, whole, maxCharacters })
  if (asParts.length <= maxTexts) return { texts: asParts, over: false }
  for (const cut of [bySentence, byWord]) {
    const texts = fewest({ cut, whole, maxCharacters })
    if (texts.length <= maxTexts) return { texts, over: false }
  }
  // Too much for every way of cutting: the ends of parts are then the kindest places to break.
  return { texts: asParts, over: true }
}

type FitInput = { parts: string[]; maxCharacters?: number; maxTexts?: number }

type Cut = (input: { part: string; glue: string }) => Piece[]

// A blank line between parts reads best; a single line break is taken when it saves a text.
function fewest({ cut, whole, maxCharacters }: { cut: Cut; whole: string[]; maxCharacters: number }) {
  const joined = (glue: string) => pack({ pieces: whole.flatMap((part) => cut({ part, glue })), maxCharacters })
  const airy = joined('\n\n')
  const tight = joined('\n')
  return tight.length < airy.length ? tight : airy
}

function keep({ part, glue }: { part: string; glue: string }): Piece[] {
  return [{ text: part, glue }]
}

function bySentence({ part, glue }: { part: string; glue: string }): Piece[] {
  return glued({ pieces: [...sentences.segment(part)].map(({ segment }) => segment), glue })
}

function byWord({ part, glue }: { part: string; glue: string }): Piece[] {
  return glued({ pieces: part.match(/\S+\s*/gu) ?? [], glue })
}

function bySign({ part, glue }: { part: string; glue: string }): Piece[] {
  return glued({ pieces: [...graphemes.segment(part)].map(({ segment }) => segment), glue })
}

// The white space around a piece becomes glue: kept inside a text, dropped where a text begins or ends.
function glued({ pieces, glue }: { pieces: string[]; glue: string }): Piece[] {
  let before = glue
  return pieces.flatMap((piece) => {
    const text = piece.trim()
    const start = piece.length - piece.trimStart().length
    const result = { text, glue: before + piece.slice(0, start) }
    before = text === '' ? result.glue : piece.slice(start + text.length)
    return text === '' ? [] : [result]
  })
}

function pack({ pieces, maxCharacters }: { pieces: Piece[]; maxCharacters: number }): string[] {
  const texts: string[] = []
  for (const piece of pieces.flatMap((one) => shorten({ piece: one, maxCharacters }))) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + piece.glue.length + piece.text.length <= maxCharacters) {
      texts[texts.length - 1] = last + piece.glue + piece.text
    } else texts.push(piece.text)
  }
  return texts
}

function shorten({ piece, maxCharacters }: { piece: Piece; maxCharacters: number }): Piece[] {
  let pieces = [piece]
  for (const cut of [bySentence, byWord, bySign]) {
    pieces = pieces.flatMap((one) =>
      one.text.length <= maxCharacters ? [one] : cut({ part: one.text, glue: one.glue }),
    )
  }
  return pieces
}
