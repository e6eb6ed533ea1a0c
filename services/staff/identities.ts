/** Which account somebody at a sign-in provider is: one account for each of its people, and one of its people for each account. */
import { createHash } from 'node:crypto'
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'

export interface IdentityRecord {
  /** SHA-256 of landlord, issuer and subject, base64url. */
  _id: string
  landlord: string
  audience: Audience
  /** Kept as long as the account. */
  retention: RetentionClass
  account: string
  issuer: string
  linkedAt: Date
}

/** Who somebody is at the provider: the subject is good within its issuer only. */
export interface Identity {
  landlord: string
  issuer: string
  subject: string
}

export interface Identities {
  model: Model<IdentityRecord>
  accountOf(identity: Identity): Promise<string | null>
  /** False where the account is somebody else's at the provider already, or somebody else was quicker. */
  link(args: Identity & { account: string; at: Date }): Promise<boolean>
}

const idOf = ({ landlord, issuer, subject }: Identity): string =>
  createHash('sha256')
    .update(JSON.stringify([landlord, issuer, subject]))
    .digest('base64url')

export function createIdentities({ connection }: { connection: Connection }): Identities {
  const schema = scopedSchema<IdentityRecord>(
    {
      _id: String,
      account: { type: String, required: true },
      issuer: { type: String, required: true },
      linkedAt: { type: Date, required: true },
    },
    [[{ landlord: 1, account: 1, issuer: 1 }, { unique: true }]],
  )
  const model = connection.model<IdentityRecord>('StaffIdentity', schema, 'staff_identities')
  return {
    model,
    accountOf: async (identity) => {
      const found = await model
        .findOne({ _id: idOf(identity), landlord: identity.landlord })
        .lean<Pick<IdentityRecord, 'account'>>()
      return found?.account ?? null
    },
    link: async ({ account, at, ...identity }) => {
      const { landlord, issuer } = identity
      const own = { audience: 'general', retention: 'audit', linkedAt: at } as const
      try {
        await model.create([{ _id: idOf(identity), landlord, account, issuer, ...own }])
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}
