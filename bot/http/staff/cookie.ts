/** The session cookie: for this host only, never seen by scripts, never sent from elsewhere (threat T13). */
import type { Call } from '../route.ts'

// Browsers take a Secure cookie over plain http on localhost and 127.0.0.1 too, so that the demonstration needs no second kind.
export const COOKIE = '__Host-heard'
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const sessionCookie = (secret: string): string => `${COOKIE}=${secret}; ${ATTRIBUTES}`
export const noCookie = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`

/** 32 bytes as base64url; anything else was not ours. */
export function secretOf(call: Pick<Call, 'headers'>): string | null {
  for (const part of (call.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === COOKIE && value && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}
