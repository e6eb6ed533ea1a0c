/** What the first message already tells is not asked again, and is said back in full, so that it can be put right. */
import type { Talk } from '../talk.ts'
import type { FormParts } from './parts.ts'
import { addAnswer } from './record.ts'
import type { FormRun } from './run.ts'

export async function hearFirst({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): Promise<void> {
  // Whoever is unhappy hears of that first.
  if (run.options.first !== true || run.options.unhappy === true || talk.afterAnswer !== null) return
  for (const [name, field] of Object.entries(parts.fields)) {
    const { answers, options } = run
    if (!field.hear || name in answers || field.skip({ talk, answers, options })) continue
    const value = await field.hear(talk)
    if (value === undefined) continue
    run.answers[name] = value
    addAnswer({ parts, run, talk, field: name })
    talk.say('common.noted', { params: { what: field.show({ value, form: field.home ?? parts.name, name }) } })
  }
}
