/** Complaints of a period against the clocks that each was given, and what became of them. */
import type { CaseRecord } from '../cases/caseModel.ts'
import type { Clock } from '../cases/clocks.ts'
import { tally } from './counting.ts'
import type { Figure } from './figure.ts'
import { TIMINGS, type Timing, timing } from './timing.ts'

export type Complaint = Pick<CaseRecord, 'clocks' | 'history' | 'complaint'>

/** Nothing waits for an acknowledgement before the acknowledgement itself. */
export const ACKNOWLEDGED = TIMINGS.filter((one) => one !== 'after_acknowledgement')
export const ANSWERED = TIMINGS

export function complaintFigures({ complaints, now }: { complaints: readonly Complaint[]; now: Date }): Figure[] {
  const section = 'complaints' as const
  const some = (name: string, is: (complaint: Complaint) => boolean): Figure => ({
    section,
    name: [name],
    count: complaints.filter(is).length,
  })
  return [
    { section, name: ['received'], count: complaints.length },
    ...tally({
      section,
      under: ['acknowledged'],
      names: ACKNOWLEDGED,
      values: complaints.map((complaint) => acknowledged({ complaint, now })),
    }),
    ...tally({
      section,
      under: ['answered'],
      names: ANSWERED,
      values: complaints.map((complaint) => answered({ complaint, now })),
    }),
    ...stage2({ complaints, now }),
    some('extended', ({ complaint }) => (complaint?.extensions.length ?? 0) > 0),
    some('escalated', ({ complaint }) => (complaint?.escalations.length ?? 0) > 0),
    some('closed_by_silence', happened('closed_by_silence')),
    some('withdrawn', happened('withdraw')),
    some('closed_early', happened('close_early')),
    some('refused', happened('refuse')),
    ...grounds(complaints),
    some('refusal_reversed', happened('reverse_refusal')),
  ]
}

/** Stage 1, against the earliest date of the landlord's policy and the law. */
function acknowledged({ complaint, now }: { complaint: Complaint; now: Date }): Timing {
  const doneAt = complaint.history.find(({ what }) => what === 'acknowledged')?.at
  return timing({ clocks: named({ complaint, name: 'acknowledge_stage_1' }), doneAt, now })
}

/** Stage 1, against the earliest date; a date that was moved in time counts as moved. */
function answered({ complaint, now }: { complaint: Complaint; now: Date }): Timing {
  return timing({ clocks: named({ complaint, name: 'respond_stage_1' }), now })
}

/** The same of stage 2, of those that came to it. */
function stage2({ complaints, now }: { complaints: readonly Complaint[]; now: Date }): Figure[] {
  return (['acknowledge', 'respond'] as const).flatMap((what) => {
    const name = `${what}_stage_2`
    return tally({
      section: 'complaints',
      under: [what === 'acknowledge' ? 'acknowledged_2' : 'answered_2'],
      names: ANSWERED,
      values: complaints
        .map((complaint) => named({ complaint, name }))
        .filter((clocks) => clocks.length > 0)
        .map((clocks) => timing({ clocks, now })),
    })
  })
}

/** The kinds refused, as the yearly report asks for them (Complaint Handling Code 2024, 8.1). */
function grounds(complaints: readonly Complaint[]): Figure[] {
  const named = complaints.flatMap(({ history }) =>
    history.filter(({ what }) => what === 'refuse').map(({ detail }) => detail),
  )
  return tally({ section: 'complaints', under: ['refused'], names: [...new Set(named)].sort(), values: named })
}

const happened =
  (name: CaseRecord['history'][number]['what']) =>
  ({ history }: Complaint): boolean =>
    history.some(({ what }) => what === name)

const named = ({ complaint, name }: { complaint: Complaint; name: string }): Clock[] =>
  complaint.clocks.filter((clock) => clock.name === name)
