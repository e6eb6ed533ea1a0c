/** What a person was told that counts later: safety, the choice, who will see it, when somebody answers; each with its wording. */
import { z } from 'zod'
import type { Entry } from '../../../../services/conversations/transcript.ts'
import { instant, iso } from '../staffRoute.ts'

const TOPICS = {
  safety: /^(danger\.(first|ways|possible|automatic|safe)|serviceRequest\.(emergency|hazard)|replies\.emergency)/,
  choice: /^choice\.(offer|explain|notNow)/,
  confidential: /^(sensitive\.(intro|done|stopped|notKept)|hateReport\.(open|statement|stop)|asb\.begin)/,
  complaint: /^complaint\.(logged|done|answerBy|answerWithin|representative)|^replies\.complain/,
  ombudsman: /^(replies\.)?ombudsman/,
  waiting: /^(handoff\.(waiting|closed|nobody)|sensitive\.(waiting|back))/,
  privacy: /^(common\.privacy|sms\.threadStart)/,
} as const
type Topic = keyof typeof TOPICS
const NAMES = Object.keys(TOPICS) as [Topic, ...Topic[]]

export const toldText = z.object({
  topic: z.enum(NAMES),
  wording: z.string().describe('key of the text'),
  version: z.number().int().nullable().describe('null: a text that has no versions'),
  language: z.string().nullable(),
  at: instant.describe('when last'),
  position: z.number().int(),
})
export type ToldText = z.infer<typeof toldText>

const topicOf = (key: string): Topic | undefined => NAMES.find((name) => TOPICS[name].test(key))

/** Each text once, as it was said last, in the order of the topics. */
export function toldIn(entries: Pick<Entry, 'position' | 'at' | 'body'>[]): ToldText[] {
  const told = new Map<string, ToldText>()
  for (const { position, at, body } of entries) {
    for (const said of body?.said ?? []) {
      const [wording, version] = said.split('@') as [string, string?]
      const topic = topicOf(wording)
      if (!topic) continue
      const language = body?.language ?? null
      const numbered = version === undefined ? null : Number(version)
      told.set(wording, { topic, wording, version: numbered, language, at: iso(at), position })
    }
  }
  return [...told.values()].sort((one, other) => NAMES.indexOf(one.topic) - NAMES.indexOf(other.topic))
}
