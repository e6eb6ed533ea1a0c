/** Setting up one's own second factor, and taking it away: each is in the audit first and ends every other session (T13). */
import type { Clock } from '../clock.ts'
import type { Audit } from './audit.ts'
import type { Factors } from './factors.ts'
import type { Sessions } from './sessions.ts'
import type { SignedIn } from './signIn.ts'

type By = Pick<SignedIn, 'account' | 'secret' | 'way'>

export interface OwnFactor {
  confirm(
    args: By & { code: string },
  ): Promise<{ ok: true; recovery: string[]; secret: string } | { ok: false; reason: 'wrong' | 'not_begun' }>
  renewRecovery(args: By): Promise<string[]>
  remove(args: By): Promise<{ secret: string }>
}

export function createOwnFactor({
  factors,
  sessions,
  audit,
  clock,
}: {
  factors: Factors
  sessions: Sessions
  audit: Audit
  clock: Clock
}): OwnFactor {
  const holder = ({ account: { _id, landlord } }: By) => ({ landlord, account: _id })
  const note = (by: By, detail: string): Promise<void> =>
    audit.write({ ...holder(by), action: 'account.factor', target: by.account._id, detail })
  /** One session goes on, under a new secret. */
  const afresh = async (by: By, second: boolean): Promise<string> => {
    await sessions.endAll(holder(by))
    return await sessions.begin({ ...holder(by), second, way: by.way })
  }
  return {
    confirm: async ({ code, ...by }) => {
      const { account } = by
      const before = (): Promise<void> => note(by, account.factorSince ? 'changed' : 'set_up')
      const done = await factors.confirm({ account, code, at: clock(), before })
      if (!done.ok) return done
      return { ...done, secret: await afresh(by, true) }
    },
    renewRecovery: async (by) => {
      await note(by, 'recovery_renewed')
      return await factors.renewRecovery(by.account)
    },
    remove: async (by) => {
      await note(by, 'removed')
      await factors.remove({ account: by.account })
      return { secret: await afresh(by, false) }
    },
  }
}
