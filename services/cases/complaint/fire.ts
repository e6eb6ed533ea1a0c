/** What a case's timer comes to when its moment is there: nothing, if the case has moved on since. */
import type { CaseTimerKind } from './caseTimers.ts'
import { clockMark } from './caseTimers.ts'
import { changed, type Decision, type Place, refused } from './change.ts'
import { closeBySilence } from './deciders/ending.ts'
import { isOver } from './stageClocks.ts'

export function fire({ kind, about, ...place }: Place & { kind: CaseTimerKind; about: string }): Decision {
  const { standing, procedure, at } = place
  if (kind === 'case_survey') {
    const { surveys } = standing.facts
    const due = surveys.find(({ closedAt, state }) => state === 'due' && closedAt.toISOString() === about)
    if (!due) return refused('not_now')
    return changed({
      standing,
      facts: { surveys: surveys.map((one) => (one === due ? { ...one, state: 'sent' as const } : one)) },
      news: [{ what: 'survey' }],
    })
  }
  const clock = standing.clocks.find((one) => !one.pending && !isOver(one) && clockMark(one) === about)
  if (!clock) return refused('not_now')
  if (kind === 'case_silence')
    return standing.phase === 'answered' ? closeBySilence({ standing, procedure, at }) : refused('not_now')
  // A date that went by stays in the history whatever is done to profile or clock later: it is on record that it was missed.
  return changed({
    standing,
    events: [{ what: kind === 'case_overdue' ? 'overdue' : 'due_soon', detail: about }],
  })
}
