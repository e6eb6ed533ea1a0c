/** The name that a file is saved under: of its kind, and saying nothing of what is in it. */
import type { KeptFile } from './keptFile.ts'

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

export const savedName = ({ id, type }: Pick<KeptFile, 'id'> & { type: string }): string =>
  `file-${id.slice(0, 6)}.${ENDINGS[type] ?? 'bin'}`

/** A file as its person is told of it: what they called it, and which of the saved ones it is. */
export interface SavedFile {
  name: string
  saved: string
}

export const savedFileOf = (file: KeptFile): SavedFile => ({ name: file.name, saved: savedName(file) })
