/** Seals a stream in numbered chunks, the last one marked: none can be changed, moved, left out or cut off unseen. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { ByteReader } from './byteReader.ts'
import type { BackupSeal } from './header.ts'
import { BackupProblem } from './problem.ts'

const SIZE = 262_144
const TAG = 16

/** The key is of one file only, so that a number is a nonce that never comes twice. */
function nonce({ number, last }: { number: number; last: boolean }): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(number))
  bytes[11] = last ? 1 : 0
  return bytes
}

function sealChunk({
  seal,
  number,
  last,
  body,
}: {
  seal: BackupSeal
  number: number
  last: boolean
  body: Buffer
}): Buffer {
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonce({ number, last }))
  cipher.setAAD(seal.header)
  const sealed = Buffer.concat([cipher.update(body), cipher.final(), cipher.getAuthTag()])
  const start = Buffer.alloc(5)
  start[0] = last ? 1 : 0
  start.writeUInt32BE(sealed.length, 1)
  return Buffer.concat([start, sealed])
}

/** Layout of a chunk: last (1) | length (4) | ciphertext | tag (16). */
export async function* sealChunks({
  seal,
  source,
}: {
  seal: BackupSeal
  source: AsyncIterable<Buffer>
}): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  let number = 0
  for await (const piece of source) {
    held.push(piece)
    size += piece.length
    if (size < SIZE) continue
    let all = Buffer.concat(held)
    for (; all.length >= SIZE; all = all.subarray(SIZE))
      yield sealChunk({ seal, number: number++, last: false, body: all.subarray(0, SIZE) })
    held = [all]
    size = all.length
  }
  yield sealChunk({ seal, number, last: true, body: Buffer.concat(held) })
}

/** Gives nothing of a chunk before all of it was proved; throws `cut_short` or `damaged`. */
export async function* openChunks({ seal, reader }: { seal: BackupSeal; reader: ByteReader }): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const start = await reader.take(5)
    if (!start) throw new BackupProblem('cut_short')
    const last = start[0] === 1
    const length = start.readUInt32BE(1)
    if (start[0]! > 1 || length < TAG || length > SIZE + TAG) throw new BackupProblem('damaged')
    const sealed = await reader.take(length)
    if (!sealed) throw new BackupProblem('cut_short')
    yield openChunk({ seal, number, last, sealed })
    if (!last) continue
    if ((await reader.take(1)) !== null) throw new BackupProblem('damaged')
    return
  }
}

function openChunk({
  seal,
  number,
  last,
  sealed,
}: {
  seal: BackupSeal
  number: number
  last: boolean
  sealed: Buffer
}): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', seal.key, nonce({ number, last }))
  decipher.setAAD(seal.header)
  decipher.setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw new BackupProblem('damaged')
  }
}
