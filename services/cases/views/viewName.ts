/** A name for a view says what is shown: one that holds a number, an e-mail address or a reference could lead to a person, and is refused. */
import { readReference } from '../reference.ts'

/** As many digits as the shortest telephone number has, with what people write between them. */
const NUMBER = /\p{Nd}(?:[\s().+/-]*\p{Nd}){6}/u
const DAY = /\b\d{4}-\d\d-\d\d\b/g

export function isPersonal(name: string): boolean {
  const text = name.replaceAll(DAY, ' ')
  return /\S@\S/.test(text) || NUMBER.test(text) || readReference(text) !== null
}

export const calledOf = (name: string): string => name.normalize('NFKC').toLowerCase()
