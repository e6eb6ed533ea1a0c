/** The views of cases that stand ready for everybody, in the order of a day's work: by code, so that each language names them. */
import type { Order } from '../caseFilters.ts'

export interface ReadyView {
  code: string
  filters: Readonly<Record<string, string>>
  order: Order
}

export const READY_VIEWS = [
  { code: 'mine', filters: { owner: 'me' }, order: 'due' },
  { code: 'due_in_3_days', filters: { dueWithin: '3' }, order: 'due' },
  { code: 'overdue', filters: { standing: 'overdue' }, order: 'due' },
  { code: 'with_tenant', filters: { standing: 'with_tenant' }, order: 'changed' },
  { code: 'nobodys', filters: { owner: 'nobody' }, order: 'due' },
  // What was promised to be looked at again and is not forgotten (Complaint Handling Code 2024, 1.4 and 6.6).
  { code: 'to_review', filters: { stale: 'true' }, order: 'due' },
] as const satisfies readonly ReadyView[]

export const isReady = (code: string): boolean => READY_VIEWS.some((one) => one.code === code)
