/** Live chat: members of staff take conversations up, write on the tenant's own channel, and hand back to the bot. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { SaidFile } from '../../services/conversations/saidFile.ts'
import { currentSection } from '../../services/conversations/sections.ts'
import { AppError } from '../../services/errors.ts'
import { createClaims, type Line } from '../../services/handoff/claim.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import type { Scope } from '../../services/staff/roles.ts'
import type { Staff } from '../../services/staff/staff.ts'
import { saidReply } from '../cannedReplies.ts'
import { factsOf } from '../facts.ts'
import { isTooLong, wellFormed } from '../intake.ts'
import type { Product } from '../product.ts'
import { type HandedBack, handBackWrites } from './handBackWrites.ts'
import { handoffLine } from './handoffLine.ts'
import { giveBackLapsed } from './lapsedClaims.ts'
import { leaveStaffWords, type Session } from './leaveStaffWords.ts'
import { offerInTurn } from './offerInTurn.ts'
import { countSegments, foldPlain } from './sms/segments.ts'

/** Twilio refuses texts over 1,600 characters; ten segments stay below that in either alphabet. */
export const SMS_SEGMENTS = 10

/** Whoever speaks: a member of staff, or a contact centre. */
type Speaker = Pick<AccountRecord, '_id' | 'landlord' | 'shownName'>

interface Act {
  id: string
  scope: Scope
  account: Speaker
}

export interface LiveChat {
  /** Null: it was this account's already. */
  claim(act: Act): Promise<{ position: number | null }>
  /** Whoever may not read it, has gone or has paused cannot be chosen. Null: it was the colleague's already. */
  assign(act: Act & { to: AccountRecord }): Promise<{ position: number | null }>
  /** `key` makes sending it again harmless. */
  reply(
    act: Act & {
      text: string
      /** On the web alone; stored already. */
      files?: readonly SaidFile[]
      /** What a machine made of which words; the text is what is shown of both. */
      translated?: NonNullable<Body['translated']>
      key: string
    },
  ): Promise<{ position: number; segments: number | null; again: boolean }>
  release(act: Act & HandedBack): Promise<void>
  clearAlert(act: Act): Promise<void>
  /** Gives back what people left behind who went away; how many. */
  lapse(): Promise<number>
  /** Where the landlord has it so: offers whoever waits to the next in turn; how many. */
  offer(): Promise<number>
}

type Body = Line['body']
type Kick = (lane: { landlord: string; thread: string }) => void

