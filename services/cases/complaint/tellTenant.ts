/** Puts the news of an act before the bot, in the conversation that the complaint came from; never to a number that opted out. */
import type { ClientSession } from 'mongoose'
import type { ConversationRecord } from '../../conversations/conversationModel.ts'
import type { CaseRecord } from '../caseModel.ts'
import type { Change } from './change.ts'
import type { ComplaintDeps } from './complaints.ts'
import { newsRow } from './newsRow.ts'
import type { LetterOut } from './writeLetters.ts'

export async function tellTenant({
  deps,
  session,
  record,
  change,
  letters,
  conversation,
  key,
  at,
}: {
  deps: ComplaintDeps
  session: ClientSession
  record: CaseRecord
  change: Change
  letters: LetterOut[]
  conversation: ConversationRecord | null
  key: string
  at: Date
}): Promise<{ landlord: string; thread: string } | null> {
  if (!conversation || conversation.optedOut || change.news.length === 0) return null
  for (const [index, news] of change.news.entries()) {
    const letter = letters.find((one) => news.what === 'letter' && one.record.kind === news.letter)
    const row = newsRow({
      inbox: deps.inbox,
      conversation,
      id: `${record._id}:${key}:${index}`,
      news: {
        case: record._id,
        reference: record.reference,
        ...news,
        ...(letter ? { route: letter.record.route, held: letter.record.state === 'held', text: letter.text } : {}),
      },
      at,
    })
    await row.run(session)
  }
  return { landlord: conversation.landlord, thread: conversation.thread }
}
