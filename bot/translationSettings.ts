/** The translation service among the settings: off unless it is named; https only, but for this machine; printing shows no key. */
import { z } from 'zod'
import { AZURE_URL, azureTranslator } from '../services/translation/azureTranslator.ts'
import { libreTranslate } from '../services/translation/libreTranslate.ts'
import { noTranslator, type Translator } from '../services/translation/translator.ts'

const filled = z.string().min(1).optional()

export const translationEnvironment = {
  TRANSLATION_SERVICE: z.enum(['libretranslate', 'azure']).optional(),
  TRANSLATION_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRANSLATION_KEY: filled,
  TRANSLATION_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'not like uksouth.')
    .optional(),
  TRANSLATION_SELF_HOSTED: z.enum(['on', 'off']).optional(),
}
type Asked = { [name in keyof typeof translationEnvironment]?: string | undefined }

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** A key stays inside the translator. */
export function readTranslator({ e, problems }: { e: Asked; problems: string[] }): Translator {
  const needs = (condition: unknown, problem: string): void => {
    if (!condition) problems.push(problem)
  }
  const { TRANSLATION_SERVICE: service, TRANSLATION_URL: url, TRANSLATION_KEY: key, TRANSLATION_REGION: region } = e
  const selfHosted = e.TRANSLATION_SELF_HOSTED === 'on'
  if (!service) {
    const alone = Object.keys(translationEnvironment).filter((name) => e[name as keyof Asked])
    needs(alone.length === 0, `TRANSLATION_SERVICE: missing beside ${alone.join(', ')}.`)
    return noTranslator
  }
  needs(
    !url || url.startsWith('https://') || LOOPBACK.test(new URL(url).hostname),
    'TRANSLATION_URL: https only; plain http is for a service on this machine.',
  )
  if (service === 'azure') {
    needs(key, 'TRANSLATION_KEY: missing; azure needs one.')
    needs(!selfHosted, 'TRANSLATION_SELF_HOSTED: azure is not self-hosted.')
    return azureTranslator({ url: url ?? AZURE_URL, key: key ?? '', region: region ?? null })
  }
  needs(url, 'TRANSLATION_URL: missing; say where LibreTranslate listens.')
  needs(!region, 'TRANSLATION_REGION: of azure only.')
  return url ? libreTranslate({ url, key: key ?? null, selfHosted }) : noTranslator
}
