/** What the understanding costs, measured now, and what it is worth, as `npm run train` last judged it on hands that the heads had not seen. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Figures, Share } from '../../dialogs/understand/train/figures.ts'
import { AS_STARTED } from './asStarted.ts'

export interface Cost {
  p50: number
  p99: number
  megabytes: number
}

export async function understandingCost(how: 'full' | 'alone'): Promise<Cost> {
  const file = new URL('understandLoad.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [...AS_STARTED, file, how])
  return JSON.parse(stdout) as Cost
}

interface Kept {
  corpus: { rows: number; hands: number }
  judgedOn: string[]
  pooled: Record<'modelAndRules' | 'model' | 'withoutEncoder', Figures>
  languages: { native: Share; romanised: Share }
  byTag: Record<string, Figures>
}

const GRAVE = ['emergency', 'hate', 'safeguarding', 'dissatisfied']
const share = ({ part, of, low, high }: Share): string =>
  `${part.toFixed(3)} (${low.toFixed(2)}-${high.toFixed(2)}, n ${of})`

/** The tables in lines of text. */
export function understandingTables(): string[] {
  const kept = JSON.parse(readFileSync(new URL('results/understanding.json', import.meta.url), 'utf8')) as Kept
  const { pooled, languages, byTag } = kept
  const table = (name: string, figures: Figures): string[] => [
    `${name}: ${figures.rows} messages`,
    `  first intent ${share(figures.top1)}   first three ${share(figures.top3)}   calibration error ${figures.calibrationError}`,
    `  request against unhappy ${share(figures.requestAgainstUnhappy)}   harmless asked ${share(figures.harmlessAsked)}`,
    ...Object.entries(figures.flags).map(
      ([flag, { recall, precision }]) => `  ${flag.padEnd(17)} recall ${share(recall)}   precision ${share(precision)}`,
    ),
  ]
  return [
    `${kept.corpus.rows} messages by ${kept.corpus.hands} hands; each of ${kept.judgedOn.join(' ')} judged by heads that saw nothing of it`,
    ...table('model and rules', pooled.modelAndRules),
    ...table('model alone', pooled.model),
    ...table('without the encoder', pooled.withoutEncoder),
    `language: own script ${share(languages.native)}, romanised ${share(languages.romanised)}`,
    `${'by language'.padEnd(12)}${['first', 'three', ...GRAVE, 'asked'].map((head) => head.padStart(14)).join('')}`,
    ...Object.entries(byTag).map(
      ([tag, { top1, top3, flags, harmlessAsked }]) =>
        tag.padEnd(12) +
        [top1, top3, ...GRAVE.map((flag) => flags[flag]!.recall), harmlessAsked]
          .map(({ part, of }) => `${part.toFixed(2)} (${of})`.padStart(14))
          .join(''),
    ),
  ]
}
