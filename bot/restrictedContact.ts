/** Whom a tenant whose contact is restricted talks to: looked up at most once a turn, in the ways that the landlord allows, by the time of the message. */
import type { RestrictedContact } from '../dialogs/services.ts'
import { dayOf } from '../services/cases/deadlines.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Incidents } from '../services/incidents/incidents.ts'
import type { Landlord } from '../services/landlords/profile.ts'

export function restrictedContact({
  incidents,
  conversation,
  landlord,
  number,
  at,
}: {
  incidents: Incidents
  conversation: Pick<ConversationRecord, '_id' | 'channel'>
  landlord: Landlord
  /** That the message came from, by text. */
  number: () => string | null
  at: Date
}): () => Promise<RestrictedContact | null> {
  const ways = landlord.operations.restricted_contact?.known_by ?? []
  const look = async (): Promise<RestrictedContact | null> => {
    const known = {
      conversation: ways.includes('conversation') ? conversation._id : null,
      phone: ways.includes('number') && conversation.channel === 'sms' ? number() : null,
    }
    const found = await incidents.restrictions.of({ landlord: landlord.slug, known, today: dayOf(at) })
    return found && (await incidents.contact({ landlord, account: found.contact }))
  }
  let asked: ReturnType<typeof look> | null = null
  return () => {
    asked ??= look()
    return asked
  }
}
