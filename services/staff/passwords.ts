/** Passwords: long enough, not common, kept as argon2id; checking takes the same time whether the account exists or not. */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hash, verify } from '@node-rs/argon2'

// OWASP ASVS 5.0, 6.2: at least twelve characters, no composition rules, common ones refused. The upper end bounds the work.
const LEAST = 12
const MOST = 200
// OWASP password storage: argon2id with 19 MiB, two passes, one lane (2 is argon2id).
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export type PasswordProblem = 'too_short' | 'too_long' | 'common'

// Without letters and digits that are misread.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const COMMON = new Set(
  readFileSync(new URL('commonPasswords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
)
const plain = (text: string): string => text.normalize('NFKC')

/** `about` is what anybody could guess of the account, such as its e-mail address. */
export function passwordProblem({ password, about }: { password: string; about: string[] }): PasswordProblem | null {
  const length = [...plain(password)].length
  if (length < LEAST) return 'too_short'
  if (length > MOST) return 'too_long'
  const folded = plain(password).toLowerCase().replaceAll(/\s/g, '')
  const repeats = /^(.{1,4})\1+.{0,3}$/.test(folded)
  return repeats || COMMON.has(folded) || about.some((known) => known.toLowerCase() === folded) ? 'common' : null
}

export const hashPassword = (password: string): Promise<string> => hash(plain(password), ARGON2)

// Made of a password that nobody has; verifying against it costs what verifying against a real one costs.
const decoy = hashPassword(generatePassword())

/** `stored` is null for an account that does not exist or is shut: the answer is no, after the same work (T15). */
export async function checkPassword({
  stored,
  password,
}: {
  stored: string | null
  password: string
}): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), plain(password).slice(0, MOST)).catch(() => false)
  return stored !== null && matches
}

/** Four groups of five, 99 random bits: can be read out and typed. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
