/** One text to whoever is on call: that there is something to look at, and nothing of what; nobody there, no text. */
import type { NewSend } from '../services/conversations/outbox.ts'
import type { Landlord } from '../services/landlords/profile.ts'

export function alertSend({
  landlord,
  id,
  at,
  body,
}: {
  landlord: Landlord
  /** The same on a rerun, so that it goes out once. */
  id: string
  at: Date
  body: string
}): NewSend[] {
  const to = landlord.operations.on_call.sms
  const from = landlord.operations.sms_numbers[0]
  if (!to || !from) return []
  return [
    {
      id,
      landlord: landlord.slug,
      audience: 'general',
      retention: 'message_tombstone',
      conversation: null,
      channel: 'sms',
      kind: 'alert',
      lane: `alert:${landlord.slug}`,
      order: at.getTime(),
      at,
      content: { to, from, body },
    },
  ]
}
