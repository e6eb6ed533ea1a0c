/** Sealed values of one length whatever they say, since the length of what is sealed can be seen. */
import { seal } from '../confidential/seal.ts'

/** `block`: bytes; the value takes up as few whole blocks as hold it. It is read back as any sealed JSON. */
export function sealPadded({
  key,
  name,
  value,
  block,
}: {
  key: Buffer
  name: string
  value: unknown
  block: number
}): Buffer {
  const bytes = Buffer.from(JSON.stringify(value))
  // Spaces after it are no part of JSON.
  const padding = Buffer.alloc(block - (bytes.length % block), ' ')
  return seal({ key, name, bytes: Buffer.concat([bytes, padding]) })
}
