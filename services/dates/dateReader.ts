/** Turns date words in any of the product's languages into a date; never blocks the process, never guesses, never throws on text. */
import { readDateWords } from './dateWords.ts'
import { fold } from './fold.ts'
import { lexiconFor, writtenLanguages } from './lexicon.ts'
import { type DateReading, type Expects, notUnderstood } from './reading.ts'
import { expressionOf } from './recognised.ts'
import { createRecogniser } from './recogniser.ts'
import { settle } from './settle.ts'

export type { DateReading, Expects } from './reading.ts'

export type DateReaderInput = { text: string; language: string; now: Date; zone?: string; expects: Expects }

export type DateReader = {
  /** `language` is BCP 47; English words are understood in every language. */
  read(input: DateReaderInput): Promise<DateReading>
  /** Builds the word lists and starts the recogniser in the background, so that no tenant waits for it. */
  warm(): Promise<void>
  close(): Promise<void>
}

// The recogniser takes 0.5 s for 160 hostile characters and 14 s for 1,000 (measured).
const longestForRecogniser = 160

export function createDateReader({ deadlineMs = 300 }: { deadlineMs?: number } = {}): DateReader {
  const recogniser = createRecogniser({ deadlineMs })

  async function read({ text, language, now, zone = 'Europe/London', expects }: DateReaderInput): Promise<DateReading> {
    const { reading, unread, question } = readDateWords({ text, language, now, zone, expects })
    if (!unread || !/^en\b/i.test(language) || text.length > longestForRecogniser) return reading
    const folded = fold(text).slice(0, longestForRecogniser)
    if (!mayHoldDate.test(folded)) return reading
    const { year, month, day } = question.here.today
    const found = await recogniser.ask({ text: folded, year, month, day })
    const expression = found && expressionOf({ text: folded, found })
    return expression ? settle({ expressions: [expression], question }) : notUnderstood
  }

  async function warm(): Promise<void> {
    // Each word list is built on first use, which takes longer than any reading.
    for (const language of writtenLanguages) lexiconFor(language)
    await recogniser.prepare()
  }

  return { read, warm, close: recogniser.close }
}

// Without a figure, weekday or month nothing from the recogniser is trusted, so it is not asked.
const mayHoldDate =
  /\d|\b(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|first|second|third|last|one|two|three|four|five|six)/
