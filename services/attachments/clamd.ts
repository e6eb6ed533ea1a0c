/** A scanner that asks a running clamd over TCP, in the protocol of its manual (INSTREAM): the file goes in pieces, one line comes back. */
import { connect } from 'node:net'
import type { Scanner } from './scanner.ts'

/** Bytes of a piece; clamd takes any. */
const PIECE = 64 * 1024
/** Milliseconds for the whole of a scan (product default). */
const ANSWER_WITHIN = 20_000
const LONGEST_ANSWER = 1_000

export function clamdScanner({
  host,
  port,
  answerWithin = ANSWER_WITHIN,
}: {
  host: string
  port: number
  answerWithin?: number
}): Scanner {
  return {
    scan: async (bytes) => {
      const said = (await ask({ host, port, bytes, answerWithin })) ?? ''
      if (said === 'stream: OK') return 'clean'
      if (/^stream: .+ FOUND$/.test(said)) return 'infected'
      // "INSTREAM size limit exceeded. ERROR" and the like: not looked through is not clean.
      return 'away'
    },
  }
}

/** The line that came back; null: none. */
function ask({
  host,
  port,
  bytes,
  answerWithin,
}: {
  host: string
  port: number
  bytes: Buffer
  answerWithin: number
}): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const away = (): void => {
      socket.destroy()
      clearTimeout(timer)
      resolve(null)
    }
    const timer = setTimeout(away, answerWithin)
    let said = ''
    socket.setEncoding('latin1')
    socket.on('error', away)
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE)
        const size = Buffer.alloc(4)
        size.writeUInt32BE(piece.length)
        socket.write(size)
        socket.write(piece)
      }
      socket.write(Buffer.alloc(4))
    })
    socket.on('data', (part: string) => {
      said += part
      if (said.length > LONGEST_ANSWER) away()
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(said.split('\0', 1)[0]?.trim() || null)
    })
  })
}
