/** Web-chat tokens: 256 bits, for one conversation, stored only as a hash, thirty minutes from their last use; tickets for streams live a minute and work once. */
import { createHash } from 'node:crypto'
import type { Connection, Model } from 'mongoose'
import type { Clock } from '../clock.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newSecret } from '../ids.ts'

/** Seconds. Web Chat refreshes every fifteen minutes whatever it is told (facts: Direct Line endpoints). */
export const TOKEN_SECONDS = 30 * 60
export const TICKET_SECONDS = 60

export interface TokenRecord {
  /** SHA-256 of the token, base64url. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  use: 'token' | 'ticket'
  expiresAt: Date
  ended: boolean
}

export interface TokenHolder {
  conversation: string
  landlord: string
}

export type Checked = { ok: true; holder: TokenHolder } | { ok: false; reason: 'unknown' | 'expired' | 'ended' }

export interface Tokens {
  model: Model<TokenRecord>
  issue(holder: TokenHolder): Promise<{ token: string; expiresIn: number }>
  ticket(holder: TokenHolder): Promise<string>
  check(args: { token: string; landlords: string[] }): Promise<Checked>
  /** What was last known of a token without asking the database; for the one answer that must not wait for it. */
  remembered(token: string): TokenHolder | null
  /** Uses a ticket up. */
  redeem(args: { ticket: string; landlords: string[] }): Promise<TokenHolder | null>
  end(holder: TokenHolder): Promise<void>
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Milliseconds for which a checked token is taken without asking again: short, so that an ended session ends everywhere. */
const TRUSTED_FOR = 3_000
const REMEMBERED = 20_000
/** Milliseconds (faults-and-threats.md, 4): whoever posts waits for this and for the message itself. */
const ANSWER_WITHIN = 3_000

export function createTokens({ connection, clock }: { connection: Connection; clock: Clock }): Tokens {
  const schema = scopedSchema<TokenRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      use: { type: String, required: true },
      expiresAt: { type: Date, required: true },
      ended: { type: Boolean, required: true },
    },
    [[{ landlord: 1, conversation: 1 }], [{ landlord: 1, expiresAt: 1 }]],
  )
  const model = connection.model<TokenRecord>('Token', schema, 'tokens')
  const known = new Map<string, { holder: TokenHolder; expiresAt: number; until: number }>()
  const remember = (id: string, holder: TokenHolder, expiresAt: Date): void => {
    known.delete(id)
    known.set(id, { holder, expiresAt: expiresAt.getTime(), until: clock().getTime() + TRUSTED_FOR })
    if (known.size > REMEMBERED) known.delete(known.keys().next().value as string)
  }
  const insert = async ({
    holder,
    use,
    seconds,
  }: {
    holder: TokenHolder
    use: TokenRecord['use']
    seconds: number
  }): Promise<string> => {
    const token = newSecret()
    const expiresAt = new Date(clock().getTime() + seconds * 1000)
    await model.collection.insertOne(
      {
        _id: hash(token),
        ...holder,
        audience: 'general',
        retention: 'session',
        use,
        expiresAt,
        ended: false,
      } as never,
      { timeoutMS: ANSWER_WITHIN },
    )
    if (use === 'token') remember(hash(token), holder, expiresAt)
    return token
  }
  return {
    model,
    issue: async (holder) => ({
      token: await insert({ holder, use: 'token', seconds: TOKEN_SECONDS }),
      expiresIn: TOKEN_SECONDS,
    }),
    ticket: (holder) => insert({ holder, use: 'ticket', seconds: TICKET_SECONDS }),
    remembered: (token) => known.get(hash(token))?.holder ?? null,
    check: async ({ token, landlords }) => {
      const id = hash(token)
      const now = clock().getTime()
      const held = known.get(id)
      if (held && held.until > now && held.expiresAt > now && landlords.includes(held.holder.landlord))
        return { ok: true, holder: held.holder }
      const found = (await model.collection.findOne(
        { _id: id as never, landlord: { $in: landlords }, use: 'token' },
        { timeoutMS: ANSWER_WITHIN },
      )) as TokenRecord | null
      if (!found) return { ok: false, reason: 'unknown' }
      if (found.ended) {
        known.delete(id)
        return { ok: false, reason: 'ended' }
      }
      if (found.expiresAt.getTime() <= now) return { ok: false, reason: 'expired' }
      const holder = { conversation: found.conversation, landlord: found.landlord }
      let { expiresAt } = found
      // Sliding: written back only when half the time has gone, so that reading a chat costs no writes.
      if (expiresAt.getTime() - now < (TOKEN_SECONDS * 1000) / 2) {
        expiresAt = new Date(now + TOKEN_SECONDS * 1000)
        await model.updateOne({ _id: id, landlord: found.landlord }, { $set: { expiresAt } })
      }
      remember(id, holder, expiresAt)
      return { ok: true, holder }
    },
    redeem: async ({ ticket, landlords }) => {
      const found = await model
        .findOneAndDelete({ _id: hash(ticket), landlord: trusted({ $in: landlords }), use: 'ticket' })
        .lean<TokenRecord>()
      if (!found || found.ended || found.expiresAt.getTime() <= clock().getTime()) return null
      return { conversation: found.conversation, landlord: found.landlord }
    },
    end: async (holder) => {
      for (const [id, held] of known) if (held.holder.conversation === holder.conversation) known.delete(id)
      await model.updateMany(
        { landlord: holder.landlord, conversation: holder.conversation },
        { $set: { ended: true } },
      )
    },
  }
}
