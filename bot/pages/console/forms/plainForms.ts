/** The forms for cases that are no complaints, and which kind of case has which. */
import type { Case } from '../answers.ts'
import type { Fields } from './fields.ts'

export const plainForms = {
  note: { text: { is: 'words' } },
  update: { text: { is: 'words' } },
  review: { next: { is: 'day', orNull: true }, text: { is: 'words', optional: true } },
  early_resolution: { text: { is: 'words' }, advised: { is: 'flag', must: true } },
  status: { status: { is: 'choice', of: 'nextStatuses' }, text: { is: 'words', optional: true } },
} as const satisfies Record<string, Fields>
export type PlainName = keyof typeof plainForms

export function plainActsOf({ record, may }: { record: Case; may: (act: string) => boolean }): PlainName[] {
  if (!may('case.note')) return []
  const moves: PlainName[] = may('case.status') && record.next.length > 0 ? ['status'] : []
  if (record.kind === 'compliment') return ['note', 'update', ...moves]
  // Nothing goes out by itself to somebody who may not be safe: a person reaches them by the way they named (journeys 21).
  if (record.kind === 'sensitive') return ['note', 'review', ...moves]
  return ['update', 'note', 'review', 'early_resolution', ...moves]
}
