/** What falls due with a report: the alert at once, looking again while nobody has read it, and its date; in names that tell no matter. */
import type { Clock } from '../cases/clocks.ts'
import type { PlannedWrite } from '../db.ts'
import { isAnswering } from './change.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import type { WorkingState } from './workingState.ts'

export const REPORT_TIMERS = ['report_alert', 'report_unread', 'report_due_soon', 'report_overdue'] as const
export type ReportTimerKind = (typeof REPORT_TIMERS)[number]

export interface ReportTimer {
  kind: ReportTimerKind
  /** A clock that was moved since, or a severity that was lowered since, is another one. */
  about: string
  dueAt: Date
}

/** As `services/timers.ts` keeps them. */
export interface ReportTimerRow {
  _id: string
  landlord: string
  audience: HateReportRecord['audience']
  kind: ReportTimerKind
  case: string | null
  about: string | null
  conversation: string | null
  position: number
  dueAt: Date
}

/** The one thing needed of the timers. */
export interface TimerPlanner {
  planAll(rows: ReportTimerRow[]): PlannedWrite
}

const MINUTE_MS = 60_000
/** Nobody has read a serious report: somebody is told again (product defaults). */
export const UNREAD_AFTER_MINUTES = [30, 60, 120] as const
/** A message of the reporter that nobody has read (product defaults). */
const MESSAGE_UNREAD_MINUTES = { serious: 30, standard: 12 * 60 } as const
/** Amber before the date: two hours where hours are counted, else noon of the last day (product defaults). */
export const SOON_MINUTES = { hours: 120, days: 12 * 60 } as const

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

/** The instant and not the day: six hours end in the middle of one. */
export const reportClockMark = ({ name, due }: { name: string; due: Date | null }): string =>
  `${name.replace('hate_', '')}@${due?.toISOString() ?? ''}`

export const seriousMark = (since: string): string => `serious@${since}`
export const messageMark = ({ id, at }: { id: string; at: Date }): string => `message@${at.toISOString()}@${id}`

export function timersOf({
  clocks,
  state,
  history,
  severity,
}: Pick<HateReportRecord, 'history' | 'severity'> & { clocks: readonly Clock[]; state: WorkingState }): ReportTimer[] {
  const { seriousSince } = state
  const alerts: ReportTimer[] = []
  if (seriousSince !== null) {
    const about = seriousMark(seriousSince)
    const since = new Date(seriousSince)
    alerts.push({ kind: 'report_alert', about, dueAt: since })
    for (const minutes of UNREAD_AFTER_MINUTES)
      alerts.push({ kind: 'report_unread', about: `${about}+${minutes}`, dueAt: later(since, minutes) })
  }
  const last = history.findLast(({ what }) => what === 'message')
  if (last?.detail === 'from_reporter')
    alerts.push({
      kind: 'report_unread',
      about: messageMark(last),
      dueAt: later(last.at, MESSAGE_UNREAD_MINUTES[severity]),
    })
  return [
    ...alerts,
    ...clocks.filter(isAnswering).flatMap(({ name, due, unit }): ReportTimer[] => {
      if (due === null) return []
      const about = reportClockMark({ name, due })
      const soon = SOON_MINUTES[unit === 'hours' ? 'hours' : 'days']
      return [
        { kind: 'report_due_soon', about, dueAt: later(due, -soon) },
        { kind: 'report_overdue', about, dueAt: new Date(due.getTime() + 1) },
      ]
    }),
  ]
}

/** Planned again they are the same rows. */
export const timerRows = ({
  record,
  state,
}: {
  record: Pick<HateReportRecord, '_id' | 'landlord' | 'audience' | 'clocks' | 'history' | 'severity'>
  state: WorkingState
}): ReportTimerRow[] =>
  timersOf({ ...record, state }).map(({ kind, about, dueAt }) => ({
    _id: `report:${record._id}:${kind}:${about}`,
    landlord: record.landlord,
    audience: record.audience,
    kind,
    case: record._id,
    about,
    conversation: null,
    position: 0,
    dueAt,
  }))
