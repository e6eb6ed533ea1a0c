/** Guesses the language of a message from script, letters and small words; unsure means the session's language stays. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold, longest, type Word } from './normalise.ts'

/** `firm`: a word that only this language has, so that even a word or two show it. */
export type LanguageScore = { language: string; score: number; firm: boolean }

const file = z.object({
  words: z.record(z.string(), z.string()),
  letters: z.record(z.string(), z.string()),
  ownLetters: z.record(z.string(), z.string()),
})
const data = file.parse(JSON.parse(readFileSync(new URL('./rules/functionWords.json', import.meta.url), 'utf8')))

const byWord = new Map<string, string[]>()
for (const [language, list] of Object.entries(data.words)) {
  for (const word of new Set(list.split(/\s+/).map(fold))) byWord.set(word, [...(byWord.get(word) ?? []), language])
}
const letterSigns = Object.entries(data.letters).map(([language, pattern]) => ({
  language,
  sign: new RegExp(pattern, 'gu'),
}))

const scripts: [string, RegExp][] = [
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['uk', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['latin', /\p{Script=Latin}/gu],
]
const ownLetters = new Map(
  Object.entries(data.ownLetters).map(([language, pattern]) => [language, new RegExp(pattern)]),
)
// "tak", "na", "ok", a name: up to this many words in Latin letters do not change the session's language, unless one is firm.
const fewWords = 2
const firmLength = 5
const leastEvidence = 0.9
const clearLead = 1.15
const sessionBonus = 0.6
const letterWeight = 0.8
const listWeight = 0.6

/** `languageOfWord` names the one language whose word lists hold a word. */
type Evidence = { text: string; words: Word[]; languageOfWord(word: string): string | null }

/** Best first. Languages without any sign are left out. */
export function scoreLanguages({ text, words, languageOfWord }: Evidence): LanguageScore[] {
  const lower = text.slice(0, longest).toLowerCase()
  const script = mainScript(lower)
  if (script === null) return []
  if (script !== 'latin' && script !== 'arabic') return [{ language: script, score: 10, firm: true }]
  const scores = new Map<string, number>()
  const firm = firmLanguages({ lower, words, languageOfWord })
  const give = (language: string, score: number) => scores.set(language, (scores.get(language) ?? 0) + score)
  for (const { text: word, also } of words) {
    const languages = byWord.get(word) ?? also.flatMap((other) => byWord.get(other) ?? [])
    for (const language of languages) give(language, languages.length === 1 ? 1 : 1 / (languages.length + 0.5))
    const listed = languages.length === 0 && word.length >= 4 ? languageOfWord(word) : null
    if (listed) give(listed, listWeight)
  }
  for (const { language, sign } of letterSigns) {
    const count = Math.min(4, lower.match(sign)?.length ?? 0)
    if (count > 0) give(language, count * letterWeight)
  }
  if (script === 'arabic') {
    give('ur', 0.1)
    give('ar', 0.1)
  }
  const fits = (language: string) => (script === 'arabic') === (language === 'ur' || language === 'ar')
  return [...scores]
    .map(([language, score]) => ({ language, score, firm: firm.has(language) }))
    .filter(({ language }) => fits(language))
    .sort((a, b) => b.score - a.score || a.language.localeCompare(b.language))
}

/** How much the learned share of a language counts beside its small words and letters. */
const learnedWeight = 4
const leastShare = 0.05
const wholeMessage = 10

/** The scores with what the model makes of the whole text; where the script alone decides, it does. */
export function withLearned({
  scores,
  shares,
  text,
  session,
}: {
  scores: LanguageScore[]
  session: string | undefined
  /** Probability by tag. */
  shares: ReadonlyMap<string, number>
  text: string
}): LanguageScore[] {
  const script = mainScript(text.slice(0, longest).toLowerCase())
  if (script !== 'latin' && script !== 'arabic') return scores
  const known = new Map(scores.map((one) => [one.language, one]))
  const words = text.match(/\p{L}+/gu)?.length ?? 0
  // A few words in the middle of a talk are an answer, with names and English words in it: what was learned of whole messages says little.
  const weight = session === undefined ? learnedWeight : learnedWeight * Math.min(1, words / wholeMessage)
  for (const [language, share] of shares) {
    if (share < leastShare || (script === 'arabic') !== isArabicPair(language)) continue
    const { score = 0, firm = false } = known.get(language) ?? {}
    known.set(language, { language, score: score + weight * share, firm })
  }
  return [...known.values()].sort((a, b) => b.score - a.score || a.language.localeCompare(b.language))
}

type Guessing = { scores: LanguageScore[]; words?: Word[]; session?: string }

/** The language to answer in; keeps `session` when the signs are weak or torn. */
export function guessLanguage({ scores, words = [], session }: Guessing): string {
  const spoken = session ?? 'en'
  const base = spoken.split('-')[0]!
  const [best, second] = scores
    .map((one) => (one.language.split('-')[0] === base ? { ...one, score: one.score + sessionBonus } : one))
    .sort((a, b) => b.score - a.score)
  if (!best) return spoken
  const few = session !== undefined && isLatin(best.language) && new Set(words.map(({ text }) => text)).size <= fewWords
  if (few && !best.firm) return spoken
  if (best.language.split('-')[0] === base) return best.score > sessionBonus ? best.language : spoken
  const sure = best.score >= leastEvidence && best.score >= clearLead * (second?.score ?? 0)
  return sure || (best.score >= 0.2 && isArabicPair(best.language) && !isArabicPair(base)) ? best.language : spoken
}

/** English words are everybody's in Britain ("boiler", "window"), so that none of them is firm. */
function firmLanguages({ lower, words, languageOfWord }: { lower: string } & Omit<Evidence, 'text'>): Set<string> {
  const raw = new Map((lower.match(/[\p{L}\p{M}'’]+/gu) ?? []).map((written) => [fold(written), written]))
  const only = words.map(({ text }) => {
    const small = byWord.get(text)
    if (small) return { text, language: small.length === 1 ? small[0]! : null, listed: false }
    return { text, language: text.length >= 4 ? languageOfWord(text) : null, listed: true }
  })
  const firm = new Set<string>()
  for (const { text, language } of only) {
    if (language === null || language === 'en') continue
    if (text.length >= firmLength || ownLetters.get(language)?.test(raw.get(text) ?? '')) firm.add(language)
  }
  const [first] = only
  const together = only.length > 1 && first?.language && only.every(({ language }) => language === first.language)
  if (together && first.language !== 'en' && only.some(({ listed }) => listed)) firm.add(first.language!)
  return firm
}

function isLatin(language: string): boolean {
  return !isArabicPair(language) && !scripts.some(([name]) => name === language)
}

function isArabicPair(language: string): boolean {
  return language === 'ur' || language === 'ar'
}

function mainScript(text: string): string | null {
  let best: { name: string; count: number } | null = null
  for (const [name, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0
    if (count > (best?.count ?? 0)) best = { name, count }
  }
  return best?.name ?? null
}
