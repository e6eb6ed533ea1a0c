/** A keeper whose key comes from a file of its own beside the master key: whoever has only one of the two opens nothing. */
import { createHash, hkdfSync } from 'node:crypto'
import type { Keeper } from './keeper.ts'
import { seal, unseal } from './seal.ts'

/** `bytes`: 32 bytes, not those of the master key. Each team of each landlord gets a key of its own from them. */
export function localKeeper({ bytes, landlord, team }: { bytes: Buffer; landlord: string; team: string }): Keeper {
  if (bytes.length !== 32) throw new RangeError('A key file holds 32 bytes.')
  const key = Buffer.from(hkdfSync('sha256', bytes, 'heard', `keeper\0${landlord}\0${team}`, 32))
  const keyId = `local:${createHash('sha256').update('keeper\0').update(key).digest('hex').slice(0, 16)}`
  return {
    name: 'local',
    keyId,
    wrap: async ({ context, bytes: plain }) => seal({ key, name: context, bytes: plain }),
    unwrap: async ({ context, wrapped }) => unseal({ key, name: context, sealed: wrapped }),
  }
}
