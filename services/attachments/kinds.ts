/** What a file is by its first bytes, whatever its name and its sender call it: one of four kinds, or nothing that is taken. */

export const FILE_KINDS = ['jpeg', 'png', 'webp', 'pdf'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const MEDIA: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

const STARTS: readonly [FileKind, (bytes: Buffer) => boolean][] = [
  ['jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))],
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))],
  ['webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['pdf', (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-'],
]

/** The first look only: a picture is what its decoder can open (displayCopy.ts). */
export const kindOf = (bytes: Buffer): FileKind | null => STARTS.find(([, fits]) => fits(bytes))?.[0] ?? null
