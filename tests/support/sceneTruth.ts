/** What a conversation holds at the end of a scene, from its four sides: written by hand, on record, on each screen, at the carrier. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { LANDLORD, type SceneStage } from './sceneStage.ts'

/** Spaces and marks of direction are how words are shown, not what they say. */
export const plain = (text: string): string => text.replaceAll(/[⁦-⁩‪-‮]/g, '').replaceAll(/\s+/g, ' ').trim()

export interface OnRecord {
  id: string
  /** Author and words of each line that is shown, in order. */
  lines: string[]
  /** Every position from 1 on is there once. */
  whole: boolean
  by(author: 'tenant' | 'staff'): string[]
  /** What went to the tenant, in order. */
  told: string[]
}

export async function onRecord({
  stage: { conversations, transcript },
  channel,
  language,
}: {
  stage: SceneStage
  channel: 'webchat' | 'sms'
  language: string
}): Promise<OnRecord> {
  const found = await conversations.find({ landlord: LANDLORD, channel, language }).lean<ConversationRecord[]>()
  if (found.length !== 1) throw new Error(`${found.length} conversations by ${channel} in ${language}`)
  const [conversation] = found as [ConversationRecord]
  const all = await transcript.read({ conversation, after: 0, limit: 10_000 })
  const entries = all.flatMap(({ author, body }) => (body && !body.event ? [{ author, text: plain(body.text) }] : []))
  return {
    id: conversation._id,
    lines: entries.map(({ author, text }) => `${author}: ${text}`),
    whole: all.every(({ position }, index) => position === index + 1) && conversation.position === all.length,
    by: (author) => entries.filter((one) => one.author === author).map(({ text }) => text),
    told: entries.filter(({ author }) => author !== 'tenant').map(({ text }) => text),
  }
}

/** The texts that the carrier was given for a number, each with the key of the row it came from. */
export const atCarrier = ({ stage: { carrier }, to }: { stage: SceneStage; to: string }) =>
  carrier.texts
    .filter((text) => text.direction === 'out' && text.to === to)
    .map(({ body, statusCallback }) => ({ body: plain(body), key: statusCallback?.split('key=')[1] ?? '' }))
