/** One thing counted for a provision of the Code: how often there was occasion, how often it was kept, and where to look. */
import { showReference } from '../cases/reference.ts'
import type { Seen } from './seen.ts'

/** open: its time is still running, or a person has yet to decide. */
export type Verdict = 'yes' | 'no' | 'open'

export interface Finding {
  /** Of the case, as stored; null where there is none, or none is to be shown. */
  reference: string | null
  verdict: Verdict
}

export interface Measure {
  /** Its words are in locales/en/cli.json, report_names.code_measures. */
  name: string
  /** Only counted: there is nothing in it to comply with. */
  counts?: true
  find(seen: Seen): Finding[]
}

export interface Shown {
  measure: string
  counted: number
  /** Null where it is only counted. */
  complies: number | null
  fails: number | null
  open: number | null
  /** References as people read them. */
  samples: { complies: string[]; fails: string[] }
}

/** A few that show it, and what needs looking at. */
const SAMPLES = { complies: 5, fails: 20 } as const

export function shown({ measure, seen }: { measure: Measure; seen: Seen }): Shown {
  const found = measure.find(seen)
  const of = (verdict: Verdict): Finding[] => found.filter((one) => one.verdict === verdict)
  const judged = (verdict: Verdict): number | null => (measure.counts ? null : of(verdict).length)
  return {
    measure: measure.name,
    counted: found.length,
    complies: judged('yes'),
    fails: judged('no'),
    open: judged('open'),
    samples: {
      complies: sample({ found: of('yes'), most: SAMPLES.complies }),
      fails: sample({ found: of('no'), most: SAMPLES.fails }),
    },
  }
}

function sample({ found, most }: { found: readonly Finding[]; most: number }): string[] {
  const references = found.flatMap(({ reference }) => (reference === null ? [] : [showReference(reference)]))
  return [...new Set(references)].slice(0, most)
}
