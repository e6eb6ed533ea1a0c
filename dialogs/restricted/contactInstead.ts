/** Whether a dialog that is about to begin gives way to the one person who answers this tenant. */
import type { Talk } from '../talk.ts'
import type { Begin } from '../turnSteps.ts'
import { goesToContact } from './routes.ts'

/** Asked only where it could matter: most turns look nothing up. */
export async function contactInstead({
  talk,
  dialog,
  options,
}: {
  talk: Talk
  dialog: string
  options: Record<string, unknown>
}): Promise<Begin | null> {
  // What is told in confidence is nobody else's.
  if (!goesToContact({ dialog, options }) || talk.conversation.audience !== 'general' || talk.effects.section)
    return null
  const found = await talk.services.restriction()
  return found && { dialog: 'handoff.contact', options: { ...found } }
}
