/** What is asked when a case is started from a conversation; a test holds the fields to the schemas of the server. */
import type { Fields } from '../forms/fields.ts'

const asked = { position: { is: 'given' }, urgent: { is: 'flag' } } as const satisfies Fields

export const startFields = {
  complaint: {
    wants: { is: 'flag', must: true },
    happened: { is: 'words' },
    where: { is: 'line', optional: true },
    effect: { is: 'words', optional: true },
    outcome: { is: 'words', optional: true },
    ...asked,
  },
  service_request: {
    type: { is: 'given' },
    what: { is: 'words' },
    where: { is: 'line', optional: true },
    ...asked,
  },
} as const satisfies Record<string, Fields>
export type StartKind = keyof typeof startFields

export type Started = { id: string; reference: string; notTold: 'opted_out' | 'safe_contact' | null }
