/** An e-mail as its reader sees it: headers, words and attached files decoded from the bytes that arrived. */

export interface ReadMail {
  header(name: string): string
  text: string
  html: string
  files: { name: string; type: string; bytes: Buffer }[]
}

interface Part {
  header(name: string): string
  body: Buffer
}

export function readMail(raw: Buffer): ReadMail {
  const leaves = leavesOf(split(raw))
  const words = (type: string): string =>
    leaves.find((part) => isInline(part) && part.header('content-type').startsWith(type))?.body.toString('utf8') ?? ''
  return {
    header: split(raw).header,
    text: words('text/plain'),
    html: words('text/html'),
    files: leaves
      .filter((part) => !isInline(part))
      .map((part) => ({
        name: nameOf(part.header('content-disposition')),
        type: part.header('content-type').split(';')[0] ?? '',
        bytes: part.body,
      })),
  }
}

const isInline = (part: Part): boolean => !part.header('content-disposition').startsWith('attachment')

function split(raw: Buffer): Part {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .subarray(0, end)
    .toString('latin1')
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const header = (name: string): string => {
    const found = lines.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    if (found.length > 1) throw new Error(`${name} stands there ${found.length} times`)
    return decodeWords((found[0] ?? '').slice(name.length + 1).trim())
  }
  return { header, body: raw.subarray(end + 4) }
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="([^"]+)"/.exec(part.header('content-type'))?.[1]
  if (!boundary) return [{ ...part, body: decodeBody(part) }]
  const pieces = part.body.toString('latin1').split(`--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => leavesOf(split(Buffer.from(piece.slice(2, -2), 'latin1'))))
}

function decodeBody({ header, body }: Part): Buffer {
  const encoding = header('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding === 'quoted-printable') return unquote(body.toString('latin1').replaceAll(/=\r\n/g, ''))
  return body
}

const unquote = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )

/** RFC 2047: the white space between two encoded words is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, words = '']) =>
          kind?.toUpperCase() === 'B' ? Buffer.from(words, 'base64') : unquote(words.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )
}

/** RFC 2231: a name in many parts, percent-encoded, or plain. */
function nameOf(disposition: string): string {
  const parts = [...disposition.matchAll(/filename\*(\d+)\*?=("?)([^;"]*)\2/g)].map(([, , , value = '']) => value)
  if (parts.length > 0) return decodeURIComponent(parts.join('').replace(/^utf-8''/i, ''))
  return /filename="?([^;"]*)"?/.exec(disposition)?.[1] ?? ''
}
