/** One run of a form: its answers by name, what was asked last, and the case it opened; plain data that survives a deploy. */
import { z } from 'zod'
import type { TextKey } from '../../locales/index.ts'
import { caseHandle } from '../state.ts'

export const formRun = z.object({
  id: z.string(),
  answers: z.record(z.string(), z.unknown()),
  skipped: z.array(z.string()),
  asked: z.string().nullable(),
  /** What was on the screen: the choices of the page shown, in order. */
  shown: z.array(z.object({ id: z.string(), key: z.custom<TextKey>((key) => typeof key === 'string') })),
  page: z.number().int(),
  misses: z.number().int(),
  stage: z.enum(['asking', 'checking', 'choosing_change']),
  record: caseHandle.nullable(),
  pin: z.string().nullable(),
  options: z.record(z.string(), z.unknown()),
  startedAt: z.string(),
})
export type FormRun = z.infer<typeof formRun>

/** A stored run that this release cannot read starts afresh; answers that are still readable are kept. */
export function readRun({ stored, id, at }: { stored: unknown; id: string; at: Date }): FormRun {
  const read = formRun.safeParse(stored)
  if (read.success) return read.data
  const answers = z.object({ answers: z.record(z.string(), z.unknown()) }).safeParse(stored)
  return freshRun({ id, at, answers: answers.success ? answers.data.answers : {}, options: {} })
}

export const freshRun = ({
  id,
  at,
  answers,
  options,
}: {
  id: string
  at: Date
  answers: FormRun['answers']
  options: FormRun['options']
}): FormRun => ({
  id,
  answers,
  options,
  skipped: [],
  asked: null,
  shown: [],
  page: 0,
  misses: 0,
  stage: 'asking',
  record: null,
  pin: null,
  startedAt: at.toISOString(),
})
