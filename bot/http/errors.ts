/** One table from error code to HTTP answer; the body holds the code and a sentence in the asker's language, never what went wrong inside. */
import { type TextKey, t } from '../../locales/index.ts'
import { type LanguageCode, spokenAs } from '../../locales/languages.ts'
import { AppError, isDatabaseAway } from '../../services/errors.ts'
import { type Answer, type Call, STATUS } from './route.ts'

export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(isDatabaseAway(error) ? 'unavailable' : 'internal')
}

/** The first language of the Accept-Language header that we speak. */
export function askersLanguage(call: Pick<Call, 'headers' | 'query'>): LanguageCode {
  const asked = call.query.get('lang') ?? call.headers['accept-language'] ?? ''
  for (const part of asked.split(',')) {
    const code = spokenAs(part.split(';')[0]?.trim() ?? '')
    if (code) return code
  }
  return 'en'
}

/** `facts` are the landlord's and the law's numbers, for sentences that give one. */
export function errorAnswer({
  error,
  call,
  facts = {},
}: {
  error: unknown
  call: Pick<Call, 'headers' | 'query'>
  facts?: Record<string, string>
}): Answer {
  const { code, detail } = asAppError(error)
  const message = t({
    key: `errors.${code}` as TextKey,
    language: askersLanguage(call),
    params: { phone: '', ...facts, ...detail },
  })
  const retry = detail.retryAfter
  return {
    status: STATUS[code],
    headers: retry === undefined ? {} : { 'Retry-After': String(retry) },
    body: { error: { code, message, ...(Object.keys(detail).length > 0 ? { detail } : {}) } },
  }
}
