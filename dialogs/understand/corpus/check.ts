/** `npm run corpus:check`: fails on near-duplicates, worn sentence frames, translations of one list, and labels or situations that are missing. */
import { flagLabels, intents } from '../labels.ts'
import { meanOf } from '../listen.ts'
import { vectorsOf } from '../train/vectors.ts'
import { type CorpusRow, readCorpus, tagOf } from './corpus.ts'
import { frames, nearDuplicates, type Pair, translations } from './likeness.ts'

/** Drawn on the first 4,000 rows, where a reader judged the pairs around each line. */
const LIMITS = { letters: 0.45, frame: 6, translation: 0.9, situation: 0.6 }
/** Shorter than this, an ordinary opening ("our boiler is broken") says the same in every language by nature. */
const OPENING = 45
/** Rows per language (README: what the corpus holds). */
const WANTED: Record<string, number> = { en: 3_000, uk: 500, so: 500 }
const WANTED_ELSE = 1_000
const HANDS = 12

const out = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const rows = readCorpus()
const byId = new Map(rows.map((row) => [row.id, row]))
const problems: string[] = []
const shown = ({ one, other, likeness }: Pair): string =>
  `${likeness.toFixed(2)} ${one} ${other}\n    ${byId.get(one)!.text}\n    ${byId.get(other)!.text}`

if (byId.size !== rows.length) problems.push('An id stands twice.')
const hands = new Set(rows.map(({ by }) => by))
if (hands.size < HANDS) problems.push(`${hands.size} hands, ${HANDS} wanted`)

for (const [language, own] of Map.groupBy(rows, (row) => row.language)) {
  const wanted = WANTED[language] ?? WANTED_ELSE
  out(`${language}: ${own.length} rows by ${new Set(own.map(({ by }) => by)).size} hands, ${romanised(own)} romanised`)
  if (own.length < wanted) problems.push(`${language}: ${own.length} rows, ${wanted} wanted`)
  const missing = [
    ...intents.filter((intent) => !own.some((row) => row.intent === intent)),
    ...flagLabels.filter((flag) => !own.some(({ flags }) => flags.includes(flag))),
  ]
  if (missing.length > 0) problems.push(`${language}: nothing labelled ${missing.join(', ')}`)
  for (const pair of nearDuplicates({ texts: own, limit: LIMITS.letters })) problems.push(`too alike: ${shown(pair)}`)
  for (const [hand, texts] of Map.groupBy(own, ({ by }) => by))
    for (const { frame, count } of frames({ texts, most: LIMITS.frame }))
      problems.push(`${language} ${hand}: ${count} messages begin "${frame}"`)
}

const vectors = await vectorsOf({
  texts: rows.map(({ text }) => text),
  folder: new URL('../model/', import.meta.url),
})
const placed = rows.map(({ id, text, language, situation }, index) => ({
  id,
  text,
  language,
  situation,
  vector: meanOf(vectors[index]!),
}))
const longer = placed.filter(({ text }) => text.length >= OPENING)
for (const pair of translations({ texts: longer, limit: LIMITS.translation, situation: LIMITS.situation }))
  problems.push(`a translation: ${shown(pair)}`)

for (const problem of problems) out(problem)
out(`${rows.length} rows, ${hands.size} hands, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)

function romanised(own: readonly CorpusRow[]): number {
  return own.filter((row) => tagOf(row).endsWith('-Latn')).length
}
