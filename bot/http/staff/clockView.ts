/** A clock of a case as staff see it: what is due and when, how it ended, and every date that it had before. */
import { z } from 'zod'
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import type { RunningClock } from '../../../services/cases/clocks.ts'
import { TENANTS_TIME } from '../../../services/cases/complaint/stageClocks.ts'
import { ENDED, phaseOf } from '../../../services/cases/complaint/status.ts'
import { SETTLED } from '../../../services/cases/findCases.ts'
import { instant, iso } from './staffRoute.ts'

const HOW = ['met', 'stopped', 'ran_out'] as const
const STATES = ['waiting', 'running', 'overdue', 'met', 'late', 'stopped', 'ran_out'] as const

const day = z.iso.date()

export const clockView = z.object({
  name: z.string(),
  startEvent: z.string(),
  length: z.number(),
  unit: z.string(),
  source: z.string(),
  statutory: z.boolean(),
  tenants: z.boolean().describe("the tenant's own time: nothing of it is ever owed or overdue"),
  state: z
    .enum(STATES)
    .describe(
      'met: done in time; late: done after it was due; stopped: the need for it fell away; ran_out: over by design',
    ),
  startAt: instant.nullable(),
  due: instant.nullable(),
  dueDate: day
    .nullable()
    .describe('null while waiting, or past the years whose bank holidays are known: staff set the date'),
  ended: z.object({ at: instant, how: z.enum(HOW) }).nullable(),
  changes: z
    .array(
      z.object({
        at: instant,
        by: z.string().describe('the name of a member of staff'),
        from: day.nullable().describe('null where there was no date before'),
        to: day,
      }),
    )
    .describe('every date it had before, the first one first'),
})
type ClockView = z.infer<typeof clockView>
type Seen = { record: CaseRecord; names: Map<string, string>; now: Date }

/** A clock that runs or ran; `ended` is how, where it did. */
export function clockOf({
  clock,
  ended = clock.ended ?? null,
  names,
  now,
}: Omit<Seen, 'record'> & { clock: RunningClock; ended?: Ended | null }): ClockView {
  const { name, startEvent, length, unit, source, statutory, startAt, due, dueDate, changes = [] } = clock
  return {
    name,
    startEvent,
    length,
    unit,
    source,
    statutory,
    tenants: TENANTS_TIME.includes(name),
    state: stateOf({ clock, ended, now }),
    startAt: iso(startAt),
    due: due && iso(due),
    dueDate,
    ended: ended && { ...ended, at: iso(ended.at) },
    changes: changes.map(({ at, by, from, to }) => ({ at: iso(at), by: names.get(by) ?? by, from, to })),
  }
}

export const clocksOf = ({ record, ...seen }: Seen): ClockView[] =>
  record.clocks.map((clock) => {
    if (!clock.pending) return clockOf({ clock, ended: clock.ended ?? settledOf(record), ...seen })
    const { name, startEvent, length, unit, source, statutory } = clock
    const rule = { name, startEvent, length, unit, source, statutory, tenants: TENANTS_TIME.includes(name) }
    return { ...rule, ...pendingOf(record) }
  })

/** Who has changed a date. */
export const changersOf = ({ clocks }: CaseRecord): string[] =>
  clocks.flatMap((clock) => (clock.pending ? [] : (clock.changes ?? []).map(({ by }) => by)))

type Standing = Pick<ClockView, 'state' | 'startAt' | 'due' | 'dueDate' | 'ended' | 'changes'>

/** What waited when the case ended never begins. */
const pendingOf = (record: CaseRecord): Standing => ({
  state: isSettled(record) || ENDED.includes(phaseOf(record.status)) ? 'stopped' : 'waiting',
  startAt: null,
  due: null,
  dueDate: null,
  ended: null,
  changes: [],
})

type Ended = NonNullable<RunningClock['ended']>

const isSettled = ({ status }: CaseRecord): boolean => (SETTLED as readonly string[]).includes(status)

/** A case settled as a whole owes nothing from then on; which of its clocks were met is not on record. */
function settledOf(record: CaseRecord): Ended | null {
  if (!isSettled(record)) return null
  const last = record.history.findLast(({ what }) => what === 'status')
  return last ? { at: last.at, how: 'stopped' } : null
}

function stateOf({ clock, ended, now }: { clock: RunningClock; ended: Ended | null; now: Date }): ClockView['state'] {
  const { name, due } = clock
  const isPast = (at: Date): boolean => due !== null && due < at
  if (ended) return ended.how === 'met' && isPast(ended.at) ? 'late' : ended.how
  if (!isPast(now)) return 'running'
  return TENANTS_TIME.includes(name) ? 'ran_out' : 'overdue'
}
