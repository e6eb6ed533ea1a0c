/** Random bytes for what must never repeat or be guessed but is no secret kept for long, such as ids and nonces: drawn from the system in pages, for each draw is a call of its own. */
import { randomFillSync } from 'node:crypto'

const PAGE = 8 * 1024

let page = Buffer.alloc(0)
let at = 0

/** Each byte is given out once and wiped from the page. */
export function freshBytes(length: number): Buffer {
  if (at + length > page.length) {
    page = randomFillSync(Buffer.alloc(Math.max(PAGE, length)))
    at = 0
  }
  const bytes = Buffer.from(page.subarray(at, at + length))
  page.fill(0, at, at + length)
  at += length
  return bytes
}
