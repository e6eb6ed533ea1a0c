/** The run a form begins with: what the first message already answers, and a case that was opened before the form. */
import { caseHandle } from '../state.ts'
import type { Talk } from '../talk.ts'
import type { Answers } from './field.ts'
import type { FormParts } from './parts.ts'
import { type FormRun, freshRun } from './run.ts'

export function beginRun({ parts, talk, options }: { parts: FormParts; talk: Talk; options: Answers }): FormRun {
  const answers = { ...((options.answers ?? {}) as Answers) }
  const run = freshRun({
    id: talk.services.id(`form:${parts.name}`),
    at: talk.inbound.receivedAt,
    answers,
    options: { ...options },
  })
  if (options.first === true) {
    for (const [name, field] of Object.entries(parts.fields)) {
      const known = name in answers ? undefined : field.fromFirst(talk)
      if (known !== undefined) answers[name] = known
    }
  }
  const opened = caseHandle.safeParse(options.record)
  if (opened.success) {
    run.record = opened.data
    run.pin = typeof options.pin === 'string' ? options.pin : null
  }
  return run
}
