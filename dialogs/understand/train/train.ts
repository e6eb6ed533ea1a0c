/** `npm run train`: judges the heads on hands they did not see, draws the lines there, then trains on everything and writes the model. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { columns } from '../columns.ts'
import { type CorpusRow, corpusHash, readCorpus, tagOf } from '../corpus/corpus.ts'
import { encoderHash } from '../encoder/encoder.ts'
import { writeModelFile } from '../modelFile.ts'
import { type RulesTold, rulesTell } from '../rulesTell.ts'
import { prepare } from './examples.ts'
import { type Figures, figuresOf, shareOf, type Told, toldBy } from './figures.ts'
import { keptOrMade } from './heldOut.ts'
import { judge, type Seen, temperatureOf } from './judge.ts'
import { isUnseen, partOf } from './judgedHands.ts'
import { languageRows, leaveHandsOut, trainLanguages } from './languages.ts'
import { type Judged, leaveOneOut, train } from './leaveOut.ts'
import { listenedTo } from './listenedTo.ts'
import { vectorsOf } from './vectors.ts'

const model = new URL('../model/', import.meta.url)
const results = new URL('../../../tests/bench/results/', import.meta.url)

const out = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const rows = readCorpus()
const hands = [...new Set(rows.map(({ by }) => by))].sort()
const unseen = hands.filter(isUnseen)
out(`${rows.length} messages by ${hands.length} hands; judged on ${unseen.join(' ')}, which the encoder never read`)
const vectors = await vectorsOf({
  texts: rows.map(({ text }) => text),
  folder: model,
  tell: (done, all) => done % 2048 < 64 && out(`vectors ${done} of ${all}`),
})
const prepared = prepare({ rows, vectors })

const inputs = { corpus: corpusHash(), encoder: encoderHash({ folder: model }) }
const byHand = keptOrMade({
  name: 'by-hand',
  inputs: [inputs.corpus, inputs.encoder, ...unseen.flatMap((hand) => [hand, partOf(hand)])],
  make: () =>
    leaveOneOut({
      prepared,
      listened: listenedTo({ rows, vectors, folder: model }),
      groupOf: ({ by }) => (isUnseen(by) ? partOf(by) : 'learned'),
      judged: [...new Set(unseen.map(partOf))].sort(),
      tell: (part) => out(`left out ${part}`),
    }),
})
const ruled = rows.map(({ text }) => rulesTell(text))

const seenBy = (
  judged: readonly (Judged | null)[],
  which: keyof Judged,
): { row: CorpusRow; seen: Seen; at: number }[] =>
  judged.flatMap((one, at) => {
    const row = rows[at]!
    return one
      ? [{ row, at, seen: { logits: one[which], intent: row.intent, flags: row.flags, rules: ruled[at]! } }]
      : []
  })

const SILENT: RulesTold = { sure: new Set(), perhaps: new Set() }

function judgedBy(which: keyof Judged) {
  const list = seenBy(byHand, which)
  const seen = list.map((one) => one.seen)
  const [judgements, temperature] = [judge(seen), temperatureOf(seen)]
  const told = (rules?: RulesTold): Told[] =>
    list.map(({ row, seen: one }) => ({
      ...one,
      tag: tagOf(row),
      told: toldBy({ seen: one, judgements, ...(rules ? { rules } : {}) }),
    }))
  return { judgements, temperature, model: told(SILENT), union: told() }
}

const full = judgedBy('full')
const alone = judgedBy('alone')

const perTag = (told: Told[]): Record<string, Figures> =>
  Object.fromEntries(
    [...new Set(told.map(({ tag }) => tag))]
      .sort()
      .map((tag) => [tag, figuresOf({ rows: told.filter((one) => one.tag === tag), temperature: full.temperature })]),
  )

const spoken = languageRows(rows)
const guessed = leaveHandsOut(spoken)
const languageShare = (wanted: (tag: string) => boolean) => {
  const of = spoken.flatMap(({ tag }, index) => (wanted(tag) ? [guessed[index] === tag] : []))
  return shareOf(of.filter(Boolean).length, of.length)
}

const figures = {
  corpus: { rows: rows.length, hands: hands.length, hash: inputs.corpus },
  judgedOn: unseen,
  pooled: {
    modelAndRules: figuresOf({ rows: full.union, temperature: full.temperature }),
    model: figuresOf({ rows: full.model, temperature: full.temperature }),
    withoutEncoder: figuresOf({ rows: alone.union, temperature: alone.temperature }),
  },
  languages: {
    native: languageShare((tag) => !tag.includes('-')),
    romanised: languageShare((tag) => tag.includes('-')),
    byTag: Object.fromEntries(
      [...new Set(spoken.map(({ tag }) => tag))].sort().map((tag) => [tag, languageShare((one) => one === tag)]),
    ),
  },
  byTag: perTag(full.union),
}
mkdirSync(results, { recursive: true })
writeFileSync(new URL('understanding.json', results), `${JSON.stringify(figures, null, 1)}\n`)
out(JSON.stringify(figures.pooled.modelAndRules, null, 1))

const language = trainLanguages(spoken)
writeModelFile({
  folder: model,
  model: {
    about: {
      version: `heads-${inputs.corpus.slice(0, 8)}`,
      ...inputs,
      temperature: { full: full.temperature, alone: alone.temperature },
      flags: { full: full.judgements, alone: alone.judgements },
      labels: [...columns],
      languages: [...language.labels],
    },
    heads: train({ prepared }),
    language,
  },
})
