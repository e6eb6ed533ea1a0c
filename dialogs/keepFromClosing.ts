/** Any word stops the silent closing of an answered complaint; unhappy words after its end are put before a person (journeys 14). */
import { noteContact } from './escalation.ts'
import { latestComplaint } from './matters.ts'
import { isUnhappy } from './signs.ts'
import type { Talk } from './talk.ts'

export async function keepFromClosing(talk: Talk): Promise<void> {
  const { kind, text, optOut } = talk.inbound
  if (kind !== 'message' || optOut !== null || !latestComplaint(talk)) return
  // Whatever else was done with it in this turn has said it already.
  if (talk.writes.some(({ what }) => /^(complaint|survey)\./.test(what)) || talk.effects.unkept) return
  await noteContact({ talk, words: text.trim(), onlyWhileAnswered: !isUnhappy(talk) })
}
