/** The open part of a backup: which format, product, key and instant, and how many records of each collection. Nothing of a tenant. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import type { ByteReader } from './byteReader.ts'
import { BackupProblem } from './problem.ts'

export const FORMAT = 1
const MAGIC = Buffer.from('HEARDBK\n')
const LONGEST = 1_048_576

const headerSchema = z.object({
  format: z.literal(FORMAT),
  product: z.string(),
  /** Fingerprint of the master key. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** `snapshot`: all of one instant. `collections`: each collection as it was while it was read. */
  consistency: z.enum(['snapshot', 'collections']),
  salt: z.string(),
  collections: z.record(z.string(), z.number().int().min(0)),
})
export type BackupHeader = z.infer<typeof headerSchema>

/** A key for this one file, and the mark of its header that every chunk is bound to. */
export interface BackupSeal {
  key: Buffer
  header: Buffer
}

export const newSalt = (): string => randomBytes(32).toString('base64')

/** Layout: magic (8) | length (4) | JSON. */
export function encodeHeader(header: BackupHeader): Buffer {
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([MAGIC, length, json])
}

export async function readHeader(reader: ByteReader): Promise<{ header: BackupHeader; encoded: Buffer }> {
  const start = await reader.take(MAGIC.length + 4)
  if (!start?.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupProblem('no_backup')
  const length = start.readUInt32BE(MAGIC.length)
  if (length > LONGEST) throw new BackupProblem('damaged')
  const json = await reader.take(length)
  if (!json) throw new BackupProblem('cut_short')
  const read = parse(json.toString('utf8'))
  const format = z.object({ format: z.number() }).safeParse(read)
  if (format.success && format.data.format !== FORMAT) throw new BackupProblem('other_format')
  const header = headerSchema.safeParse(read)
  if (!header.success) throw new BackupProblem('damaged')
  return { header: header.data, encoded: Buffer.concat([start, json]) }
}

export function sealOf({
  master,
  header,
  encoded,
}: {
  master: MasterKey
  header: BackupHeader
  encoded: Buffer
}): BackupSeal {
  const salt = Buffer.from(header.salt, 'base64')
  return {
    key: Buffer.from(hkdfSync('sha256', master.derive('backup'), salt, 'backup', 32)),
    header: createHash('sha256').update(encoded).digest(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
