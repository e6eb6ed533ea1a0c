/** A thread that runs Microsoft's recogniser on one short English text at a time; its owner ends it if it takes too long. */
import { parentPort } from 'node:worker_threads'
import { Culture, recognizeDateTime } from '@microsoft/recognizers-text-date-time'

export type Ask = { id: number; text: string; year: number; month: number; day: number }

/** One thing recognised: where in the text, and each value it may have. */
export type Recognised = { start: number; end: number; text: string; type: string; values: Record<string, string>[] }
export type Answer = { id: number; found: Recognised[] }

parentPort?.on('message', ({ id, text, year, month, day }: Ask) => {
  // The recogniser counts in the process's own zone; noon of the tenant's day is the same day in every zone.
  const reference = new Date(year, month - 1, day, 12)
  const found = recognizeDateTime(text, Culture.EnglishOthers, undefined, reference).map((result) => ({
    start: result.start,
    end: result.end,
    text: result.text,
    type: result.typeName,
    values: (result.resolution?.values ?? []) as Record<string, string>[],
  }))
  parentPort?.postMessage({ id, found } satisfies Answer)
})
