/** A file as it stands in the log: what opens it, and a small picture to know it by. */
import { z } from 'zod'
import { keptFile } from '../attachments/keptFile.ts'

export const saidFile = keptFile.extend({ thumb: z.string().max(100_000).nullable().describe('JPEG as base64') })
export type SaidFile = z.infer<typeof saidFile>

/** Without the small picture, which is for the log alone. */
export const withoutThumb = ({ thumb: _, ...file }: SaidFile): z.infer<typeof keptFile> => file
