/** Cuts a message into sentence windows that the encoder can read, so that no length hides a danger and no length costs more than four. */
import type { Tokeniser } from './tokenise.ts'

export interface Window {
  text: string
  pieces: number[]
}

/** Pieces of one window, and windows of one message: the bound on the encoder's work. */
export const WINDOW_PIECES = 48
export const MOST_WINDOWS = 4

/** Letters of one message that are cut into windows; what lies beyond is read by rules and n-grams alone. */
const READ = 4_000
const SENTENCE = /[^.!?;…\n\u061f\u06d4\u0964\u0965]+[.!?;…\n\u061f\u06d4\u0964\u0965]*/gu
/** Units of one piece of a sentence without an end: some 48 pieces of most scripts. */
const LONG_SENTENCE = 160

/** Whole sentences side by side, as many as fit; a sentence longer than a window is cut between words. */
export function windowsOf({ text, tokeniser }: { text: string; tokeniser: Tokeniser }): Window[] {
  const windows: Window[] = []
  for (const part of text.slice(0, READ).match(SENTENCE)?.flatMap(shortened) ?? []) {
    if (part.trim() === '') continue
    const pieces = tokeniser.pieces(part)
    const last = windows.at(-1)
    if (last && last.pieces.length + pieces.length <= WINDOW_PIECES) {
      last.text += part
      last.pieces = last.pieces.concat(pieces)
    } else windows.push({ text: part, pieces: pieces.slice(0, WINDOW_PIECES) })
  }
  return windows
}

/** The first window, and those that `weight` finds most telling, in the order they were written. */
export function mostTelling({ windows, weight }: { windows: Window[]; weight(text: string): number }): Window[] {
  if (windows.length <= MOST_WINDOWS) return windows
  const rest = windows.slice(1).map((window, index) => ({ window, index, weight: weight(window.text) }))
  const picked = rest
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, MOST_WINDOWS - 1)
    .sort((a, b) => a.index - b.index)
  return [windows[0]!, ...picked.map(({ window }) => window)]
}

function shortened(sentence: string): string[] {
  if (sentence.length <= LONG_SENTENCE) return [sentence]
  const parts: string[] = []
  let rest = sentence
  while (rest.length > LONG_SENTENCE) {
    const space = rest.lastIndexOf(' ', LONG_SENTENCE)
    const at = space > LONG_SENTENCE / 2 ? space : LONG_SENTENCE
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...parts, rest]
}
