/** The clocks of one stage: which start as it begins, which wait for its acknowledgement, and what ends or moves them. */
import type { Law } from '../../landlords/law.ts'
import type { Limit } from '../../landlords/limits.ts'
import type { Clock, RunningClock } from '../clocks.ts'
import { start } from '../clocks.ts'
import { deadline } from '../deadlines.ts'
import type { ExtensionCap, Procedure } from './procedure.ts'

type Place = { procedure: Procedure; law: Law }

/** The tenant's own time, not the landlord's: nothing of it is ever overdue. */
export const TENANTS_TIME: readonly string[] = ['escalation_window', 'close_after_silence']

export const isOver = (clock: Clock): boolean => clock.pending || (clock.ended ?? null) !== null

/** The clocks of the stage that are still running, the soonest first; those without a known date last. */
export const running = ({ clocks, name }: { clocks: readonly Clock[]; name: string }): RunningClock[] =>
  clocks
    .filter((clock): clock is RunningClock => !clock.pending && clock.name === name && !isOver(clock))
    .sort((one, other) => (one.due?.getTime() ?? Infinity) - (other.due?.getTime() ?? Infinity))

// Whatever the source calls it, a later stage is counted from the words that brought the complaint to it (obligations X2, X4).
const WAITS_FOR_ACKNOWLEDGEMENT = /^stage_\d_acknowledged$|^escalation_acknowledged$/

/** At the moment a stage is asked for: its acknowledgement and its answer, those that wait for the acknowledgement as pending. */
export function enterStage({ procedure, law, stage, at }: Place & { stage: number; at: Date }): Clock[] {
  const names = [`acknowledge_stage_${stage}`, `respond_stage_${stage}`]
  return procedure.limits
    .filter(({ name }) => names.includes(name))
    .map((limit) => {
      const rule = { ...limit, nation: procedure.nation }
      return WAITS_FOR_ACKNOWLEDGEMENT.test(limit.startEvent) ? { ...rule, pending: true } : start({ rule, law, at })
    })
}

/** The acknowledgement ends its own clock and starts those of the answer that waited for it. */
export function acknowledged({
  clocks,
  law,
  stage,
  at,
}: {
  clocks: readonly Clock[]
  law: Law
  stage: number
  at: Date
}): { clocks: Clock[]; started: string[] } {
  const waits = (clock: Clock): boolean =>
    clock.pending && clock.name === `respond_stage_${stage}` && WAITS_FOR_ACKNOWLEDGEMENT.test(clock.startEvent)
  const met = end({ clocks, names: [`acknowledge_stage_${stage}`], at, how: 'met' })
  return {
    clocks: met.map((clock) => (clock.pending && waits(clock) ? start({ rule: clock, law, at }) : clock)),
    started: clocks.filter(waits).map(({ name }) => name),
  }
}

/** After an answer that is not the last: how long the tenant has to go on, and after which silence the stage closes. */
export function afterAnswer({ procedure, law, at }: Place & { at: Date }): Clock[] {
  return procedure.limits
    .filter(({ name }) => TENANTS_TIME.includes(name))
    .map((limit: Limit) => start({ rule: { ...limit, nation: procedure.nation }, law, at }))
}

export function end({
  clocks,
  names,
  at,
  how,
}: {
  clocks: readonly Clock[]
  names: readonly string[]
  at: Date
  how: 'met' | 'stopped' | 'ran_out'
}): Clock[] {
  return clocks.map((clock) => {
    if (clock.pending || isOver(clock) || !names.includes(clock.name)) return clock
    return { ...clock, ended: { at, how } }
  })
}

/** Nothing of any stage is owed any more; what waited never begins. */
export const endAll = ({ clocks, at }: { clocks: readonly Clock[]; at: Date }): Clock[] =>
  end({ clocks, names: clocks.map(({ name }) => name), at, how: 'stopped' })

/** A new date for the answer of a stage; the first date and everybody who changed it stay on the clock (journeys 0.8, 10). */
export function moveAnswer({
  clocks,
  stage,
  to,
  at,
  by,
}: {
  clocks: readonly Clock[]
  stage: number
  to: { due: Date; date: string }
  at: Date
  by: string
}): Clock[] {
  return clocks.map((clock) => {
    if (clock.pending || isOver(clock) || clock.name !== `respond_stage_${stage}`) return clock
    if (clock.due !== null && clock.due >= to.due) return clock
    return {
      ...clock,
      due: to.due,
      dueDate: to.date,
      changes: [...(clock.changes ?? []), { at, by, from: clock.dueDate, to: to.date }],
    }
  })
}

/** The last day an extension may reach without a manager; null where no source gives a cap or the calendar ends. */
export function lastDay({
  from,
  cap,
  procedure,
  law,
}: Place & { from: Date; cap: ExtensionCap | null }): string | null {
  if (!cap) return null
  const reached = deadline({
    from,
    add: cap.length,
    unit: cap.unit,
    nation: procedure.nation,
    bankHolidays: law.bankHolidays,
  })
  return reached.ok ? reached.date : null
}
