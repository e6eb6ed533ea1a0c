/** The faces that a letter's scripts need, as data inside the page: the machine that prints may have no Arabic or Indic font. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const find = createRequire(import.meta.url)

/** In the order in which a sign looks for its face. */
const FACES = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  ['noto-sans-gurmukhi', 'gurmukhi'],
  ['noto-sans-bengali', 'bengali'],
  ['noto-sans-gujarati', 'gujarati'],
  ['noto-sans', 'devanagari'],
  ['noto-naskh-arabic', 'arabic'],
] as const
type Face = (typeof FACES)[number]

const rangesOf = (font: string): Record<string, string> =>
  JSON.parse(readFileSync(find.resolve(`@fontsource/${font}/unicode.json`), 'utf8'))
const ranges = new Map<Face, string>(FACES.map((face) => [face, rangesOf(face[0])[face[1]] ?? '']))
const covers = new Map<Face, RegExp>(
  [...ranges].map(([face, range]) => [
    face,
    new RegExp(
      `[${range.replaceAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?,?/g, (_, from, to) => `\\u{${from}}-\\u{${to ?? from}}`)}]`,
      'u',
    ),
  ]),
)

/** Letters choose first: a full stop that several scripts share then comes from the script around it. */
export function facesFor(text: string): readonly Face[] {
  const signs = [...new Set(text)]
  const letters = signs.filter((sign) => /\p{L}/u.test(sign))
  const chosen = new Set<Face>()
  for (const sign of [...letters, ...signs]) {
    const fitting = FACES.filter((face) => covers.get(face)?.test(sign))
    if (fitting[0] && !fitting.some((face) => chosen.has(face))) chosen.add(fitting[0])
  }
  return FACES.filter((face) => chosen.has(face))
}

const written = new Map<string, string>()

/** `@font-face` rules of one family, "Letter", each for its own range of signs. */
export const fontFaces = (text: string): string =>
  facesFor(text)
    .flatMap((face) => [rule(face, 400), rule(face, 700)])
    .join('\n')

function rule(face: Face, weight: 400 | 700): string {
  const [font, subset] = face
  const file = `@fontsource/${font}/files/${font}-${subset}-${weight}-normal.woff2`
  const known = written.get(file)
  if (known) return known
  const data = readFileSync(find.resolve(file)).toString('base64')
  const made = `@font-face{font-family:Letter;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${ranges.get(face)}}`
  written.set(file, made)
  return made
}
