/** The PIN shown once on the web when a case is opened: with the reference it opens stage and dates, and nothing else does (journeys 0.2). */
import { randomInt } from 'node:crypto'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'

/** Six digits. Guessing is held off by the limiter on the conversation, not by the length. */
export const newPin = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** A keyed mark of reference and PIN together: useless without the master key. */
export const pinMark = ({ master, reference, pin }: { master: MasterKey; reference: string; pin: string }): string =>
  blindIndex({ master, field: `pin:${reference}`, value: pin })
