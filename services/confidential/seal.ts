/** Sealing: AES-256-GCM with a version byte and the record's own name as associated data, so that no two sealed fields can be swapped. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { freshBytes } from '../freshBytes.ts'
import type { MasterKey } from './keys.ts'

const VERSION = 1
const IV = 12
const TAG = 16

/** Handing a key to the cipher as bytes makes it anew each time; it is kept for as long as its bytes are. */
const prepared = new WeakMap<Buffer, KeyObject>()
function ready(key: Buffer): KeyObject {
  const known = prepared.get(key) ?? createSecretKey(key)
  prepared.set(key, known)
  return known
}

/** Layout: version (1) | iv (12) | tag (16) | ciphertext. `name` is `collection:id:field`. */
export function seal({ key, name, bytes }: { key: Buffer; name: string; bytes: Buffer }): Buffer {
  const iv = freshBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', ready(key), iv)
  cipher.setAAD(Buffer.from(name))
  const body = cipher.update(bytes)
  cipher.final()
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
}

/** Throws when the key, the name or a single byte is wrong. */
export function unseal({ key, name, sealed }: { key: Buffer; name: string; sealed: Uint8Array }): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes[0] !== VERSION) throw new Error('sealed_with_unknown_version')
  const decipher = createDecipheriv('aes-256-gcm', ready(key), bytes.subarray(1, 1 + IV))
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(bytes.subarray(1 + IV, 1 + IV + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(1 + IV + TAG)), decipher.final()])
}

export const sealJson = ({ key, name, value }: { key: Buffer; name: string; value: unknown }): Buffer =>
  seal({ key, name, bytes: Buffer.from(JSON.stringify(value)) })

export const unsealJson = (args: { key: Buffer; name: string; sealed: Uint8Array }): unknown =>
  JSON.parse(unseal(args).toString('utf8'))

export interface DataKey {
  key: Buffer
  /** Key id (4) | sealed key: what the record stores. Overwriting it with null is how the record's words are destroyed. */
  wrapped: Buffer
}

/** A fresh key for one section or one case, wrapped by the master key under the record's name. */
export function newDataKey({ master, name }: { master: MasterKey; name: string }): DataKey {
  const key = randomBytes(32)
  const wrapped = Buffer.concat([Buffer.from(master.id, 'hex'), seal({ key: master.derive('wrap'), name, bytes: key })])
  return { key, wrapped }
}

export function unwrapDataKey({
  master,
  name,
  wrapped,
}: {
  master: MasterKey
  name: string
  wrapped: Uint8Array
}): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength)
  if (bytes.subarray(0, 4).toString('hex') !== master.id) throw new Error('wrapped_by_another_master_key')
  return unseal({ key: master.derive('wrap'), name, sealed: bytes.subarray(4) })
}

/** A blind index: equal inputs give equal marks, and the mark gives nothing back without the master key. */
export const blindIndex = ({ master, field, value }: { master: MasterKey; field: string; value: string }): string =>
  createHmac('sha256', master.derive('blind')).update(`${field}\0${value}`).digest('base64url')
