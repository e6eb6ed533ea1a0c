/** The corpus: messages as tenants write them, each with its label, one file per language; every row is read through one schema. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { flagLabels, intents } from '../labels.ts'

export const registers = [
  'polite',
  'plain',
  'terse',
  'angry',
  'sarcastic',
  'rambling',
  'frightened',
  'resigned',
  'simple',
  'sms',
  'typos',
  'no_diacritics',
  'caps',
  'dictated',
  'mixed',
  'dialect',
  'carer',
  'romanised',
] as const

export const row = z.strictObject({
  /** `<language>-<hand>-<number>`. */
  id: z.string().regex(/^[a-z]{2}-h\d\d-\d{4}$/),
  text: z.string().min(1).max(4_000),
  intent: z.enum(intents),
  flags: z.array(z.string().refine((flag) => flagLabels.includes(flag), 'no such flag')),
  /** Theme and situation, in English: `repair_leak/kettle alcove drip`. */
  situation: z.string().min(3),
  /** The hand that wrote it; `hands.json` has the brief. */
  by: z.string().regex(/^h\d\d$/),
  register: z.enum(registers),
  /** ISO 15924 of most of its letters: `Latn` in `ur` is romanised. */
  script: z.enum(['Latn', 'Arab', 'Guru', 'Beng', 'Gujr', 'Cyrl', 'Zyyy']),
})
export type Row = z.infer<typeof row>
export type CorpusRow = Row & { language: string }

const here = new URL('./', import.meta.url)

export function corpusFiles(): { language: string; file: URL }[] {
  return readdirSync(here)
    .filter((name) => /^[a-z]{2}\.jsonl$/.test(name))
    .sort()
    .map((name) => ({ language: name.slice(0, 2), file: new URL(name, here) }))
}

export function readCorpus(): CorpusRow[] {
  return corpusFiles().flatMap(({ language, file }) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line, index) => {
        const read = row.safeParse(JSON.parse(line))
        if (!read.success) throw new Error(`${language}.jsonl line ${index + 1}: ${read.error.issues[0]?.message}`)
        return { ...read.data, language }
      }),
  )
}

/** SHA-256 of all files in order, hex: which corpus the heads were trained on. */
export function corpusHash(): string {
  const hash = createHash('sha256')
  for (const { file } of corpusFiles()) hash.update(readFileSync(file))
  return hash.digest('hex')
}

const SCRIPTS: [Row['script'], RegExp][] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Guru', /\p{Script=Gurmukhi}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Gujr', /\p{Script=Gujarati}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
]

export function scriptOf(text: string): Row['script'] {
  const counts = SCRIPTS.map(([script, letters]) => ({ script, count: text.match(letters)?.length ?? 0 }))
  const best = counts.reduce((so, one) => (one.count > so.count ? one : so))
  return best.count === 0 ? 'Zyyy' : best.script
}

const NATIVE: Partial<Record<string, Row['script']>> = { ur: 'Arab', ar: 'Arab', pa: 'Guru', bn: 'Beng', gu: 'Gujr' }

/** BCP 47 of a row as the product names it: romanised Urdu is `ur-Latn`. */
export const tagOf = ({ language, script }: { language: string; script: Row['script'] }): string =>
  script === 'Latn' && NATIVE[language] ? `${language}-Latn` : language
