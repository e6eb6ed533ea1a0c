/** The inside of a backup: each collection's name, options and indexes, then its documents as the database has them, then an empty one. */
import { mongo } from 'mongoose'
import { z } from 'zod'
import { byteReader } from './byteReader.ts'
import { BackupProblem } from './problem.ts'

const { BSON } = mongo

export const collectionStart = z.object({
  collection: z.string(),
  options: z.record(z.string(), z.unknown()),
  indexes: z.array(z.record(z.string(), z.unknown())),
})
export type CollectionStart = z.infer<typeof collectionStart>

/** A stored document always has an `_id`, so this is none. */
export const END_OF_COLLECTION = Buffer.from(BSON.serialize({}))

export const encodeStart = (start: CollectionStart): Buffer => Buffer.from(BSON.serialize(start))
export const encodeCounts = (counts: Record<string, number>): Buffer => Buffer.from(BSON.serialize({ counts }))

/** Documents of the database reach 16 MB, and a bit more on its own wire. */
const LONGEST = 17 * 1_048_576

export interface Visitor {
  begin(start: CollectionStart): Promise<void> | void
  row(document: Buffer): Promise<void> | void
  end(): Promise<void> | void
}

/** Goes through all of it in order; gives how many documents each collection had, having compared them with what was written down. */
export async function visitRows({
  source,
  visitor,
}: {
  source: AsyncIterable<Buffer>
  visitor: Visitor
}): Promise<Record<string, number>> {
  const reader = byteReader(source)
  const counts: Record<string, number> = {}
  let inside: string | null = null
  for (;;) {
    const document = await nextDocument(reader)
    if (inside !== null) {
      if (!document.equals(END_OF_COLLECTION)) {
        counts[inside] = counts[inside]! + 1
        await visitor.row(document)
        continue
      }
      inside = null
      await visitor.end()
      continue
    }
    const said = BSON.deserialize(document)
    const written = z.object({ counts: z.record(z.string(), z.number()) }).safeParse(said)
    if (written.success) {
      const names = new Set([...Object.keys(counts), ...Object.keys(written.data.counts)])
      for (const name of names) if (counts[name] !== written.data.counts[name]) throw new BackupProblem('damaged')
      if ((await reader.take(1)) !== null) throw new BackupProblem('damaged')
      return counts
    }
    const start = collectionStart.safeParse(said)
    if (!start.success) throw new BackupProblem('damaged')
    inside = start.data.collection
    counts[inside] = 0
    await visitor.begin(start.data)
  }
}

async function nextDocument(reader: ReturnType<typeof byteReader>): Promise<Buffer> {
  const size = await reader.take(4)
  if (!size) throw new BackupProblem('damaged')
  const length = size.readInt32LE(0)
  if (length < 5 || length > LONGEST) throw new BackupProblem('damaged')
  const rest = await reader.take(length - 4)
  if (!rest) throw new BackupProblem('damaged')
  return Buffer.concat([size, rest])
}
