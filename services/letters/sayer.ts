/** Says the words of a letter in one language, with what is put into them kept apart, so that each output can mark it. */
import { hasText, type TextKey, t } from '../../locales/index.ts'
import { type Language, type LanguageCode, languageOf } from '../../locales/languages.ts'
import { sayDate } from '../dates/sayDate.ts'
import type { Line, Piece } from './letterDocument.ts'

type English = typeof import('../../locales/en/letters.json', { with: { type: 'json' }})
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Plain<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]
type Plain<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K
export type LetterKey = Leaves<English>

export type Sayer = {
  /** The language that the letter is really in: English as long as its words are not there in the one asked for. */
  language: Language
  say: (key: LetterKey, params?: Record<string, Piece | number>) => Line
  /** A day in words, from YYYY-MM-DD. */
  day: (date: string) => Piece
  /** The words of a code that policies may add to, such as a kind of remedy; null where there are none. */
  sayCode: (
    group: 'answer.kinds' | 'refusal.grounds' | 'earlyClosing.grounds' | 'behaviour.services',
    code: string,
  ) => Line | null
}

export function sayerIn(asked: LanguageCode): Sayer {
  const language = languageOf(hasText({ key: 'letters.frame.date', language: asked }) ? asked : 'en')
  const code = language.code as LanguageCode
  const say: Sayer['say'] = (key, params = {}) => {
    const pieces = Object.values(params)
    // Each value goes in as a mark and comes out as a piece of its own: what people wrote never meets the template.
    const marks = Object.entries(params).map(([name, value], index) => [
      name,
      typeof value === 'number' ? value : `\uE000${index}\uE001`,
    ])
    const text = t({
      key: `letters.${key}` as string as TextKey,
      language: code,
      params: Object.fromEntries(marks),
    })
    return text
      .split(/\uE000(\d+)\uE001/)
      .map((part, index): Piece => (index % 2 === 0 ? part : (pieces[Number(part)] as Piece)))
      .filter((piece) => piece !== '')
  }
  return {
    language,
    say,
    day: (date) => ({ date, said: sayDate({ date, language: code }) }),
    sayCode: (group, id) => {
      const key = `${group}.${id}`
      return /^\w+$/.test(id) && hasText({ key: `letters.${key}`, language: code }) ? say(key as LetterKey) : null
    },
  }
}
