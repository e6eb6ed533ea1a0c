/** Turns what went wrong with an e-mail into the one thing that the outbox may do next. */
import { z } from 'zod'
import type { SendResult } from '../sms/sendResult.ts'

const faultSchema = z.object({
  code: z.string().optional().catch(undefined),
  /** The system's own word, such as ECONNREFUSED, where nodemailer has put its own in its place. */
  originalCode: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().min(400).max(599).optional().catch(undefined),
})

// Only an answer to one of these is about this mail; one to the greeting or the sign-in is about our settings.
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])
// A wrong order of commands, or a sign-in or TLS asked for (RFC 5321, 4.2.3; RFC 4954, 6; RFC 3207, 4): ours to put right.
const OUR_SETTING = new Set([503, 530, 534, 535, 538])
// Refused before the server was asked: an address that is none, a message larger than it takes.
const NEVER_TAKEN = new Set(['EENVELOPE', 'EMESSAGE'])

/** Codes only: a server's answer may repeat the address. Our own setting gone wrong waits until it is put right, within the outbox's limit. */
export function readMailFault({ error, maybeTaken }: { error: unknown; maybeTaken: boolean }): SendResult {
  const fault = faultSchema.safeParse(error).data ?? {}
  const { command = '', response = '', responseCode } = fault
  if (responseCode !== undefined) {
    const detail = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
    const said = detail ? `${responseCode} ${detail}` : String(responseCode)
    // RFC 5321, 4.2.1: 4yz may pass, 5yz will not.
    const settled = responseCode >= 500 && ABOUT_THE_MAIL.has(command) && !OUR_SETTING.has(responseCode)
    return { outcome: settled ? 'failed' : 'retry', code: said }
  }
  const code = fault.originalCode ?? fault.code ?? 'no_answer'
  if (maybeTaken) return { outcome: 'unknown', code }
  return { outcome: NEVER_TAKEN.has(code) ? 'failed' : 'retry', code }
}
