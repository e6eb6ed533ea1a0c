/** A translator that asks LibreTranslate, or a service that speaks its protocol (`POST /translate`). */
import { z } from 'zod'
import { askService } from './askService.ts'
import { plausible } from './plausible.ts'
import type { TranslationFailure, Translator } from './translator.ts'

const detected = z.object({ language: z.string().max(20) })
// One answer for a list: texts in their order, and where the language was to be made out, each one's.
const answer = z.object({
  translatedText: z.array(z.string()),
  detectedLanguage: z.array(detected).optional(),
})
const failure = z.object({ error: z.string() })

export function libreTranslate({
  url,
  key,
  selfHosted,
  answerWithin,
}: {
  /** Without `/translate`. */
  url: string
  key: string | null
  selfHosted: boolean
  answerWithin?: number
}): Translator {
  const at = new URL(`${url.replace(/\/+$/, '')}/translate`)
  return {
    name: 'libretranslate',
    selfHosted,
    translate: async ({ texts, from, to }) => {
      const body = { q: texts, source: from ?? 'auto', target: to, format: 'text', ...(key ? { api_key: key } : {}) }
      const { status, said } = await askService({
        url: at,
        // Its reasons are words, in the language of whoever asks.
        headers: { 'accept-language': 'en' },
        body,
        ...(answerWithin ? { answerWithin } : {}),
      })
      if (status !== 200) return { ok: false, reason: reasonOf({ status, said }) }
      const read = answer.safeParse(said)
      if (!read.success) return { ok: false, reason: 'answer' }
      const { translatedText, detectedLanguage = [] } = read.data
      return plausible({
        sent: texts,
        texts: translatedText.map((text, index) => ({ text, from: from ?? detectedLanguage[index]?.language ?? null })),
      })
    },
  }
}

function reasonOf({ status, said }: { status: number; said: unknown }): TranslationFailure {
  const words = failure.safeParse(said).data?.error ?? ''
  if (status === 429) return 'busy'
  if (status === 401 || status === 403) return 'refused'
  if (status === 413 || (status === 400 && /exceeds text limit/i.test(words))) return 'too_long'
  // A pair that it does not have is found out only while it translates, and reported as a fault of its own.
  if ([400, 500].includes(status) && /is not supported|not available as a target/i.test(words)) return 'language'
  // A 400 with `Invalid API key` came from older releases.
  if (status === 400 && /api key/i.test(words)) return 'refused'
  return status >= 400 && status < 500 ? 'answer' : 'away'
}
