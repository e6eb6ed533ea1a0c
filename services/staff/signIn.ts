/** Signing in and out, proving it again, changing a password, shutting an account: every change of an account ends its sessions. */
import type { Clock } from '../clock.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import type { Audit } from './audit.ts'
import type { Factors } from './factors.ts'
import { checkPassword, type PasswordProblem } from './passwords.ts'
import type { SessionProof, Sessions, SessionWay } from './sessions.ts'

/** Who asks, by which session. */
export interface SignedIn extends SessionProof {
  account: AccountRecord
  secret: string
}

export interface SignIn {
  /** Null for a wrong password, a wrong or missing code, an unknown or a shut account alike; the work done is the same. */
  signIn(args: {
    landlords: string[]
    email: string
    password: string
    code?: string | undefined
  }): Promise<{ account: AccountRecord; secret: string; second: boolean; way: SessionWay } | null>
  signOut(args: { account: AccountRecord; secret: string }): Promise<void>
  /** A session counts only while its account is open. */
  who(args: {
    secret: string
    landlords: string[]
    touch: boolean
  }): Promise<({ account: AccountRecord } & SessionProof) | null>
  /** The code where one is set up, else the password: then the session is fresh, under a new secret (T13). Null where it was wrong. */
  prove(args: SignedIn & { password?: string | undefined; code?: string | undefined }): Promise<string | null>
  changePassword(
    args: SignedIn & { current: string; next: string },
  ): Promise<{ ok: true; secret: string } | { ok: false; reason: PasswordProblem | 'wrong' }>
  disable(args: { landlord: string; id: string; by: string }): Promise<void>
}

export function createSignIn({
  accounts,
  sessions,
  factors,
  audit,
  clock,
}: {
  accounts: Accounts
  sessions: Sessions
  factors: Factors
  audit: Audit
  clock: Clock
}): SignIn {
  const holder = ({ _id, landlord }: AccountRecord) => ({ landlord, account: _id })
  return {
    signIn: async ({ landlords, email, password, code = '' }) => {
      const found = await accounts.byEmail({ landlords, email })
      // The first landlord named is the one whose address the person is at.
      const named = landlords.map((slug) => found.find((one) => one.landlord === slug)).find(Boolean)
      const account = named && !named.disabled ? named : null
      const good = await checkPassword({ stored: account?.password ?? null, password })
      // Looked at whether the password was right or not: neither answer nor time tells which of the two was wrong (T15).
      const { needed, proof } = await factors.look({ account, code, at: clock() })
      if (!account || !good) return null
      if (needed && !(proof && (await factors.use({ account, proof })))) return null
      const how = proof === null ? '' : 'step' in proof ? 'code' : 'recovery'
      await audit.write({ ...holder(account), action: 'session.begin', ...(how ? { detail: how } : {}) })
      await accounts.signedIn({ account, at: clock() })
      return {
        account,
        second: needed,
        way: 'password',
        secret: await sessions.begin({ ...holder(account), second: needed }),
      }
    },
    signOut: async ({ account, secret }) => {
      await sessions.end({ secret, landlords: [account.landlord] })
      await audit.write({ ...holder(account), action: 'session.end' })
    },
    who: async (args) => {
      const session = await sessions.check(args)
      if (!session) return null
      const account = await accounts.byId({ landlord: session.landlord, id: session.account })
      const { provedAt, second, way } = session
      return account && !account.disabled ? { account, provedAt, second, way } : null
    },
    prove: async ({ account, secret, second, way, password = '', code = '' }) => {
      const { needed, proof } = await factors.look({ account, code, at: clock() })
      const right = needed
        ? proof !== null && (await factors.use({ account, proof }))
        : // Whoever came by the provider goes back to the provider.
          way === 'password' && (await checkPassword({ stored: account.password, password }))
      if (!right) return null
      const how = proof === null ? 'password' : 'step' in proof ? 'code' : 'recovery'
      await audit.write({ ...holder(account), action: 'session.proof', detail: how })
      return await sessions.prove({ ...holder(account), secret, second: second || needed })
    },
    changePassword: async ({ account, current, next, provedAt, second, way }) => {
      if (!(await checkPassword({ stored: account.password, password: current }))) return { ok: false, reason: 'wrong' }
      if (current === next) return { ok: false, reason: 'common' }
      const problem = await accounts.setPassword({ account, password: next })
      if (problem) return { ok: false, reason: problem }
      await sessions.endAll(holder(account))
      await audit.write({ ...holder(account), action: 'account.password' })
      // Where a code is set up, a password alone proves nothing anew.
      const proof = account.factorSince || way === 'oidc' ? { provedAt, second, way } : { second, way }
      return { ok: true, secret: await sessions.begin({ ...holder(account), ...proof }) }
    },
    disable: async ({ landlord, id, by }) => {
      await accounts.setDisabled({ landlord, id, disabled: true })
      await sessions.endAll({ landlord, account: id })
      await audit.write({ landlord, account: by, action: 'account.disable', target: id })
    },
  }
}
