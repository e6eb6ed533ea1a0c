/** What a failure of the Bot Framework connector means for the send: worth repeating, or settled. */
import type { SendResult } from './channels/sms/sendResult.ts'

export function sendErrorOf(error: unknown): SendResult {
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null
  if (status === null) return { outcome: 'retry', code: 'no_answer' }
  if (status === 429 || status >= 500) return { outcome: 'retry', code: String(status) }
  return { outcome: 'failed', code: String(status) }
}
