/** What is being told about hate and was not sent yet: leaving keeps nothing of it, so nobody of staff reads it, unless a life is in danger or the person asked for somebody. */
import type { ConversationRecord } from './conversationModel.ts'

/** Sections whose words no view and no export opens. Of the last stretch alone: what was sent or left behind is destroyed, or is no report. */
export function withheldSections({
  sections,
  alert,
  holder,
  waiting,
}: Pick<ConversationRecord, 'sections' | 'alert' | 'holder' | 'waiting'>): ReadonlySet<string> {
  const told = sections.slice(sections.findLastIndex(({ audience }) => audience !== 'hate') + 1)
  const [first] = told
  if (!first) return new Set()
  // Who waited for somebody about another matter has not asked for a reader of this one.
  const asked = waiting !== null && (waiting.reason === 'sensitive' || waiting.since >= first.openedAt)
  if (alert || holder !== null || asked) return new Set()
  return new Set(told.filter(({ wrapped }) => wrapped !== null).map(({ id }) => id))
}
