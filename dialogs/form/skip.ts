/** Whether the tenant leaves an optional question out: by the word, or by a plain no to an open question ("anything that would help?" "no"). */
import type { Talk } from '../talk.ts'
import type { Field } from './field.ts'
import { isWord } from './fields.ts'

export function isSkipped({ field, talk }: { field: Pick<Field, 'optional' | 'freeText'>; talk: Talk }): boolean {
  const { text: said } = talk.inbound
  const { language } = talk.state
  if (!field.optional) return false
  return (
    isWord({ said, key: 'common.words.skip', language }) ||
    (field.freeText && isWord({ said, key: 'common.words.no', language }))
  )
}
