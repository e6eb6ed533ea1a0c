/** The words of a question as they fit whom it is about: a form names its variants, and a text may stand under one of them. */
import { hasText, type TextKey } from '../../locales/index.ts'
import type { Talk } from '../talk.ts'
import { fieldKey } from './field.ts'
import { type FormParts, turnOf } from './parts.ts'
import type { FormRun } from './run.ts'

/** `safeTonight.other.ask` where the form speaks of others and there is such a text, else `safeTonight.ask`. */
export function wordingOf({
  parts,
  run,
  talk,
  name,
  text,
}: {
  parts: FormParts
  run: FormRun
  talk: Talk
  name: string
  text: string[]
}): TextKey {
  const keyWith = (own: string[]): TextKey =>
    fieldKey({ form: parts.name, name, field: parts.fields[name], text: [...own, ...text] })
  const variant = parts
    .wordedAs(turnOf({ parts, run, talk }))
    .find((one) => hasText({ key: keyWith([one]), language: 'en' }))
  return keyWith(variant === undefined ? [] : [variant])
}