export function createLiveChat({ product, staff, kick }: { product: Product; staff: Staff; kick: Kick }): LiveChat {
  const { db, conversations, transcript, sections, attachments, clock } = product
  const claims = createClaims({ conversations, transcript, sections, takenUp: staff.takenUp })

  /** A conflict knows the holder's id; people are told the name. */
  const named = async ({ error, landlord }: { error: unknown; landlord: string }): Promise<never> => {
    const holder = error instanceof AppError && error.code === 'conflict' ? error.detail.holder : undefined
    if (typeof holder !== 'string') throw error
    const names = await staff.accounts.names({ landlord, ids: [holder] })
    throw new AppError('conflict', { holder: names.get(holder) ?? '' })
  }
  /** A ready reply that goes out as it stands is on record like any text of ours. */
  const wordingOf = ({ landlord: slug, text }: { landlord: string; text: string }): Pick<Body, 'said' | 'language'> => {
    const landlord = product.landlords.bySlug(slug)
    const ready = landlord && saidReply({ facts: factsOf({ landlord, law: product.law }), text })
    return ready ? { said: [ready.said], language: ready.language } : {}
  }
  const work = <T>({ account, run }: { account: Speaker; run: (session: Session) => Promise<T> }): Promise<T> =>
    db.transact(run).catch((error: unknown) => named({ error, landlord: account.landlord }))

  /** Tells the tenant who speaks from now on; on the web the page shows it, and a text would come before there is anything to read. */
  const joins = async ({
    account,
    at,
    take,
  }: {
    account: Speaker
    at: Date
    take: (args: {
      session: Session
      line: (conversation: ConversationRecord) => Line
    }) => Promise<ConversationRecord | null>
  }) => {
    const params = { name: account.shownName }
    return await work({
      account,
      run: async (session) => {
        let words = ''
        const line = (conversation: ConversationRecord): Line => {
          const said = handoffLine({ product, conversation, key: 'handoff.joined', params })
          words = said.body.text
          return said
        }
        const taken = await take({ session, line })
        if (taken) {
          const { landlord, _id: conversation } = taken
          await product.wrapUps.looked({ session, landlord, conversation, at })
        }
        if (taken && taken.channel !== 'webchat')
          await leaveStaffWords({ product, session, conversation: taken, words, at })
        return { position: taken?.position ?? null }
      },
    })
  }

  return {
    claim: async ({ id, scope, account }) => {
      const at = clock()
      await staff.presence.seen({ landlord: account.landlord, account: account._id, at })
      const take = (said: Pick<Parameters<typeof claims.claim>[0], 'session' | 'line'>) =>
        claims.claim({ ...said, scope, id, account: account._id, at })
      return await joins({ account, at, take })
    },

    assign: async ({ id, scope, account, to }) => {
      const at = clock()
      const take = (said: Pick<Parameters<typeof claims.claim>[0], 'session' | 'line'>) =>
        claims.assign({ ...said, scope, id, account: account._id, to: to._id, at })
      return await joins({ account: to, at, take })
    },

    reply: async ({ id, scope, account, text, files = [], translated, key }) => {
      const words = wellFormed(text).trim()
      if (words === '' && files.length === 0) throw new AppError('bad_request')
      if (isTooLong(words)) throw new AppError('too_large')
      const at = clock()
      const { landlord } = account
      let done = false
      const say = async (session: Session) => {
        const line: Line = {
          author: 'staff',
          body: {
            text: words,
            name: account.shownName,
            ...wordingOf({ landlord, text: words }),
            ...(files.length > 0 ? { files: [...files] } : {}),
            ...(translated ? { translated, language: translated.to } : {}),
          },
        }
        const conversation = await claims.speak({ session, scope, id, account: account._id, at, line })
        if (files.length > 0) {
          if (conversation.channel !== 'webchat') throw new AppError('conflict', { reason: 'files_by_text' })
          const { section } = currentSection({ conversation, sections })
          await attachments.keep({ conversation, section, files }).run(session)
        }
        done = true
        const segments = conversation.channel === 'sms' ? countSegments(foldPlain(words)).segments : null
        if (segments !== null && segments > SMS_SEGMENTS) throw new AppError('too_large', { segments })
        const left = await leaveStaffWords({ product, session, conversation, words, at })
        if (!left.ok) throw new AppError('conflict', { reason: left.reason })
        return { position: conversation.position, segments }
      }
      const result = await staff.once
        .run({ landlord, key: `reply:${account._id}:${id}:${key}`, at, work: say })
        .catch((error: unknown) => named({ error, landlord }))
      return { ...result, again: !done }
    },

    release: async ({ id, scope, account, ...back }) => {
      const at = clock()
      const followUp = back.wrapUp.follow_up ?? null
      const run = async (session: Session) => {
        const by = account._id
        const before = await conversations
          .findOne({ _id: id, ...scope.conversations() }, { waiting: 1 })
          .session(session)
          .lean<Pick<ConversationRecord, 'waiting'>>()
        const conversation = await claims.release({ session, scope, id, account: by, at, followUp })
        const team = before?.waiting?.team ?? null
        await handBackWrites({ product, session, conversation, by, at, team, ...back })
        return conversation
      }
      const { landlord, thread } = await work({ account, run })
      kick({ landlord, thread })
    },

    clearAlert: async ({ id, scope, account }) => {
      const at = clock()
      await work({ account, run: (session) => claims.clearAlert({ session, scope, id, account: account._id, at }) })
    },

    lapse: () => giveBackLapsed({ product, staff, claims }),
    offer: () => offerInTurn({ product, staff, claims }),
  }
}
