/** The shape of a step in the order of precedence: it leaves the message to the next step, takes it, or begins a dialog. */
import type { Field } from './form/field.ts'
import type { FormRun } from './form/run.ts'
import type { Talk } from './talk.ts'

export interface Begin {
  dialog: string
  options: Record<string, unknown>
}

/** The form that has the word, as it stands on the stack. */
export interface Running {
  id: string
  run: FormRun
  /** The kind of the question asked; null while nothing or the check is asked. */
  asks: Field['kind'] | null
  /** The question asked takes whole sentences. */
  freeText: boolean
  /** It records a service request or an ASB report. */
  request: boolean
  recorded: boolean
}

export interface Turn {
  talk: Talk
  running: Running | null
  /** Where the message would lead if nothing were running. */
  topic: Begin | null
}

/** null: the next step looks; done: nothing follows; current: the running form has it. */
export type Verdict = null | 'done' | 'current' | { begin: Begin }
export type Step = (turn: Turn) => Verdict
