/** Turns what came of a send into the one thing that the outbox may do next. */
import { TwilioFault } from './twilioHttp.ts'

export type SendResult =
  | { outcome: 'sent'; sid: string }
  | { outcome: 'retry'; after?: number; code: string }
  | { outcome: 'opted_out' }
  | { outcome: 'failed'; code: string }
  | { outcome: 'unknown'; code: string }

// law.yaml sms.blocked_send_error
const OPTED_OUT = '21610'

// The number's queue at Twilio is full, or it sends too fast: both pass by themselves.
const PASSING = new Set(['20429', '21611', '14107'])

// The request was never written: no connection, no name, or no trusted certificate.
const NEVER_WRITTEN =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|(DEPTH_ZERO_)?SELF_SIGNED_CERT.*|UNABLE_TO_.*)$/

/** `after` is in milliseconds. `unknown` may have been sent: Twilio has no idempotency key, so look before sending again. */
export function readFault(error: unknown): SendResult {
  if (!(error instanceof TwilioFault)) return { outcome: 'unknown', code: 'bad_answer' }
  const { status, code, retryAfter } = error
  if (status === null) return { outcome: NEVER_WRITTEN.test(code) ? 'retry' : 'unknown', code }
  if (code === OPTED_OUT) return { outcome: 'opted_out' }
  // A gateway gave up waiting (408, 504): the message may have been created behind it.
  if (status === 408 || status === 504) return { outcome: 'unknown', code }
  // 401 is our own setting gone wrong: the text waits until it is put right, within the outbox's limit.
  const passing = status === 429 || status >= 500 || status === 401 || PASSING.has(code)
  if (!passing) return { outcome: 'failed', code }
  return retryAfter === null ? { outcome: 'retry', code } : { outcome: 'retry', after: retryAfter, code }
}
