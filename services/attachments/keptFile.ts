/** What stands for a kept file in sealed words: where its bytes lie and the only copy of the key that opens them. */
import { z } from 'zod'

const blob = z.strictObject({ id: z.string().min(1).max(64), key: z.string().length(44).describe('32 bytes, base64') })

export const keptFile = blob.extend({
  kind: z.enum(['picture', 'document']),
  /** Of what is looked at: image/jpeg, or application/pdf. */
  type: z.enum(['image/jpeg', 'application/pdf']),
  size: z.number().int().positive().describe('bytes'),
  /** As the sender calls it, without folders and without signs that nobody sees. */
  name: z.string().max(120),
  scanned: z.boolean().describe('looked through for malware'),
  /** The untouched file, kept only where the sender agreed that it is evidence. */
  original: blob.extend({ type: z.string().max(40), size: z.number().int().positive() }).nullable(),
})
export type KeptFile = z.infer<typeof keptFile>

/** Why a file was not taken; each has its sentence (locales, `common.fileRefused`). */
export const FILE_REFUSALS = [
  'kind',
  'tooLarge',
  'tooMany',
  'tooBig',
  'broken',
  'infected',
  'empty',
  'asItIs',
  'notNow',
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** Everything of it that lies in the collection. */
export const blobsOf = (files: readonly KeptFile[]): string[] =>
  files.flatMap(({ id, original }) => (original ? [id, original.id] : [id]))

/** For whoever may know that there is a file, and gets its bytes by asking: no key. */
export const fileLine = keptFile
  .omit({ key: true, original: true })
  .extend({ hasOriginal: z.boolean() })
  .describe('a file by its id; never the key')
export const fileLineOf = ({ key: _, original, ...file }: KeptFile): z.infer<typeof fileLine> => ({
  ...file,
  hasOriginal: original !== null,
})
