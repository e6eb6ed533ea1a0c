/** The learned half of the understanding: a message in; the share of each intent, the probability of each flag and of each language out. */
import { columns, columnsOf, exclusive } from './columns.ts'
import { createEncoder, type Encoder } from './encoder/encoder.ts'
import { createTokeniser } from './encoder/tokenise.ts'
import { type Heads, logits, sigmoid, softmax } from './heads.ts'
import { type FlagKind, type FlagName, flagNames, flagOfLabel, type Intent, intents } from './labels.ts'
import { countLanguageGrams } from './languageGrams.ts'
import { hearWhole, listen } from './listen.ts'
import { type Judgement, judgementOf, readModelFile } from './modelFile.ts'
import { countNgrams, weigh } from './ngrams.ts'

export interface ModelFlag {
  name: FlagName
  kind?: FlagKind
  p: number
  /** Sure enough to be told: the flag's own line, drawn on hands that the heads had not seen. */
  told: boolean
  /** Likely enough to bear out a rule that is in doubt. */
  supported: boolean
}

/** What a rule only perhaps says is told when the model finds it at least this likely. */
export const SUPPORT = 0.1

export interface Modelled {
  /** In the order of the labels; the shares add up to one. */
  intents: { name: Intent; p: number }[]
  flags: ModelFlag[]
}

export interface Model {
  version: string
  hear(text: string): Promise<Modelled>
  /** Probability by BCP 47 tag, romanised writing apart. */
  languages(text: string): Map<string, number>
  /** False when the encoder is away and the n-grams carry on alone. */
  whole(): boolean
  close(): Promise<void>
}

const FOLDER = new URL('./model/', import.meta.url)

export function createModel({ folder = FOLDER, encoder: given }: { folder?: URL; encoder?: Encoder } = {}): Model {
  const file = readModelFile({ folder })
  if (!file) throw new Error(`No heads in ${folder.pathname}: run npm run train.`)
  const { about, heads, language } = file
  const encoder = given ?? createEncoder({ folder })
  const tokeniser = createTokeniser({ folder })
  return {
    version: about.version,
    whole: encoder.ready,
    close: encoder.close,
    languages: (text) => {
      const sparse = weigh({ counts: countLanguageGrams(text), rarity: language.rarity })
      const shares = softmax(logits({ heads: language, sparse }))
      return new Map(language.labels.map((label, index) => [label, shares[index]!]))
    },
    hear: async (text) => {
      const listened = await listen({ text, tokeniser, encoder, weight: (part) => loudest({ heads, text: part }) })
      const sums = hearWhole({ heads, exclusive, text, listened })
      const full = listened.vectors !== null
      const { full: sharp, alone } = about.temperature
      const shares = softmax(sums.slice(0, exclusive).map((sum) => sum / (full ? sharp : alone)))
      return {
        intents: intents.map((name, index) => ({ name, p: shares[index]! })),
        flags: flagNames.map((flag) => flagFrom({ sums, flag, judged: judgementOf({ about, encoder: full, flag })! })),
      }
    },
  }
}

function flagFrom({
  sums,
  flag,
  judged: { tell, ...curve },
}: {
  sums: Float32Array
  flag: FlagName
  judged: Judgement
}): ModelFlag {
  const p = probabilityOf({ sums, flag, curve })
  const kinds = columnsOf.get(flag)!.filter((column) => !columns[column]!.endsWith(':*'))
  const best = kinds.reduce((so, column) => (sums[column]! > sums[so]! ? column : so))
  const { kind } = flagOfLabel(columns[best]!)
  return { name: flag, ...(kind ? { kind } : {}), p, told: p >= tell, supported: p >= SUPPORT }
}

/** How loudly a flag is heard: its loudest column, a kind or the whole. */
export const loudness = ({ sums, flag }: { sums: Float32Array; flag: FlagName }): number =>
  loudestOf(columnsOf.get(flag)!.map((column) => sums[column]!))

export type Curve = Pick<Judgement, 'slope' | 'shift'>

/** The probability of a flag that is heard this loudly. */
export const probabilityOf = ({
  sums,
  flag,
  curve: { slope, shift },
}: {
  sums: Float32Array
  flag: FlagName
  curve: Curve
}): number => sigmoid(slope * loudness({ sums, flag }) + shift)

export const loudestOf = (values: readonly number[]): number => Math.max(...values)

/** How telling a part of a long message is, by its n-grams alone. */
function loudest({ heads, text }: { heads: Heads; text: string }): number {
  const sums = logits({ heads, sparse: weigh({ counts: countNgrams(text), rarity: heads.rarity }) })
  return loudestOf(Array.from(sums.slice(exclusive)))
}
