/** What a machine made of a line of the log, for staff: sealed as the line is, once for each language. */
import type { Connection } from 'mongoose'
import { z } from 'zod'
import { type BesideLines, createBesideLines } from '../conversations/besideLines.ts'
import type { Sections } from '../conversations/sections.ts'

const lineTranslation = z.object({
  text: z.string(),
  to: z.string(),
  /** Null where the service did not say. */
  from: z.string().nullable(),
  /** Which service made it. */
  service: z.string(),
})
export type LineTranslation = z.infer<typeof lineTranslation>
export type LineTranslations = BesideLines<LineTranslation>

export const createLineTranslations = (parts: { connection: Connection; sections: Sections }): LineTranslations =>
  createBesideLines({
    ...parts,
    model: 'LineTranslation',
    collection: 'line_translations',
    schema: lineTranslation,
  })

/** One for each line and language, however often it is asked for. */
export const translationId = ({ line, to }: { line: string; to: string }): string => `${line}:${to}`
