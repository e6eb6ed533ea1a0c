/** Whether what came back can be a translation of what was sent: as many texts, none empty, none many times as long. */
import type { Translated, TranslatedText } from './translator.ts'

/** Some languages take twice the signs of English; more than this is no translation. */
const TIMES = 4
const AT_LEAST = 400

export function plausible({ sent, texts }: { sent: readonly string[]; texts: readonly TranslatedText[] }): Translated {
  if (texts.length !== sent.length) return { ok: false, reason: 'answer' }
  const fits = ({ text }: TranslatedText, at: number): boolean => {
    const { length } = sent[at] as string
    return text.trim() !== '' && text.length <= Math.max(AT_LEAST, length * TIMES)
  }
  if (!texts.every(fits)) return { ok: false, reason: 'answer' }
  return { ok: true, texts: texts.map(({ text, from }) => ({ text: text.toWellFormed().trim(), from })) }
}
