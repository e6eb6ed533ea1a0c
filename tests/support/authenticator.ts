/** Somebody's phone: an authenticator app of another library's making, which is given the secret and shows codes. */
import { createHmac } from 'node:crypto'

const STEP_MS = 30_000
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 6238 written out by hand, so that no mistake of the product's library is shared. */
export function codeAt({ secret, at }: { secret: string; at: Date }): string {
  const bits = [...secret].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / STEP_MS)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac[19]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
