/** What the first message already tells is not asked again, and is said back in full, so that it can be put right. */
import type { Talk } from '../talk.ts'
import type { FormParts } from './parts.ts'
import type { FormRun } from './run.ts'

export async function hearFirst({ parts, run, talk }: { parts: FormParts; run: FormRun; talk: Talk }): Promise<void> {
  if (run.options.first !== true) return
  for (const [name, field] of Object.entries(parts.fields)) {
    if (!field.hear || name in run.answers) continue
    const value = await field.hear(talk)
    if (value === undefined) continue
    run.answers[name] = value
    talk.say('common.noted', { params: { what: field.show({ value, form: field.home ?? parts.name, name }) } })
  }
}
