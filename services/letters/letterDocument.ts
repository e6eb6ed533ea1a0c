/** A letter before it is a page or a text: headings, paragraphs and people's words, with what runs left to right marked. */
import type { Language } from '../../locales/languages.ts'

/** `ltr` runs left to right whatever is around it; `name` finds its own direction; a date is said in words. */
export type Piece = string | { ltr: string; href?: string } | { name: string } | { date: string; said: string }
export type Line = readonly Piece[]

/** A line of ours, then words that a person wrote; at least one of the two. */
export type Cell = { line?: Line; words?: string }

export type Block =
  | { is: 'paragraph'; line: Line }
  | { is: 'words'; words: string }
  | { is: 'list'; items: readonly Cell[] }
  | { is: 'facts'; rows: readonly { name: Line; value: Cell }[] }
  | { is: 'table'; heads: readonly Line[]; rows: readonly (readonly Cell[])[] }
  | { is: 'part'; heading: Line; blocks: readonly Block[] }
  | { is: 'ticks'; choices: readonly Line[] }
  | { is: 'blanks'; names: readonly Line[] }

export type Section = { heading: Line; blocks: readonly Block[] }

export type LetterDocument = {
  language: Language
  reference: string
  /** As in "Demonstration: not a real landlord". */
  banner: string | null
  /** The landlord: its name, then how it is reached. */
  from: { name: string; lines: readonly Line[] }
  to: { name: string | null; address: string | null }
  about: readonly { name: Line; value: Cell }[]
  title: Line
  greeting: Line
  opening: readonly Block[]
  sections: readonly Section[]
  close: readonly Line[]
}

export const paragraph = (line: Line): Block => ({ is: 'paragraph', line })
export const words = (said: string): Block => ({ is: 'words', words: said })
export const list = (items: readonly Line[]): Block => ({ is: 'list', items: items.map((line) => ({ line })) })
