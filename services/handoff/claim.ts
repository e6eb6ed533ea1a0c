/** One person holds a conversation, or nobody: every change of hands compares before it sets, in one transaction with what is said. */
import type { ClientSession, Model } from 'mongoose'
import type { ConversationRecord, Waiting } from '../conversations/conversationModel.ts'
import { currentSection, type Sections } from '../conversations/sections.ts'
import type { Author, Transcript, TranscriptBody } from '../conversations/transcript.ts'
import { trusted } from '../db.ts'
import { AppError } from '../errors.ts'
import type { Scope } from '../staff/roles.ts'
import type { TakenUp } from './takenUp.ts'

interface Move {
  session: ClientSession
  scope: Scope
  id: string
  account: string
  at: Date
}

/** A row that a person or the change of hands leaves in the transcript. */
export interface Line {
  author: Author
  body: TranscriptBody
}

export interface Claims {
  /** Null when it was this account's already. Throws `not_found` outside the scope, `conflict` with the holder's id. */
  claim(args: Move & { line: (conversation: ConversationRecord) => Line }): Promise<ConversationRecord | null>
  /** The holder says something: the conversation as it is afterwards, its last position being this line's. */
  speak(args: Move & { line: Line }): Promise<ConversationRecord>
  /** `followUp`: the day on which it is to be looked at again. */
  release(args: Move & { followUp: string | null }): Promise<ConversationRecord>
  /** Gives a conversation whose holder has gone back to the queue; null when it changed hands meanwhile. */
  lapse(args: {
    session: ClientSession
    conversation: ConversationRecord
    waiting: Waiting
    at: Date
    line: Line
  }): Promise<ConversationRecord | null>
  clearAlert(args: Move): Promise<ConversationRecord>
}

export function createClaims({
  conversations,
  transcript,
  sections,
  takenUp,
}: {
  conversations: Model<ConversationRecord>
  transcript: Transcript
  sections: Sections
  takenUp: TakenUp
}): Claims {
  /** A version step makes a bot turn that is running meet a conflict, look again, and find itself silent. */
  const move = ({
    session,
    filter,
    set,
    say,
  }: {
    session: ClientSession
    filter: Record<string, unknown> & { landlord: string }
    set: Partial<ConversationRecord>
    say: boolean
  }) =>
    conversations
      .findOneAndUpdate(
        filter,
        { $set: set, $inc: { version: 1, ...(say ? { position: 1 } : {}) } },
        { session, returnDocument: 'after' },
      )
      .lean<ConversationRecord>()

  const write = async ({
    session,
    conversation,
    line,
    at,
  }: {
    session: ClientSession
    conversation: ConversationRecord
    line: Line
    at: Date
  }): Promise<void> => {
    const row = transcript.row({
      conversation,
      open: currentSection({ conversation, sections }),
      position: conversation.position,
      at,
      ...line,
    })
    await transcript.insert([row]).run(session)
  }

  /** Why a move found nothing: not there for this reader, or in other hands. */
  const refuse = async ({ session, scope, id }: Move): Promise<never> => {
    const found = await conversations
      .findOne({ _id: id, ...scope.conversations() }, { holder: 1 })
      .session(session)
      .lean<Pick<ConversationRecord, 'holder'>>()
    if (!found) throw new AppError('not_found')
    throw new AppError('conflict', found.holder ? { holder: found.holder } : { holder: '' })
  }

  return {
    claim: async ({ line, ...args }) => {
      const { session, scope, id, account, at } = args
      const filter = { _id: id, ...scope.conversations(), holder: null }
      const taken = await move({ session, filter, set: { holder: account, followUp: null }, say: true })
      if (taken) {
        await write({ session, conversation: taken, line: line(taken), at })
        await takenUp.note({ session, conversation: taken, at })
        return taken
      }
      const own = await conversations.exists({ _id: id, ...scope.conversations(), holder: account }).session(session)
      return own ? null : await refuse(args)
    },
    speak: async ({ line, ...args }) => {
      const { session, scope, id, account, at } = args
      const conversation = await move({
        session,
        filter: { _id: id, ...scope.conversations(), holder: account },
        set: {},
        say: true,
      })
      if (!conversation) return await refuse(args)
      await write({ session, conversation, line, at })
      return conversation
    },
    release: async (args) => {
      const { session, scope, id, account, followUp } = args
      const filter = { _id: id, ...scope.conversations(), holder: account }
      const set = { holder: null, waiting: null, followUp }
      return (await move({ session, filter, set, say: false })) ?? (await refuse(args))
    },
    lapse: async ({ session, conversation, waiting, at, line }) => {
      const { _id, landlord, holder } = conversation
      const back = await move({
        session,
        filter: { _id, landlord, holder: holder as string },
        set: { holder: null, waiting },
        say: true,
      })
      if (back) await write({ session, conversation: back, line, at })
      return back
    },
    clearAlert: async (args) => {
      const { session, scope, id } = args
      const filter = { _id: id, ...scope.conversations(), alert: trusted({ $ne: null }) }
      const cleared = await move({ session, filter, set: { alert: null }, say: false })
      if (cleared) return cleared
      const found = await conversations
        .findOne({ _id: id, ...scope.conversations() })
        .session(session)
        .lean<ConversationRecord>()
      if (!found) throw new AppError('not_found')
      return found
    },
  }
}
