/** The states of a complaint (journeys 14): one phase, and the stage where the phase belongs to one. */

export const PHASES = [
  'received',
  'acknowledged',
  'investigating',
  'escalated',
  'panel',
  'answered',
  'closed',
  'closed_final',
  'excluded',
  'closed_early',
  'withdrawn',
  'reopened',
] as const
export type Phase = (typeof PHASES)[number]

/** An answer is owed. */
export const OPEN: readonly Phase[] = ['received', 'acknowledged', 'investigating', 'escalated', 'panel', 'reopened']
/** Nothing more is owed but what was promised; any contact is looked at by a person. */
export const ENDED: readonly Phase[] = ['closed', 'closed_final', 'excluded', 'closed_early', 'withdrawn']

/** `acknowledged` and `acknowledged_2`, `answered_1`, `closed_1`: as journeys 14 has them, for any number of stages. */
export function statusName({ phase, stage }: { phase: Phase; stage: number }): string {
  if (phase === 'answered' || phase === 'closed') return `${phase}_${stage}`
  return phase === 'acknowledged' && stage > 1 ? `${phase}_${stage}` : phase
}

export const phaseOf = (status: string): Phase => status.replace(/_\d+$/, '') as Phase

/** Every state in which it is the tenant's to go on or not; no procedure has more stages. */
export const ANSWERED: readonly string[] = [1, 2, 3, 4].map((stage) => statusName({ phase: 'answered', stage }))
