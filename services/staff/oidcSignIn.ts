/** Signing in by the landlord's own provider: it opens accounts that are there and open, and never makes one or gives a role. */
import type { Clock } from '../clock.ts'
import { newSecret } from '../ids.ts'
import type { AccountRecord, Accounts } from './accounts.ts'
import type { Audit } from './audit.ts'
import type { Identities, Identity } from './identities.ts'
import type { Sessions } from './sessions.ts'

/** What the provider vouched for. */
export interface Vouched {
  issuer: string
  subject: string
  /** Null where it has not verified one. */
  email: string | null
  /** It asked for a second factor. */
  second: boolean
  /** Milliseconds since the person last showed the provider who they are; null: it does not say. */
  age: number | null
}

export type OidcRefusal = 'unverified' | 'unknown' | 'disabled' | 'linked_elsewhere'

export interface OidcSignIn {
  /** Null for everybody who is not let in; the audit alone tells why. */
  signIn(args: { landlord: string; vouched: Vouched }): Promise<{ account: AccountRecord; secret: string } | null>
  /** The same person again, just now: the session is fresh, under a new secret. Null for anybody else. */
  prove(args: { landlord: string; account: string; secret: string; vouched: Vouched }): Promise<string | null>
}

export function createOidcSignIn({
  accounts,
  identities,
  sessions,
  audit,
  clock,
}: {
  accounts: Accounts
  identities: Identities
  sessions: Sessions
  audit: Audit
  clock: Clock
}): OidcSignIn {
  const linked = async (identity: Identity): Promise<AccountRecord | null> => {
    const id = await identities.accountOf(identity)
    return id === null ? null : await accounts.byId({ landlord: identity.landlord, id })
  }
  const find = async ({
    landlord,
    vouched: { issuer, subject, email },
  }: {
    landlord: string
    vouched: Vouched
  }): Promise<{ account: AccountRecord } | { refused: OidcRefusal; known: AccountRecord | null }> => {
    const known = await linked({ landlord, issuer, subject })
    if (known) return known.disabled ? { refused: 'disabled', known } : { account: known }
    if (email === null) return { refused: 'unverified', known: null }
    const [named] = await accounts.byEmail({ landlords: [landlord], email })
    if (!named) return { refused: 'unknown', known: null }
    if (named.disabled) return { refused: 'disabled', known: named }
    // An address that was given to somebody new at the provider does not open what its last owner had.
    if (!(await identities.link({ landlord, issuer, subject, account: named._id, at: clock() })))
      return { refused: 'linked_elsewhere', known: named }
    await audit.write({ landlord, account: named._id, action: 'account.linked', target: named._id, detail: 'oidc' })
    return { account: named }
  }
  return {
    signIn: async ({ landlord, vouched }) => {
      const found = await find({ landlord, vouched })
      if ('refused' in found) {
        const { refused, known } = found
        const by = known?._id ?? 'nobody'
        await audit.write({ landlord, account: by, action: 'session.refused', detail: `oidc ${refused}` })
        return null
      }
      const { account } = found
      const holder = { landlord, account: account._id }
      await audit.write({ ...holder, action: 'session.begin', detail: vouched.second ? 'oidc second' : 'oidc' })
      if (account.temporary) {
        // A password that somebody else made is good for nothing from now on: its owner need not know one.
        await audit.write({ ...holder, action: 'account.password', target: account._id, detail: 'oidc' })
        await accounts.setPassword({ account, password: newSecret() })
        await sessions.endAll(holder)
      }
      await accounts.signedIn({ account, at: clock() })
      // Signed in there in the morning is no proof of this moment; and where it does not say when, none at all.
      const provedAt = new Date(vouched.age === null ? 0 : clock().getTime() - Math.max(0, vouched.age))
      const secret = await sessions.begin({ ...holder, second: vouched.second, way: 'oidc', provedAt })
      return { account: { ...account, temporary: false }, secret }
    },
    prove: async ({ landlord, account: id, secret, vouched }) => {
      const account = await linked({ landlord, issuer: vouched.issuer, subject: vouched.subject })
      const session = await sessions.check({ secret, landlords: [landlord], touch: false })
      if (!account || account._id !== id || account.disabled || session?.account !== id) return null
      await audit.write({ landlord, account: id, action: 'session.proof', detail: 'oidc' })
      return await sessions.prove({ landlord, account: id, secret, second: session.second || vouched.second })
    },
  }
}
