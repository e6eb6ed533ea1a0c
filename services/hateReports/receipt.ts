/** The receipt: sixteen digits shown once, by which a reporter comes back without a name; whoever guesses learns nothing, not even from the work done. */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import { maskSecrets } from '../conversations/maskSecrets.ts'
import { fold } from '../dates/fold.ts'
import type { HateReportRecord } from './hateReportModel.ts'

const DIGITS = 16
const GROUP = 4
// OWASP password storage: argon2id with 19 MiB, two passes, one lane (2 is argon2id).
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export type Argon2Cost = Pick<typeof ARGON2, 'memoryCost' | 'timeCost'>

/** Does the slow work; counted in tests. */
export interface Hasher {
  hash(code: string): Promise<string>
  verify(args: { stored: string; code: string }): Promise<boolean>
}

export const argon2Hasher = (cost: Partial<Argon2Cost> = {}): Hasher => ({
  hash: (code) => hash(code, { ...ARGON2, ...cost }),
  verify: ({ stored, code }) => verify(stored, code),
})

export type Found =
  | { ok: true; report: { id: string; landlord: string } }
  | { ok: false; reason: 'not_found' | 'too_many' }

/** Who tries: a conversation, the mark of a device's address where one is known, and the message, which is one try however often its turn is run. */
export interface Trier {
  from: string
  address?: string | null
  message?: string
}
export type Allow = (args: Trier & { landlord: string }) => Promise<boolean>

export interface Receipts {
  /** `code` is shown once; only `stored` is kept. */
  make(landlord: string): Promise<{ code: string; stored: NonNullable<HateReportRecord['receipt']> }>
  /** One index look-up and one hash check, whether there is such a receipt or not, and whatever was typed. */
  find(args: Trier & { landlord: string; code: string }): Promise<Found>
}

export function createReceipts({
  model,
  master,
  hasher = argon2Hasher(),
  allow = async () => true,
}: {
  model: Model<HateReportRecord>
  master: MasterKey
  hasher?: Hasher
  /** Asked before any work is done: the limits for one conversation, one address and all of them together (threat T20). */
  allow?: Allow
}): Receipts {
  const indexOf = ({ landlord, code }: { landlord: string; code: string }): string =>
    blindIndex({ master, field: `receipt:${landlord}`, value: code })
  // Made of a code that nobody has; checking against it costs what checking against a real one costs.
  const decoy = hasher.hash(newCode())
  decoy.catch(() => {})
  return {
    make: async (landlord) => {
      const code = newCode()
      return { code: grouped(code), stored: { index: indexOf({ landlord, code }), hash: await hasher.hash(code) } }
    },
    find: async ({ landlord, code: typed, ...trier }) => {
      if (!(await allow({ landlord, ...trier }))) return { ok: false, reason: 'too_many' }
      const code = normal(typed)
      const found = await model
        .findOne({ landlord, 'receipt.index': indexOf({ landlord, code }) }, { receipt: 1 })
        .lean<Pick<HateReportRecord, '_id' | 'receipt'>>()
      const matches = await hasher.verify({ stored: found?.receipt?.hash ?? (await decoy), code })
      return found && matches ? { ok: true, report: { id: found._id, landlord } } : { ok: false, reason: 'not_found' }
    },
  }
}

/** One in ten numbers of this length passes for a payment card and would be masked when it is typed into the chat. */
function newCode(): string {
  for (;;) {
    const code = Array.from({ length: DIGITS }, () => randomInt(10)).join('')
    if (maskSecrets(code) === code) return code
  }
}

const grouped = (code: string): string =>
  Array.from({ length: DIGITS / GROUP }, (_, at) => code.slice(at * GROUP, (at + 1) * GROUP)).join(' ')

/** The digits, in whatever script and grouping they were typed; one too many stays one too many. */
const normal = (typed: string): string =>
  fold(typed.slice(0, 200))
    .replace(/\D/g, '')
    .slice(0, DIGITS + 1)
