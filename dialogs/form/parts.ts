/** What a form is made of: its fields, its record, and the hooks that run as it is filled in. */
import type { CaseKind } from '../../services/cases/caseModel.ts'
import type { Params, Talk } from '../talk.ts'
import type { Answers, Field } from './field.ts'
import type { FormRun } from './run.ts'

// biome-ignore lint/suspicious/noExplicitAny: fields of every value type stand in one record; each reads and shows only its own
export type Fields = Record<string, Field<any>>

/** What the hooks of a form are given. */
export interface FormTurn {
  talk: Talk
  run: FormRun
  answers: Answers
  options: Answers
  /** Says a text of this form: `done` is `complaint.done`. */
  say(name: string, params?: Params, more?: Parameters<Talk['say']>[1]): void
}

/** What follows a form: another dialog; `silent`: what waits below is not asked again now; nothing: it goes on. */
export type Next = { dialog: string; options?: Answers } | 'silent' | undefined

type Opens = 'start' | 'done'

export interface RecordRule {
  kind: CaseKind
  opens: Opens | ((turn: FormTurn) => Opens)
  type: (turn: FormTurn) => string
  /** No case at all when false. */
  when?: ((turn: FormTurn) => boolean) | undefined
}

export interface FormParts {
  name: string
  fields: Fields
  record: RecordRule | null
  /** Whether the answers are checked before they count; null: never. */
  readBack: ((turn: FormTurn) => boolean) | null
  /** Variants of its words that fit now, the closest first (wording.ts). */
  wordedAs: (turn: FormTurn) => readonly string[]
  onBegin: (turn: FormTurn) => void
  /** A message came in, before it is read as an answer. */
  onHear: (turn: FormTurn) => void
  /** The case has just been opened. */
  onOpened: (turn: FormTurn) => void
  /** An answer has just been stored. */
  onAnswer: (turn: FormTurn, field: string) => void
  onDone: (turn: FormTurn) => Next | Promise<Next>
}

export const turnOf = ({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): FormTurn => ({
  talk,
  run,
  answers: run.answers,
  options: run.options,
  say: (name, params = {}, more = {}) => talk.say(`${parts.name}.${name}` as never, { ...more, params }),
})

/** The first field that has no answer and may be asked. */
export function nextField({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): string | null {
  for (const [name, field] of Object.entries(parts.fields)) {
    if (name in run.answers || run.skipped.includes(name)) continue
    if (!field.skip({ talk, answers: run.answers, options: run.options })) return name
  }
  return null
}
