/** What a turn sends to an outside contact centre: that somebody waits, with what was said so far, and the words of a tenant whom it is speaking with. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { Inbound } from '../../services/conversations/inbox.ts'
import type { NewSend } from '../../services/conversations/outbox.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Product } from '../product.ts'
import { type Centre, centreOf, isCentre } from './centre.ts'
import { type CentreActivity, ended, initiation, type Line, tenantSaid } from './events.ts'

/** Lines of the transcript that go along: what a person reads before saying hello. */
const LINES = 40

export async function centreSends({
  product,
  landlord,
  before,
  after,
  inbound,
  danger,
}: {
  product: Pick<Product, 'transcript' | 'clock'>
  landlord: Landlord
  before: ConversationRecord
  after: ConversationRecord
  inbound: Inbound
  danger: boolean
}): Promise<NewSend[]> {
  const centre = centreOf(landlord)
  // What is restricted never leaves the house, and neither does a talk that was restricted anywhere.
  if (!centre || after.sections.some(({ audience }) => audience !== 'general')) return []
  const at = product.clock()
  const send = (activity: CentreActivity): NewSend[] => [row({ centre, conversation: after, inbound, activity, at })]
  const id = `centre:${inbound.id}`
  if (isCentre(after.holder)) {
    if (after.ended && !before.ended) return send(ended({ talk: after, id, at }))
    const { kind, text, attachments, files = [] } = inbound.payload
    if (kind !== 'message') return []
    return send(tenantSaid({ talk: after, id, at, text, danger, things: attachments + files.length }))
  }
  const { waiting } = after
  // Left the queue, with a message or without: nobody there need come any more.
  if (before.waiting && !waiting && after.holder === null)
    return serves({ centre, team: before.waiting.team }) ? send(ended({ talk: after, id, at })) : []
  const asked = waiting !== null && (before.waiting === null || before.waiting.team !== waiting.team)
  if (!asked || after.holder !== null || !serves({ centre, team: waiting.team })) return []
  const lines = await linesOf({ product, conversation: before, inbound })
  const { since, team, reason, urgent } = waiting
  const context = { skill: team, reason, language: after.language, urgent, danger, waitingSince: since.toISOString() }
  return send(initiation({ talk: after, id, at, context, lines }))
}

const serves = ({ centre: { teams }, team }: { centre: Centre; team: string }): boolean =>
  teams === undefined || teams.includes(team)

async function linesOf({
  product,
  conversation,
  inbound,
}: {
  product: Pick<Product, 'transcript'>
  conversation: ConversationRecord
  inbound: Inbound
}): Promise<Line[]> {
  const after = Math.max(0, conversation.position - LINES)
  const read = await product.transcript.read({ conversation, after, limit: LINES })
  const before = read.flatMap(({ author, at, body }): Line[] =>
    body && !body.event && body.text !== '' ? [{ author, at, body }] : [],
  )
  const { kind, text, receivedAt } = inbound.payload
  return kind === 'message' && text !== '' ? [...before, { author: 'tenant', at: receivedAt, body: { text } }] : before
}

const row = ({
  centre: { url },
  conversation: { _id, landlord, retention, position },
  inbound,
  activity,
  at,
}: {
  centre: Centre
  conversation: ConversationRecord
  inbound: Pick<Inbound, 'id'>
  activity: CentreActivity
  at: Date
}): NewSend => ({
  id: `centre:${inbound.id}`,
  landlord,
  audience: 'general',
  retention,
  conversation: _id,
  channel: 'contact_centre',
  kind: 'reply',
  lane: `centre:${_id}`,
  order: position,
  at,
  content: { url, payload: JSON.stringify(activity) },
})
