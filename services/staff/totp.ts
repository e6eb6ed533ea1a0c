/** Codes of an authenticator app (RFC 6238): six digits, half a minute each, one step early or late is still right. */
import { Secret, TOTP } from 'otpauth'

// What every app knows; others are ignored by some of them without a word.
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Clocks of phones are off by seconds, and typing takes some (RFC 6238, 5.2). */
const WINDOW = 1
/** 160 bits, as long as the hash (RFC 4226, 4). */
const SECRET_BYTES = 20

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What the square code holds: `otpauth://totp/…`. */
export const totpUri = ({ secret, issuer, label }: { secret: string; issuer: string; label: string }): string =>
  new TOTP({ ...SHAPE, issuer, label, secret: Secret.fromBase32(secret) }).toString()

/** The time step that the code belongs to; null where it belongs to none near now. */
export function totpStep({ secret, code, at }: { secret: string; code: string; at: Date }): number | null {
  const token = code.replaceAll(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token, timestamp: at.getTime(), window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp: at.getTime() }) + delta
}
