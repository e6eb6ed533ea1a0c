/** Codes for the day the phone is lost: ten, each good once, kept only as a keyed mark. */
import { randomInt } from 'node:crypto'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'

const HOW_MANY = 10
// Without letters and digits that are misread.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Three groups of four: 59 random bits, which nobody guesses through a door that slows down. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () => {
    const group = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
    return [group(), group(), group()].join('-')
  })

/** However it is typed: capitals, spaces and dashes do not matter. */
export const recoveryMark = ({
  master,
  account,
  code,
}: {
  master: MasterKey
  account: string
  code: string
}): string => {
  const folded = code.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '')
  return blindIndex({ master, field: 'recovery', value: `${account}\0${folded}` })
}
