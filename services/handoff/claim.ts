/** One person holds a conversation, or nobody: every change of hands compares before it sets, in one transaction with what is said. */
import type { ClientSession, Model } from 'mongoose'
import type { ConversationRecord, Offered, Waiting } from '../conversations/conversationModel.ts'
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
  /** Hands a waiting conversation, or the one's own, to a colleague; null when it was the colleague's already. */
  assign(
    args: Move & { to: string; line: (conversation: ConversationRecord) => Line },
  ): Promise<ConversationRecord | null>
  /** Shows whom it is offered to, or to nobody; false when it was taken up or offered elsewhere meanwhile. */
  offer(args: { session: ClientSession; conversation: ConversationRecord; to: Offered | null }): Promise<boolean>
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

  /** From nobody's hands, or from the hands of `from`, into those of `to`; null when it is in neither. */
  const take = async ({
    line,
    to,
    from,
    ...args
  }: Move & { to: string; from: string | null; line: (conversation: ConversationRecord) => Line }) => {
    const { session, scope, id, at } = args
    const set = { holder: to, followUp: null, offered: null }
    for (const holder of from === null ? [null] : [null, from]) {
      // Held by nobody and waited in by nobody: there is nothing to hand on, though one may take it oneself.
      const also = from !== null && holder === null ? { waiting: trusted({ $ne: null }) } : {}
      const filter = { landlord: scope.landlord, $and: [scope.conversations(), { _id: id, holder, ...also }] }
      const taken = await move({ session, filter, set, say: true })
      if (!taken) continue
      await write({ session, conversation: taken, line: line(taken), at })
      if (holder === null) await takenUp.note({ session, conversation: taken, at })
      return taken
    }
    const there = await conversations.exists({ _id: id, ...scope.conversations(), holder: to }).session(session)
    return there ? null : await refuse(args)
  }

  return {
    claim: (args) => take({ ...args, to: args.account, from: null }),
    assign: (args) => take({ ...args, from: args.account }),
    offer: async ({ session, conversation: { _id, landlord, offered }, to }) => {
      const { matchedCount } = await conversations.updateOne(
        {
          ...{ _id, landlord, audience: 'general', holder: null, waiting: trusted({ $ne: null }) },
          'offered.until': offered?.until ?? null,
        },
        { $set: { offered: to } },
        { session },
      )
      return matchedCount === 1
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
      const set = { holder: null, waiting: null, offered: null, followUp }
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
