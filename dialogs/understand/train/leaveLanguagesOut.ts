/** `npm run train:languages`: what heads make of a language of which they saw not one word; and, for a reader, fifty misses of each language. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { corpusHash, readCorpus } from '../corpus/corpus.ts'
import { encoderHash } from '../encoder/encoder.ts'
import { readModelFile } from '../modelFile.ts'
import { rulesTell } from '../rulesTell.ts'
import { prepare } from './examples.ts'
import { figuresOf, type Told, toldBy } from './figures.ts'
import { keptOrMade } from './heldOut.ts'
import { isUnseen } from './judgedHands.ts'
import { leaveOneOut } from './leaveOut.ts'
import { listenedTo } from './listenedTo.ts'
import { createRandom } from './random.ts'
import { vectorsOf } from './vectors.ts'

const model = new URL('../model/', import.meta.url)
const results = new URL('../../../tests/bench/results/', import.meta.url)

const MISSES = 50

const heads = readModelFile({ folder: model })
if (!heads) throw new Error('no model: npm run train comes first')
const { temperature, flags: judgements } = heads.about
const out = (line: string): void => void process.stdout.write(`${line}\n`)

const rows = readCorpus()
const vectors = await vectorsOf({ texts: rows.map(({ text }) => text), folder: model })
const judged = keptOrMade({
  name: 'by-language',
  inputs: [corpusHash(), encoderHash({ folder: model })],
  make: () =>
    leaveOneOut({
      prepared: prepare({ rows, vectors }),
      listened: listenedTo({ rows, vectors, folder: model }),
      groupOf: ({ language }) => language,
      tell: (language) => out(`left out ${language}`),
    }),
})

const told = rows.flatMap((row, at): (Told & { language: string; text: string })[] => {
  const one = judged[at]
  if (!one || !isUnseen(row.by)) return []
  const seen = { logits: one.full, intent: row.intent, flags: row.flags, rules: rulesTell(row.text) }
  const { language, text } = row
  return [{ ...seen, tag: language, told: toldBy({ seen, judgements: judgements.full }), language, text }]
})
const byLanguage = Object.fromEntries(
  [...Map.groupBy(told, ({ language }) => language)]
    .sort()
    .map(([language, own]) => [language, figuresOf({ rows: own, temperature: temperature.full })]),
)
mkdirSync(results, { recursive: true })
writeFileSync(
  new URL('understandingLanguages.json', results),
  `${JSON.stringify({ corpus: corpusHash(), pooled: figuresOf({ rows: told, temperature: temperature.full }), byLanguage }, null, 2)}\n`,
)
for (const [language, { top1, top3, flags }] of Object.entries(byLanguage))
  out(
    [
      language,
      `first ${top1.part}`,
      `three ${top3.part}`,
      ...['emergency', 'hate', 'safeguarding', 'dissatisfied'].map((name) => `${name} ${flags[name]!.recall.part}`),
    ].join('  '),
  )

// A folder as the last word: fifty rows of each language that were missed, picked alike on every run, for a reader.
const folder = process.argv[2]
if (folder) {
  const names = heads.about.labels
  for (const [language, own] of Map.groupBy(told, (one) => one.language)) {
    const random = createRandom(7)
    const missed = own
      .map((one) => ({ ...one, guessed: names[one.logits.indexOf(Math.max(...one.logits.slice(0, 18)))] ?? '' }))
      .filter(({ intent, guessed }) => intent !== guessed)
      .map((one) => ({ one, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, MISSES)
      .map(
        ({ one }) => `${one.intent}\t${one.flags.join(',')}\t${one.guessed}\t${[...one.told].join(',')}\t${one.text}`,
      )
    writeFileSync(new URL(`${language}.tsv`, pathToFileURL(`${folder}/`)), `${missed.join('\n')}\n`)
  }
}
