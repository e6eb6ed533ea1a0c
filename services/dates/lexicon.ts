/** Turns a language's lists of words into one look-up from folded phrase to date word. */
import { fold } from './fold.ts'
import { intlWords } from './intlWords.ts'
import { arabic } from './lexicons/arabic.ts'
import { bengali } from './lexicons/bengali.ts'
import { english } from './lexicons/english.ts'
import { gujarati } from './lexicons/gujarati.ts'
import { italian } from './lexicons/italian.ts'
import { panjabi } from './lexicons/panjabi.ts'
import { polish } from './lexicons/polish.ts'
import { portuguese } from './lexicons/portuguese.ts'
import { romanian } from './lexicons/romanian.ts'
import { somali } from './lexicons/somali.ts'
import { spanish } from './lexicons/spanish.ts'
import { ukrainian } from './lexicons/ukrainian.ts'
import { urdu } from './lexicons/urdu.ts'
import { welsh } from './lexicons/welsh.ts'
import type { Kind, Token } from './token.ts'

/** Words are separated by spaces; `_` joins the words of a phrase. Keys of `relative` are day offsets, "-1,1" where a word means both, "0:evening" where it names a part of the day. */
export type WordLists = {
  plain?: Partial<Record<Kind, string>>
  numbers?: Record<number, string>
  /** The key "2:weak" is for words that mean a day only before a weekday, month or week: Spanish "segundo" is also a floor. */
  ordinals?: Record<string, string>
  /** Years said in words, as in "twenty twenty six". */
  years?: Record<number, string>
  weekdays?: Record<number, string>
  weekdaysWeak?: Record<number, string>
  months?: Record<number, string>
  monthsWeak?: Record<number, string>
  weekdayOrMonth?: Record<string, string>
  relative?: Record<string, string>
  /** `unit:times`, as in "week:2" for a fortnight. */
  one?: Record<string, string>
  many?: Record<string, string>
  either?: Record<string, string>
  /** With its article a unit is no length of time: Arabic "الشهر الماضي", but not "من الشهر". */
  definite?: Record<string, string>
  weekOrSaturday?: Record<string, string>
  /** Romanian "luni" is Monday and "months": the key is "1:month". */
  weekdayOrUnits?: Record<string, string>
  /** What makes the figure after it a day of the month, as Spanish "el 3"; the key is the word's own kind. */
  dayNumber?: Record<string, string>
  /** Welsh says "last year" in one word: the key is the offset in years. */
  yearWords?: Record<string, string>
  /** Portuguese "para a semana" is next week: the key is the offset in weeks. */
  weekWords?: Record<string, string>
  parts?: Record<string, string>
  meridiems?: Record<string, string>
  /** What is added to the hour that follows: 30 for British "half three", -30 for Polish "wpół do trzeciej". */
  minutes?: Record<string, string>
  /** The same where the hour comes first: Arabic "3 ونص". */
  minutesAfter?: Record<string, string>
  /** Words that can only be a time: "10", or "1,30" for Bengali "দেড়টায়". */
  hours?: Record<string, string>
  holidays?: Record<string, string>
  /** What is written in one word with a name, a unit or a figure: Gujarati "મંગળવારથી", Somali "23ka". */
  endings?: Partial<Record<Kind, string>>
}

/** `stems`: the language's own names and units, which `endings` may be glued to. */
export type Lexicon = {
  words: Map<string, Token>
  stems: Map<string, Token>
  endings: Map<string, Token>
  ordinalEnding: RegExp
}

