/** What one attempt at the provider must come back with: sealed in a cookie of its own, for ten minutes (threats T13, T14). */
import { z } from 'zod'
import type { MasterKey } from '../../../../services/confidential/keys.ts'
import { sealJson, unsealJson } from '../../../../services/confidential/seal.ts'
import type { Call } from '../../route.ts'

const COOKIE = '__Host-heard-oidc'
const NAME = 'oidc:attempt'
const SECONDS = 600
// Lax and not Strict: the way back from the provider comes from another site.
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'

const kept = z.object({
  redirectUrl: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  landlord: z.string(),
  /** Of the machine's own clock, which the provider's times are held to. */
  at: z.number(),
  /** Whose session is to be proved anew; null: a sign-in. */
  session: z.object({ account: z.string(), secret: z.string() }).nullable(),
})
export type KeptAttempt = z.infer<typeof kept>

export const noAttempt = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`

export function attemptCookie({ master, attempt }: { master: MasterKey; attempt: KeptAttempt }): string {
  const sealed = sealJson({ key: master.derive('signin'), name: NAME, value: attempt })
  return `${COOKIE}=${sealed.toString('base64url')}; ${ATTRIBUTES}; Max-Age=${SECONDS}`
}

/** Null for none, one that is not ours, and one that is too old. */
export function attemptOf({ master, call }: { master: MasterKey; call: Pick<Call, 'headers'> }): KeptAttempt | null {
  const part = (call.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${COOKIE}=`))
  if (!part) return null
  try {
    const sealed = Buffer.from(part.slice(COOKIE.length + 1), 'base64url')
    const attempt = kept.parse(unsealJson({ key: master.derive('signin'), name: NAME, sealed }))
    return Date.now() - attempt.at < SECONDS * 1000 ? attempt : null
  } catch {
    return null
  }
}
