/** The second factor of an account: set up with a first code, each code good once, taken away by its owner or an administrator. */
import type { ClientSession, Connection, Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { sealJson, unsealJson } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Database, trusted } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import { type FactorRecord, factorModel } from './factorModel.ts'
import { newRecoveryCodes, recoveryMark } from './recoveryCodes.ts'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

type Owner = Pick<AccountRecord, '_id' | 'landlord'>
type Proof = { step: number } | { mark: string }

export interface Factors {
  model: Model<FactorRecord>
  state(owner: Owner): Promise<{ since: Date | null; recoveryLeft: number }>
  /** A new secret to be shown; what was set up before goes on counting until the new one has shown a code. */
  begin(args: { account: AccountRecord; issuer: string; at: Date }): Promise<{ secret: string; uri: string }>
  /** The codes for a lost phone, to be shown once; or why not. `before` runs once the code is right, and may still stop it. */
  confirm(args: {
    account: AccountRecord
    code: string
    at: Date
    before: () => Promise<void>
  }): Promise<{ ok: true; recovery: string[] } | { ok: false; reason: 'wrong' | 'not_begun' }>
  /** Whether a code is asked for and this is one; for nobody the same work. Nothing is used up by looking. */
  look(args: { account: Owner | null; code: string; at: Date }): Promise<{ needed: boolean; proof: Proof | null }>
  /** False where it was used already: of two at once one passes. */
  use(args: { account: Owner; proof: Proof }): Promise<boolean>
  renewRecovery(account: Owner): Promise<string[]>
  remove(args: { account: Owner; session?: ClientSession }): Promise<void>
}

/** A secret that waits on a screen for longer is shown anew. */
const PENDING_MS = 15 * 60_000
/** Worked with where there is no account, so that an answer takes the same time. */
const DECOY = newTotpSecret()

export function createFactors({
  connection,
  db,
  master,
  accounts,
}: {
  connection: Connection
  db: Pick<Database, 'transact'>
  master: MasterKey
  accounts: Pick<Accounts, 'setFactorSince'>
}): Factors {
  const model = factorModel(connection)
  const key = master.derive('factor')
  const name = (id: string): string => `staff_factors:${id}:secret`
  const open = ({ id, sealed }: { id: string; sealed: Buffer }): string =>
    unsealJson({ key, name: name(id), sealed: bytes(sealed) }) as string
  const find = ({ _id, landlord }: Owner) => model.findOne({ _id, landlord }).lean<FactorRecord>()
  const marksOf = ({ account, codes }: { account: Owner; codes: string[] }): string[] =>
    codes.map((code) => recoveryMark({ master, account: account._id, code }))

  return {
    model,
    state: async (owner) => {
      const found = await find(owner)
      return { since: found?.since ?? null, recoveryLeft: found?.since ? found.recovery.length : 0 }
    },
    begin: async ({ account, issuer, at }) => {
      const { _id, landlord } = account
      const secret = newTotpSecret()
      const pending = sealJson({ key, name: name(_id), value: secret })
      const put = () =>
        model.updateOne(
          { _id, landlord },
          { $set: { pending, pendingAt: at }, $setOnInsert: { audience: 'general', retention: 'audit' } },
          { upsert: true },
        )
      // Two first presses at once: the second finds what the first one made.
      await put().catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error
        return put()
      })
      return { secret, uri: totpUri({ secret, issuer, label: account.email }) }
    },
    confirm: async ({ account, code, at, before }) => {
      const found = await find(account)
      if (!found?.pending || !found.pendingAt || at.getTime() - found.pendingAt.getTime() > PENDING_MS)
        return { ok: false, reason: 'not_begun' }
      const step = totpStep({ secret: open({ id: account._id, sealed: found.pending }), code, at })
      if (step === null) return { ok: false, reason: 'wrong' }
      await before()
      const recovery = newRecoveryCodes()
      const done = await db.transact(async (session) => {
        const { modifiedCount } = await model.updateOne(
          { _id: account._id, landlord: account.landlord, pendingAt: found.pendingAt },
          {
            $set: {
              secret: Buffer.from(bytes(found.pending)),
              since: at,
              lastStep: step,
              recovery: marksOf({ account, codes: recovery }),
              pending: null,
              pendingAt: null,
            },
          },
          { session },
        )
        if (modifiedCount === 1) await accounts.setFactorSince({ account, since: at, session })
        return modifiedCount === 1
      })
      return done ? { ok: true, recovery } : { ok: false, reason: 'not_begun' }
    },
    look: async ({ account, code, at }) => {
      const found = await find(account ?? { _id: 'nobody', landlord: 'nobody' })
      const needed = account !== null && found?.secret != null
      const secret = found?.secret ? open({ id: found._id, sealed: found.secret }) : DECOY
      const step = totpStep({ secret, code, at })
      const mark = recoveryMark({ master, account: account?._id ?? 'nobody', code })
      if (!needed) return { needed, proof: null }
      if (step !== null && step > found.lastStep) return { needed, proof: { step } }
      return { needed, proof: found.recovery.includes(mark) ? { mark } : null }
    },
    use: async ({ account: { _id, landlord }, proof }) => {
      const { modifiedCount } =
        'step' in proof
          ? await model.updateOne(
              { _id, landlord, lastStep: trusted({ $lt: proof.step }) },
              { $set: { lastStep: proof.step } },
            )
          : await model.updateOne({ _id, landlord, recovery: proof.mark }, { $pull: { recovery: proof.mark } })
      return modifiedCount === 1
    },
    renewRecovery: async (account) => {
      const codes = newRecoveryCodes()
      const { _id, landlord } = account
      await model.updateOne({ _id, landlord }, { $set: { recovery: marksOf({ account, codes }) } })
      return codes
    },
    remove: async ({ account, session }) => {
      const both = async (one: ClientSession): Promise<void> => {
        await model.deleteOne({ _id: account._id, landlord: account.landlord }, { session: one })
        await accounts.setFactorSince({ account, since: null, session: one })
      }
      await (session ? both(session) : db.transact(both))
    },
  }
}
