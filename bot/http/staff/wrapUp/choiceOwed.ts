/** Whether the choice to complain is still owed: dissatisfaction was heard in this stretch of the talk, and nobody has offered it (Complaint Handling Code 2024, 1.3). */
import type { DissatisfactionRecord } from '../../../../services/cases/dissatisfaction.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { heardIn, soundsUnhappy } from '../../../../services/conversations/heardBody.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { trusted } from '../../../../services/db.ts'
import type { Product } from '../../../product.ts'
import { corrected } from '../corrections/correctedHeard.ts'

export interface Owed {
  owed: boolean
  /** The inbox id of the last dissatisfied message for which nothing was offered. */
  message: string | null
  /** A complaint was opened in this stretch. */
  complaint: string | null
}

const DAY_MS = 86_400_000
const MOST = 500
const NOTHING: Owed = { owed: false, message: null, complaint: null }

export async function choiceOwed({
  product,
  conversation,
}: {
  product: Pick<Product, 'transcript' | 'corrections' | 'dissatisfactions' | 'cases' | 'wrapUps'>
  conversation: ConversationRecord
}): Promise<Owed> {
  // Of what is told in confidence the choice is offered after it, and not by whoever picks it up.
  if (conversation.audience !== 'general') return NOTHING
  const { landlord, _id: id } = conversation
  const [before] = await product.wrapUps.of({ landlord, conversation: id, audiences: ['general'] })
  const said = await generalRows({ product, conversation })
  const joined = said.findLast(({ body }) => body?.said?.some((key) => key.startsWith('handoff.joined')))
  const asked = conversation.waiting?.since ?? joined?.at ?? conversation.lastInboundAt
  const since = new Date(Math.max(before?.at.getTime() ?? 0, asked.getTime() - DAY_MS))
  const of = { landlord, conversation: id }
  const [signs, opened] = await Promise.all([
    product.dissatisfactions.model.find(of).lean<DissatisfactionRecord[]>(),
    product.cases.model
      .findOne({ ...of, kind: 'complaint', audience: 'general', receivedAt: trusted({ $gte: since }) }, { _id: 1 })
      .sort({ receivedAt: -1 })
      .lean<{ _id: string }>(),
  ])
  const offered = signs.flatMap(({ offers }) => offers.map(({ at }) => at)).filter((at) => at >= since)
  /** What the assistant heard it has offered for once in the stretch; while a person has it, each sign wants its own. */
  const isOffered = (at: Date): boolean => offered.some((offer) => at < asked || offer >= at)
  const last = said.findLast(
    ({ author, at, unhappy }) => author === 'tenant' && at > since && unhappy && !isOffered(at),
  )
  return {
    owed: last !== undefined && opened === null,
    message: last?.inbound ?? null,
    complaint: opened?._id ?? null,
  }
}

const isUnhappy = (stored: unknown): boolean => {
  const heard = heardIn(stored)
  return heard !== null && soundsUnhappy(heard)
}

async function generalRows({
  product,
  conversation,
}: {
  product: Pick<Product, 'transcript' | 'corrections'>
  conversation: ConversationRecord
}) {
  const { landlord, _id } = conversation
  const rows = await product.transcript.model
    .find({ landlord, conversation: _id, audience: 'general' })
    .sort({ position: -1 })
    .limit(MOST)
    .lean<TranscriptRecord[]>()
  const corrections = await product.corrections.read({
    conversation,
    positions: rows.map(({ position }) => position),
  })
  return rows.reverse().map((row) => {
    const line = product.transcript.open({ conversation, row })
    // What either has heard is owed an offer: a correction may add one, and never spares it.
    const unhappy = [line, corrected({ line, corrections })].some(({ body }) => isUnhappy(body?.heard))
    return { ...line, unhappy }
  })
}