const listKinds: [Exclude<keyof WordLists, 'plain' | 'endings'>, Kind][] = [
  ['numbers', 'number'],
  ['ordinals', 'ordinalWord'],
  ['years', 'year'],
  ['weekdays', 'weekday'],
  ['weekdaysWeak', 'weekdayWeak'],
  ['months', 'month'],
  ['monthsWeak', 'monthWeak'],
  ['weekdayOrMonth', 'weekdayOrMonth'],
  ['relative', 'relative'],
  ['one', 'unit'],
  ['many', 'units'],
  ['either', 'unitAny'],
  ['definite', 'unitThe'],
  ['weekOrSaturday', 'weekOrSaturday'],
  ['weekdayOrUnits', 'weekdayOrUnits'],
  ['dayNumber', 'dayNumber'],
  ['yearWords', 'yearWord'],
  ['weekWords', 'weekWord'],
  ['parts', 'part'],
  ['meridiems', 'meridiem'],
  ['minutes', 'minutes'],
  ['minutesAfter', 'minutesAfter'],
  ['hours', 'clock'],
  ['holidays', 'holiday'],
]

const written: Record<string, WordLists> = {
  en: english,
  cy: welsh,
  pl: polish,
  ur: urdu,
  ar: arabic,
  bn: bengali,
  gu: gujarati,
  pa: panjabi,
  so: somali,
  ro: romanian,
  es: spanish,
  it: italian,
  pt: portuguese,
  uk: ukrainian,
}
/** Languages with word lists of their own. */
export const writtenLanguages: readonly string[] = Object.keys(written)
const built = new Map<string, Lexicon>()

// biome-ignore format: one line
const inflected = new Set<Kind>(['relative', 'weekday', 'month', 'holiday', 'weekend', 'unit', 'units', 'unitAny', 'unitThe', 'part'])

/** Own words first, then the names that Intl knows, then English, which tenants mix into every language. */
export function lexiconFor(language: string): Lexicon {
  const asked = /^[a-z]{2,3}(?=$|[-_])/i.exec(language)?.[0].toLowerCase() ?? 'en'
  const known = built.get(asked)
  if (known) return known
  const base = written[asked] || intlWords(asked) ? asked : 'en'
  if (base !== asked) return lexiconFor(base)
  const words = new Map<string, Token>()
  for (const lists of [written[base], intlWords(base), english, intlWords('en')]) if (lists) add({ words, lists })
  const own = new Map<string, Token>()
  for (const lists of [written[base], intlWords(base)]) if (lists) add({ words: own, lists })
  const stems = new Map([...own].filter(([, { kind }]) => inflected.has(kind)))
  const endings = new Map<string, Token>()
  add({ words: endings, lists: { plain: written[base]?.endings ?? {} } })
  const lexicon = { words, stems, endings, ordinalEnding }
  built.set(base, lexicon)
  return lexicon
}

// English st nd rd th; Welsh af ail ydd ed fed eg ain; Polish go ego; Urdu ویں and roman "vin".
const ordinalEnding =
  /^(st|nd|rd|th|af|ail|il|ydd|edd|ed|fed|eg|ain|go|ego|ویں|vin|veen|го|ого|те|тє|є|লা|রা|ঠা|ই|শে|મી|લી|જી|ઠ્ઠી)$/u

function add({ words, lists }: { words: Map<string, Token>; lists: WordLists }): void {
  const put = (phrases: string, token: Token) => {
    for (const phrase of phrases.split(/\s+/)) {
      const key = fold(phrase.replaceAll('_', ' ')).replace(/[-.]/g, ' ').replace(/\s+/g, ' ').trim()
      if (key && !words.has(key)) words.set(key, token)
    }
  }
  for (const [kind, phrases] of Object.entries(lists.plain ?? {})) {
    put(phrases, { kind: kind as Kind, values: [], name: '' })
  }
  for (const [list, kind] of listKinds) {
    for (const [key, phrases] of Object.entries(lists[list] ?? {})) put(phrases as string, { kind, ...meaning(key) })
  }
}

function meaning(key: string): { values: number[]; name: string } {
  const [name = '', times] = key.split(':')
  if (/^[-\d,]+$/.test(name)) return { values: name.split(',').map(Number), name: times ?? '' }
  return { values: times === undefined ? [] : [Number(times)], name }
}
