/** What a report's timer comes to when its moment is there: somebody is told to look, or nothing, if somebody has. */
import { changed, type Decision, isAnswering, type NewEvent, type Place, refused } from './change.ts'
import { type ReportTimerKind, reportClockMark, seriousMark } from './reportTimers.ts'

export function fire({
  standing,
  kind,
  about,
  lastReadAt,
}: Pick<Place, 'standing'> & { kind: ReportTimerKind; about: string; lastReadAt: Date | null }): Decision {
  const { state } = standing
  const note = (what: NewEvent['what'], to: 'on_call' | 'team'): Decision =>
    changed({
      standing,
      events: [{ what, detail: about }],
      alerts: [{ to, what: what === 'alerted' ? 'serious' : (what as 'unread' | 'due_soon' | 'overdue') }],
    })
  if (kind === 'report_alert') {
    const stands = state.seriousSince !== null && seriousMark(state.seriousSince) === about
    return stands ? note('alerted', 'on_call') : refused('not_now')
  }
  if (kind === 'report_unread') {
    if (about.startsWith('message@')) {
      const at = new Date(about.split('@')[1] as string)
      return isReadSince({ lastReadAt, at }) ? refused('not_now') : note('unread', 'team')
    }
    const since = state.seriousSince
    if (since === null || !about.startsWith(seriousMark(since))) return refused('not_now')
    return isReadSince({ lastReadAt, at: new Date(since) }) ? refused('not_now') : note('unread', 'on_call')
  }
  const clock = standing.clocks.find((one) => isAnswering(one) && reportClockMark(one) === about)
  if (!clock) return refused('not_now')
  // A date that went by stays in the history whatever is done later: it is on record that it was missed.
  if (kind === 'report_overdue') return note('overdue', standing.severity === 'serious' ? 'on_call' : 'team')
  return note('due_soon', 'team')
}

const isReadSince = ({ lastReadAt, at }: { lastReadAt: Date | null; at: Date }): boolean =>
  lastReadAt !== null && lastReadAt >= at
