/** One file on its way in: known by its bytes, looked through, drawn anew; the untouched original goes no further without a yes. */
import { randomBytes } from 'node:crypto'
import { seal } from '../confidential/seal.ts'
import { newId } from '../ids.ts'
import { type Copied, displayCopy } from './displayCopy.ts'
import type { FileRefusal, KeptFile } from './keptFile.ts'
import { kindOf, MEDIA } from './kinds.ts'
import { plainName } from './plainName.ts'
import type { Scanner } from './scanner.ts'

/** Bytes of one file, files of one message (faults-and-threats.md, 4 and T21). */
export const MOST_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 5

/** Bytes sealed under a key of their own; whoever keeps `key` can open them, and nobody else. */
export interface SealedFile {
  id: string
  key: string
  sealed: Buffer
}

/** `thumb`: null for a document. */
export type Accepted =
  | { ok: true; file: KeptFile; thumb: string | null; sealed: SealedFile[] }
  | { ok: false; reason: FileRefusal }

const refused = (reason: FileRefusal): Accepted => ({ ok: false, reason })

export async function acceptFile({
  bytes,
  name,
  originals,
  asItIs,
  scanner,
}: {
  /** null: longer than may be. */
  bytes: Buffer | null
  name: string
  /** The sender agreed that the untouched file is kept as evidence. */
  originals: boolean
  /** A document, which cannot be drawn anew, may be kept as it is. */
  asItIs: boolean
  scanner: Scanner
}): Promise<Accepted> {
  if (bytes === null || bytes.length > MOST_BYTES) return refused('tooLarge')
  if (bytes.length === 0) return refused('empty')
  const kind = kindOf(bytes)
  if (!kind) return refused('kind')
  const document = kind === 'pdf'
  if (document && !asItIs && !originals) return refused('asItIs')
  const scanned = await scanner.scan(bytes)
  if (scanned === 'infected') return refused('infected')
  if (scanned === 'away') return refused('notNow')
  const copied: Copied | null = document ? null : await displayCopy(bytes)
  if (copied && !copied.ok) return refused(copied.reason)
  const shown = makeBlob(copied?.picture ?? bytes)
  const original = originals && !document ? makeBlob(bytes) : null
  return {
    ok: true,
    thumb: copied?.thumb ?? null,
    file: {
      id: shown.id,
      key: shown.key,
      kind: document ? 'document' : 'picture',
      type: document ? 'application/pdf' : 'image/jpeg',
      size: copied?.picture.length ?? bytes.length,
      name: plainName(name),
      scanned: scanned === 'clean',
      original: original && { id: original.id, key: original.key, type: MEDIA[kind], size: bytes.length },
    },
    sealed: original ? [shown, original] : [shown],
  }
}

export const blobName = (id: string): string => `attachments:${id}:bytes`

function makeBlob(bytes: Buffer): SealedFile {
  const id = newId()
  const key = randomBytes(32)
  return { id, key: key.toString('base64'), sealed: seal({ key, name: blobName(id), bytes }) }
}
