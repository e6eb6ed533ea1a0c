/** One request to a translation service: in time, within a size, followed nowhere else; what comes back is JSON or nothing. */

/** Milliseconds for the whole of it; an officer waits (product default). */
export const ANSWER_WITHIN = 10_000
const MOST_BYTES = 512 * 1024

export interface ServiceAnswer {
  /** 0 where there was none. */
  status: number
  said: unknown
}

export async function askService({
  url,
  headers = {},
  body,
  answerWithin = ANSWER_WITHIN,
}: {
  url: URL
  headers?: Record<string, string>
  body: unknown
  answerWithin?: number
}): Promise<ServiceAnswer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
      body: JSON.stringify(body),
      // A key and somebody's words go to the place that was named, and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    })
    const text = await read(answer)
    return { status: answer.status, said: text === null ? null : parse(text) }
  } catch {
    return { status: 0, said: null }
  }
}

/** Null where it is longer than any translation of what we send. */
async function read(answer: Response): Promise<string | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength
    // Leaving the loop closes the line.
    if (size > MOST_BYTES) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
