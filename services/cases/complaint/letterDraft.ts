/** What a letter of a complaint says, before it has a date, a reader and a sender. */
import type { Letter } from '../../letters/letterKinds.ts'

type Common = 'reference' | 'date' | 'to' | 'officer' | 'adjustments'
type WithoutCommon<L> = L extends { kind: string } ? Omit<L, Common> : never

/** `address`: to somebody else than the tenant's own answers say, such as a resident for whom another person acts. */
export type LetterDraft = WithoutCommon<Letter> & { address?: string }
