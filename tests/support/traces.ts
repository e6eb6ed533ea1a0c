/** Looks for marked words in bytes, however a byte may have been carried, and in every document of a database. */
import type { Connection } from 'mongoose'

/** As text, as UTF-16, as hex and as base64 at each of its three alignments. */
export function tracesIn({ haystack, marks }: { haystack: Buffer; marks: readonly string[] }): string[] {
  const folded = Buffer.from(haystack.toString('latin1').toLowerCase(), 'latin1')
  return marks.flatMap((mark) => {
    const bytes = Buffer.from(mark)
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    )
    const found = [
      ...[mark, mark.toLowerCase()].map((form) =>
        folded.includes(Buffer.from(form).toString('latin1').toLowerCase(), 0, 'latin1'),
      ),
      haystack.includes(Buffer.from(mark, 'utf16le')),
      folded.includes(bytes.toString('hex'), 0, 'latin1'),
      ...base64.filter((form) => form.length >= 6).map((form) => haystack.includes(form)),
    ]
    return found.some(Boolean) ? [mark] : []
  })
}

/** Every document of every collection, as the bytes on the wire, with names and indexes. */
export async function dumpOf(connection: Connection): Promise<Buffer> {
  const db = connection.db!
  const parts: Buffer[] = []
  for (const { name } of await db.listCollections().toArray()) {
    parts.push(Buffer.from(JSON.stringify([name, await db.collection(name).indexes()])))
    for (const row of await db.collection(name).find({}, { raw: true }).toArray())
      parts.push(Buffer.from(row as unknown as Uint8Array))
  }
  return Buffer.concat(parts)
}
