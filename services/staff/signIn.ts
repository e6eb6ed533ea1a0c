/** Signing in and out, changing a password, shutting an account: every change of an account ends its sessions. */
import type { AccountRecord, Accounts } from './accounts.ts'
import type { Audit } from './audit.ts'
import { checkPassword, type PasswordProblem } from './passwords.ts'
import type { Sessions } from './sessions.ts'

export interface SignIn {
  /** Null for a wrong password, an unknown or a shut account alike; the work done is the same. */
  signIn(args: {
    landlords: string[]
    email: string
    password: string
  }): Promise<{ account: AccountRecord; secret: string } | null>
  signOut(args: { account: AccountRecord; secret: string }): Promise<void>
  /** A session counts only while its account is open. */
  who(args: { secret: string; landlords: string[]; touch: boolean }): Promise<AccountRecord | null>
  changePassword(args: {
    account: AccountRecord
    current: string
    next: string
  }): Promise<{ ok: true; secret: string } | { ok: false; reason: PasswordProblem | 'wrong' }>
  disable(args: { landlord: string; id: string; by: string }): Promise<void>
}

export function createSignIn({
  accounts,
  sessions,
  audit,
}: {
  accounts: Accounts
  sessions: Sessions
  audit: Audit
}): SignIn {
  const begin = (account: AccountRecord): Promise<string> =>
    sessions.begin({ landlord: account.landlord, account: account._id })
  return {
    signIn: async ({ landlords, email, password }) => {
      const found = await accounts.byEmail({ landlords, email })
      // The first landlord named is the one whose address the person is at.
      const account = landlords.map((slug) => found.find((one) => one.landlord === slug)).find(Boolean) ?? null
      const good = await checkPassword({ stored: account && !account.disabled ? account.password : null, password })
      if (!account || !good) return null
      await audit.write({ landlord: account.landlord, account: account._id, action: 'session.begin' })
      return { account, secret: await begin(account) }
    },
    signOut: async ({ account, secret }) => {
      await sessions.end({ secret, landlords: [account.landlord] })
      await audit.write({ landlord: account.landlord, account: account._id, action: 'session.end' })
    },
    who: async (args) => {
      const holder = await sessions.check(args)
      if (!holder) return null
      const account = await accounts.byId({ landlord: holder.landlord, id: holder.account })
      return account && !account.disabled ? account : null
    },
    changePassword: async ({ account, current, next }) => {
      if (!(await checkPassword({ stored: account.password, password: current }))) return { ok: false, reason: 'wrong' }
      if (current === next) return { ok: false, reason: 'common' }
      const problem = await accounts.setPassword({ account, password: next })
      if (problem) return { ok: false, reason: problem }
      await sessions.endAll({ landlord: account.landlord, account: account._id })
      await audit.write({ landlord: account.landlord, account: account._id, action: 'account.password' })
      return { ok: true, secret: await begin(account) }
    },
    disable: async ({ landlord, id, by }) => {
      await accounts.setDisabled({ landlord, id, disabled: true })
      await sessions.endAll({ landlord, account: id })
      await audit.write({ landlord, account: by, action: 'account.disable', target: id })
    },
  }
}
