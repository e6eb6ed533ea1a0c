/** A translator that asks Azure Translator, version 3.0. */
import { z } from 'zod'
import { askService } from './askService.ts'
import { plausible } from './plausible.ts'
import type { TranslationFailure, Translator } from './translator.ts'

export const AZURE_URL = 'https://api.cognitive.microsofttranslator.com'

const answer = z.array(
  z.object({
    detectedLanguage: z.object({ language: z.string().max(20) }).optional(),
    translations: z.array(z.object({ text: z.string(), to: z.string() })).length(1),
  }),
)
const failure = z.object({ error: z.object({ code: z.number(), message: z.string() }) })

/** Where its name for a language is not ours: `pt` is Brazilian there. */
const NAMES: Record<string, string> = { pt: 'pt-pt' }

/** Its own list: language or pair not valid; text or request too long. */
const LANGUAGE = new Set([400003, 400006, 400019, 400023, 400035, 400036, 400075])
const TOO_LONG = new Set([400050, 400072, 400077])

export function azureTranslator({
  url = AZURE_URL,
  key,
  region,
  answerWithin,
}: {
  /** Without `/translate`. */
  url?: string
  key: string
  /** Null: a resource of no region. */
  region: string | null
  answerWithin?: number
}): Translator {
  const base = `${url.replace(/\/+$/, '')}/translate`
  return {
    name: 'azure',
    selfHosted: false,
    translate: async ({ texts, from, to }) => {
      const at = new URL(base)
      at.searchParams.set('api-version', '3.0')
      if (from) at.searchParams.set('from', NAMES[from] ?? from)
      at.searchParams.set('to', NAMES[to] ?? to)
      const { status, said } = await askService({
        url: at,
        headers: {
          'ocp-apim-subscription-key': key,
          ...(region ? { 'ocp-apim-subscription-region': region } : {}),
        },
        body: texts.map((Text) => ({ Text })),
        ...(answerWithin ? { answerWithin } : {}),
      })
      if (status !== 200) return { ok: false, reason: reasonOf({ status, said }) }
      const read = answer.safeParse(said)
      if (!read.success) return { ok: false, reason: 'answer' }
      return plausible({
        sent: texts,
        texts: read.data.map(({ translations: [made], detectedLanguage }) => ({
          text: made?.text ?? '',
          from: from ?? detectedLanguage?.language ?? null,
        })),
      })
    },
  }
}

function reasonOf({ status, said }: { status: number; said: unknown }): TranslationFailure {
  const code = failure.safeParse(said).data?.error.code ?? 0
  if (status === 429) return 'busy'
  if (status === 401 || status === 403) return 'refused'
  if (status === 413 || TOO_LONG.has(code)) return 'too_long'
  if (LANGUAGE.has(code)) return 'language'
  // 408: a part of it is not ready yet.
  return status >= 400 && status < 500 && status !== 408 ? 'answer' : 'away'
}
