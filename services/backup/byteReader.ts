/** Takes exact numbers of bytes from a stream, holding no more than was asked for and one piece of the stream. */

export interface ByteReader {
  /** All of them, or null where the stream ends before. */
  take(size: number): Promise<Buffer | null>
}

export function byteReader(source: AsyncIterable<Buffer>): ByteReader {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  return {
    take: async (wanted) => {
      while (size < wanted) {
        const { value, done } = await pieces.next()
        if (done) return null
        held.push(value)
        size += value.length
      }
      const all = held.length === 1 ? held[0]! : Buffer.concat(held)
      held = [all.subarray(wanted)]
      size = all.length - wanted
      return all.subarray(0, wanted)
    },
  }
}
