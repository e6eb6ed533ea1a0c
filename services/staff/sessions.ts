/** Signed-in sessions: 256 random bits stored as a hash, ended by rest, by age, by signing out and by any change of the account. */
import { createHash } from 'node:crypto'
import type { Connection, Model } from 'mongoose'
import type { Clock } from '../clock.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newSecret } from '../ids.ts'

// Threat T13 (OWASP ASVS 5.0, 7.3): twenty minutes of rest, ten hours in all.
export const IDLE_MS = 20 * 60_000
export const WHOLE_MS = 10 * 60 * 60_000
/** For so long a proof lasts before what is sensitive (OWASP ASVS 5.0, 7.5.3). */
export const FRESH_MS = 10 * 60_000
/** Use is written down at most this often, so that looking at a list is not a write each time. */
const NOTED_EVERY_MS = 60_000

export interface SessionRecord {
  /** SHA-256 of the secret, base64url. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  account: string
  startedAt: Date
  usedAt: Date
  /** When this person last showed who they are: at sign-in, and again before what is sensitive. */
  provedAt: Date
  /** A second factor was shown in this session. */
  second: boolean
  /** How it began. */
  way: SessionWay
}

export const SESSION_WAYS = ['password', 'oidc'] as const
export type SessionWay = (typeof SESSION_WAYS)[number]

export interface SessionHolder {
  landlord: string
  account: string
}

export interface SessionProof {
  provedAt: Date
  second: boolean
  way: SessionWay
}

export type OpenSession = Pick<SessionRecord, '_id' | 'startedAt' | 'usedAt'>

export interface Sessions {
  model: Model<SessionRecord>
  /** Always a new secret: one handed in by a stranger can never become a session (fixation). */
  begin(holder: SessionHolder & Partial<SessionProof>): Promise<string>
  /** `touch: false` for what the page asks by itself, which is not use by a person. */
  check(args: { secret: string; landlords: string[]; touch: boolean }): Promise<(SessionHolder & SessionProof) | null>
  /** The same session, proved anew, under a new secret; its age stays. Null where it has ended meanwhile. */
  prove(args: SessionHolder & { secret: string; second: boolean }): Promise<string | null>
  /** Those that have not come to an end, the last used first. */
  openOf(holder: SessionHolder): Promise<OpenSession[]>
  /** All of the account but one. */
  endOthers(args: SessionHolder & { secret: string }): Promise<void>
  isOf(args: { session: OpenSession; secret: string }): boolean
  end(args: { secret: string; landlords: string[] }): Promise<void>
  endAll(holder: SessionHolder): Promise<void>
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export function createSessions({ connection, clock }: { connection: Connection; clock: Clock }): Sessions {
  const schema = scopedSchema<SessionRecord>(
    {
      _id: String,
      account: { type: String, required: true },
      startedAt: { type: Date, required: true },
      usedAt: { type: Date, required: true },
      provedAt: { type: Date, default: null },
      second: { type: Boolean, default: false },
      way: { type: String, enum: SESSION_WAYS, default: 'password' },
    },
    [[{ landlord: 1, account: 1 }], [{ landlord: 1, startedAt: 1 }]],
  )
  const model = connection.model<SessionRecord>('StaffSession', schema, 'staff_sessions')
  const one = ({ secret, landlords }: { secret: string; landlords: string[] }) => ({
    _id: hash(secret),
    landlord: trusted({ $in: landlords }),
  })
  const add = async (record: SessionHolder & SessionProof & { startedAt: Date }): Promise<string> => {
    const secret = newSecret()
    const own = { _id: hash(secret), audience: 'general', retention: 'session', usedAt: clock() } as const
    await model.create([{ ...own, ...record }])
    return secret
  }
  return {
    model,
    begin: ({ landlord, account, provedAt = clock(), second = false, way = 'password' }) =>
      add({ landlord, account, provedAt, second, way, startedAt: clock() }),
    prove: async ({ landlord, account, secret, second }) => {
      const before = await model.findOneAndDelete({ _id: hash(secret), landlord, account }).lean<SessionRecord>()
      if (!before) return null
      const { startedAt, way = 'password' } = before
      return await add({ landlord, account, startedAt, provedAt: clock(), second, way })
    },
    openOf: ({ landlord, account }) => {
      const now = clock().getTime()
      const used = trusted({ $gt: new Date(now - IDLE_MS) })
      const started = trusted({ $gt: new Date(now - WHOLE_MS) })
      return model
        .find({ landlord, account, usedAt: used, startedAt: started }, { startedAt: 1, usedAt: 1 })
        .sort({ usedAt: -1, _id: 1 })
        .lean<OpenSession[]>()
    },
    endOthers: async ({ landlord, account, secret }) => {
      await model.deleteMany({ landlord, account, _id: trusted({ $ne: hash(secret) }) })
    },
    isOf: ({ session, secret }) => session._id === hash(secret),
    check: async ({ secret, landlords, touch }) => {
      const found = await model.findOne(one({ secret, landlords })).lean<SessionRecord>()
      if (!found) return null
      const now = clock().getTime()
      const rest = now - found.usedAt.getTime()
      if (rest >= IDLE_MS || now - found.startedAt.getTime() >= WHOLE_MS) {
        await model.deleteOne({ _id: found._id, landlord: found.landlord })
        return null
      }
      if (touch && rest >= NOTED_EVERY_MS)
        await model.updateOne({ _id: found._id, landlord: found.landlord }, { $set: { usedAt: new Date(now) } })
      const { landlord, account, startedAt, provedAt, second } = found
      // Begun by an earlier release: proved when it began.
      return {
        landlord,
        account,
        provedAt: provedAt ?? startedAt,
        second: second ?? false,
        way: found.way ?? 'password',
      }
    },
    end: async (args) => {
      await model.deleteOne(one(args))
    },
    endAll: async (holder) => {
      await model.deleteMany({ landlord: holder.landlord, account: holder.account })
    },
  }
}
