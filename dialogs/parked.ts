/** Dialogs that wait silently while something more important is talked about; they come back only when the tenant wishes. */
import type { Stacked } from './state.ts'
import type { Talk } from './talk.ts'

/** Short exchanges that make no sense later. */
const PASSING = new Set([
  'common.menu',
  'common.guess',
  'common.calm',
  'common.smalltalk',
  'danger',
  'danger.confirm',
  'sensitive.check',
  'hateReport.leaving',
  'hateReport.return',
  'hateReport.inside',
  'hateReport.satisfied',
  'handoff.stuck',
  'handoff.person',
  'handoff.nobody',
  'handoff.contact',
  'language.choose',
  'language.offer',
  'language.set',
  'language.unsupported',
  'status',
  // Answers about a person's background are not kept for later.
  'survey.about',
  'info',
  'ombudsman',
])

/** Enough for anyone; a stored stack cannot grow without end. */
const MOST = 6

const topOf = (talk: Talk): Stacked | undefined => talk.state.dialogs.dialogStack.at(-1)
export const runningDialog = (talk: Talk): string | null => topOf(talk)?.id ?? null
export const isOnStack = ({ talk, dialog }: { talk: Talk; dialog: string }): boolean =>
  talk.state.dialogs.dialogStack.some(({ id }) => id === dialog)

/** Sets aside all dialogs but the last `keep`, which is the one that pushed in. */
export function park({ talk, keep }: { talk: Talk; keep: 0 | 1 }): void {
  const stack = talk.state.dialogs.dialogStack
  const aside = stack.splice(0, stack.length - keep).filter(({ id }) => !PASSING.has(id))
  const rest = talk.state.parked.filter(({ id }) => !aside.some((other) => other.id === id))
  talk.state.parked = [...rest, ...aside].slice(-MOST)
}

export const parkedDialog = (talk: Talk): string | null => talk.state.parked.at(-1)?.id ?? null

/** Puts what was set aside back under the dialog that runs now. */
export function unpark(talk: Talk): void {
  talk.state.dialogs.dialogStack.unshift(...(talk.state.parked as { id: string; state: unknown }[]))
  talk.state.parked = []
}
