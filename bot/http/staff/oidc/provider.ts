/** The sign-in provider: found when it is first needed, asked by code with PKCE, and believed only in what it signed. */
import * as client from 'openid-client'
import type { Vouched } from '../../../../services/staff/oidcSignIn.ts'
import type { OidcSettings } from '../../../oidcSettings.ts'

/** What one attempt must come back with. */
export interface Attempt {
  redirectUrl: string
  state: string
  nonce: string
  verifier: string
}

export interface Provider {
  /** Throws when the provider is away. */
  askAt(args: { attempt: Attempt; again: boolean }): Promise<URL>
  /** Throws for everything that is not exactly as it should be. */
  vouch(args: { attempt: Attempt; query: URLSearchParams }): Promise<Vouched>
  /** Where one signs out there too; null where it has no such place. */
  leaveAt(args: { back: string }): Promise<URL | null>
}

const WAIT_SECONDS = 5
/** Its keys and places may change: they are asked for again after this long. */
const KNOWN_MS = 60 * 60_000
/** RFC 8176: what is had or was sent, and the plain word that there were several. */
const SECOND = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc'])

export const newAttempt = (redirectUrl: string): Attempt => ({
  redirectUrl,
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

export function createProvider(settings: OidcSettings): Provider {
  const { issuer, clientId, clientSecret, plainHttp, secondFactorAcr } = settings
  let known: { at: number; found: Promise<client.Configuration> } | null = null
  const find = (): Promise<client.Configuration> => {
    if (known && Date.now() - known.at < KNOWN_MS) return known.found
    const execute = [client.enableNonRepudiationChecks, ...(plainHttp ? [client.allowInsecureRequests] : [])]
    const found = client.discovery(
      new URL(issuer),
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? client.None() : undefined,
      { execute, timeout: WAIT_SECONDS },
    )
    const asked = { at: Date.now(), found }
    known = asked
    // Away now is not away for good.
    found.catch(() => {
      if (known === asked) known = null
    })
    return found
  }
  return {
    askAt: async ({ attempt, again }) =>
      client.buildAuthorizationUrl(await find(), {
        redirect_uri: attempt.redirectUrl,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        ...(again ? { prompt: 'login', max_age: '0' } : {}),
      }),
    vouch: async ({ attempt, query }) => {
      const found = await find()
      const came = new URL(attempt.redirectUrl)
      came.search = query.toString()
      const tokens = await client.authorizationCodeGrant(found, came, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()!
      const { sub, iss, amr, acr, auth_time: since } = claims
      const asked = claims.email === undefined && found.serverMetadata().userinfo_endpoint !== undefined
      const { email, email_verified: verified } = asked
        ? await client.fetchUserInfo(found, tokens.access_token, sub)
        : claims
      const ways = Array.isArray(amr) ? amr : []
      return {
        issuer: iss,
        subject: sub,
        email: verified === true && typeof email === 'string' ? email : null,
        second: ways.some((way) => SECOND.has(String(way))) || secondFactorAcr.includes(String(acr)),
        age: typeof since === 'number' ? Date.now() - since * 1000 : null,
      }
    },
    leaveAt: async ({ back }) => {
      const found = await find()
      if (!found.serverMetadata().end_session_endpoint) return null
      return client.buildEndSessionUrl(found, { post_logout_redirect_uri: back })
    },
  }
}
