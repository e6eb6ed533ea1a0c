/** A letter as plain text, for e-mail and for whoever reads without a page. */
import { directed, RUNS_RIGHT_TO_LEFT } from './directed.ts'
import type { Block, Cell, LetterDocument, Line, Piece } from './letterDocument.ts'

const FIRST_STRONG = '\u2068'
const LEFT_TO_RIGHT = '\u2066'
const END = '\u2069'

export function renderText({ document }: { document: LetterDocument }): string {
  const { banner, from, to, about, title, greeting, opening, sections, close } = document
  const say = saidIn(document.language.direction)
  return [
    banner === null ? null : say.line([{ name: banner }]),
    [say.line([{ name: from.name }]), ...from.lines.map(say.line)].join('\n'),
    [to.name, to.address].filter((part) => part !== null).join('\n'),
    say.facts(about),
    say.line(title),
    say.line(greeting),
    ...opening.map(say.block),
    ...sections.flatMap(({ heading, blocks }) => [`${say.line(heading)}\n${blocks.map(say.block).join('\n\n')}`]),
    close.map(say.line).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

function saidIn(direction: 'ltr' | 'rtl') {
  // Signs that nobody sees keep a number in one piece where lines run from right to left; elsewhere they are left out.
  const apart = ({ text, sign }: { text: string; sign: string }): string =>
    direction === 'rtl' || RUNS_RIGHT_TO_LEFT.test(text) ? `${sign}${text}${END}` : text
  const piece = (one: Piece): string => {
    if (typeof one === 'string') return one
    if ('ltr' in one) return apart({ text: one.ltr, sign: LEFT_TO_RIGHT })
    return apart({ text: 'name' in one ? one.name : one.said, sign: FIRST_STRONG })
  }
  const line = (pieces: Line): string => pieces.map(piece).join('')
  const said = (words: string): string =>
    directed(words)
      .map((one) => (typeof one !== 'string' && 'ltr' in one ? `${LEFT_TO_RIGHT}${one.ltr}${END}` : one))
      .join('')
  const cell = ({ line: ours, words }: Cell): string =>
    [...(ours ? [line(ours)] : []), ...(words === undefined ? [] : [said(words)])].join('\n')
  const fact = ({ name, value }: { name: Line; value: Cell }): string =>
    `${line(name)}:${value.words === undefined ? ' ' : '\n'}${cell(value)}`
  const facts = (rows: readonly { name: Line; value: Cell }[]): string => rows.map(fact).join('\n')
  const block = (one: Block): string => {
    switch (one.is) {
      case 'paragraph':
        return line(one.line)
      case 'words':
        return said(one.words)
      case 'list':
        return one.items.map((item) => `- ${cell(item)}`).join('\n')
      case 'facts':
        return facts(one.rows)
      case 'table':
        return one.rows
          .map((row) => facts(row.map((value, column) => ({ name: one.heads[column] ?? [], value }))))
          .join('\n\n')
      case 'part':
        return [line(one.heading), ...one.blocks.map(block)].join('\n')
      case 'ticks':
        return one.choices.map((choice) => `[  ] ${line(choice)}`).join('\n')
      case 'blanks':
        return one.names.map((name) => `${line(name)}: ____________________`).join('\n')
    }
  }
  return { line, facts, block }
}
