/** Identifiers that cannot be guessed and say nothing about what they name. */
import { randomBytes } from 'node:crypto'
import { freshBytes } from './freshBytes.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 26 lower-case symbols, 130 random bits. */
export function newId(): string {
  let id = ''
  for (const byte of freshBytes(26)) id += ALPHABET[byte & 31]
  return id
}

/** 256 random bits, for tokens and sessions; only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
