/** A photo or file as the console gets it: inside JSON, so that no browser ever opens it as a page of ours. */
import { z } from 'zod'
import type { KeptFile } from '../../../../services/attachments/keptFile.ts'
import { savedName } from '../../../../services/attachments/savedName.ts'

export const fileContent = z.object({
  type: z.string().describe('as we found it to be, whatever its sender called it'),
  /** Says nothing of what is in it (threat T21: the stored name is not the sender's). */
  name: z.string().describe('to save it under'),
  scanned: z.boolean().describe('looked through for malware'),
  base64: z.string(),
})
export type FileContent = z.infer<typeof fileContent>

export function fileContentOf({
  file,
  original,
  bytes,
}: {
  file: KeptFile
  original: boolean
  bytes: Buffer
}): FileContent {
  const type = (original && file.original?.type) || file.type
  return {
    type,
    name: savedName({ id: file.id, type }),
    scanned: file.scanned,
    base64: bytes.toString('base64'),
  }
}
