/** Signed-in sessions: 256 random bits stored as a hash, ended by rest, by age, by signing out and by any change of the account. */
import { createHash } from 'node:crypto'
import type { Connection, Model } from 'mongoose'
import type { Clock } from '../clock.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newSecret } from '../ids.ts'

// Threat T13 (OWASP ASVS 5.0, 7.3): twenty minutes of rest, ten hours in all.
export const IDLE_MS = 20 * 60_000
export const WHOLE_MS = 10 * 60 * 60_000
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
}

export interface SessionHolder {
  landlord: string
  account: string
}

export interface Sessions {
  model: Model<SessionRecord>
  /** Always a new secret: one handed in by a stranger can never become a session (fixation). */
  begin(holder: SessionHolder): Promise<string>
  /** `touch: false` for what the page asks by itself, which is not use by a person. */
  check(args: { secret: string; landlords: string[]; touch: boolean }): Promise<SessionHolder | null>
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
    },
    [[{ landlord: 1, account: 1 }], [{ landlord: 1, startedAt: 1 }]],
  )
  const model = connection.model<SessionRecord>('StaffSession', schema, 'staff_sessions')
  const one = ({ secret, landlords }: { secret: string; landlords: string[] }) => ({
    _id: hash(secret),
    landlord: trusted({ $in: landlords }),
  })
  return {
    model,
    begin: async ({ landlord, account }) => {
      const secret = newSecret()
      const now = clock()
      await model.create([
        {
          _id: hash(secret),
          landlord,
          audience: 'general',
          retention: 'session',
          account,
          startedAt: now,
          usedAt: now,
        },
      ])
      return secret
    },
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
      return { landlord: found.landlord, account: found.account }
    },
    end: async (args) => {
      await model.deleteOne(one(args))
    },
    endAll: async (holder) => {
      await model.deleteMany({ landlord: holder.landlord, account: holder.account })
    },
  }
}
