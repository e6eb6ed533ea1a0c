/** What an officer says a message really meant, beside what was understood: sealed as the message is, only ever added, the last one counts. */
import type { Connection } from 'mongoose'
import { z } from 'zod'
import { type BesideLines, createBesideLines } from '../conversations/besideLines.ts'
import type { Sections } from '../conversations/sections.ts'

export const meant = z.object({
  intent: z.string(),
  language: z.string().nullable(),
  unhappy: z.boolean(),
  danger: z.boolean(),
})
export type Meant = z.infer<typeof meant>

const correction = z.object({ was: meant, now: meant })
export type Correction = z.infer<typeof correction>
export type Corrections = BesideLines<Correction>

export const createCorrections = (parts: { connection: Connection; sections: Sections }): Corrections =>
  createBesideLines({ ...parts, model: 'Correction', collection: 'corrections', schema: correction })

/** What was changed, in codes. */
export const changesOf = ({ was, now }: Correction): { what: keyof Meant; from: string; to: string }[] =>
  (['intent', 'language', 'unhappy', 'danger'] as const)
    .filter((what) => was[what] !== now[what])
    .map((what) => ({ what, from: codeOf(was[what]), to: codeOf(now[what]) }))

const codeOf = (value: string | boolean | null): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? 'unknown')
