/** Messages whose last correction could teach: from general talks on the web alone, with nothing in them that was told in confidence. */
import type { Model } from 'mongoose'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { type Heard, heardIn } from '../../services/conversations/heardBody.ts'
import type { Transcript, TranscriptRecord } from '../../services/conversations/transcript.ts'
import type { Corrections, Meant } from '../../services/corrections/corrections.ts'
import { trusted } from '../../services/db.ts'
import { corrected } from '../http/staff/corrections/correctedHeard.ts'

export interface Candidate {
  /** Of the correction. */
  id: string
  /** As it was said. */
  text: string
  /** As it now stands: two letters, or with its script. */
  language: string
  was: Meant
  now: Meant
  heard: Heard
}

const KEPT_APART: readonly string[] = ['hate', 'safeguarding', 'domestic_abuse']
const isApart = ({ intent, flags }: Heard): boolean =>
  KEPT_APART.includes(intent) || flags.some(({ name }) => KEPT_APART.includes(name))

export async function* rowCandidates({
  landlord,
  conversations,
  transcript,
  corrections,
}: {
  landlord: string
  conversations: Model<ConversationRecord>
  transcript: Transcript
  corrections: Corrections
}): AsyncGenerator<Candidate> {
  const general = { landlord, audience: 'general' as const }
  const talks = await corrections.model.distinct('conversation', general)
  for (const id of talks.sort()) {
    const conversation = await conversations
      .findOne({ _id: id, ...general, channel: 'webchat', alert: null })
      .lean<ConversationRecord>()
    // Beside what was told in confidence, nothing of the talk is plain enough to leave it.
    if (!conversation || conversation.sections.some(({ audience }) => audience !== 'general')) continue
    const positions = await corrections.model.distinct('position', { ...general, conversation: id })
    const rows = await transcript.model
      .find({ ...general, conversation: id, author: 'tenant', position: trusted({ $in: positions }) })
      .sort({ position: 1 })
      .lean<TranscriptRecord[]>()
    const all = await corrections.read({ conversation, positions })
    for (const row of rows) {
      const said = transcript.open({ conversation, row })
      const line = corrected({ line: said, corrections: all })
      const [before, heard] = [heardIn(said.body?.heard), heardIn(line.body?.heard)]
      if (!line.correction || !line.original || !line.body || !before || !heard) continue
      if (isApart(before) || isApart(heard) || said.body?.files) continue
      const { text, language = conversation.language } = line.body
      yield { id: line.correction.id, text, language, was: line.original, now: line.correction.value.now, heard }
    }
  }
}
