/** The sign-in provider of a landlord's own staff among the settings; https only, but for this machine while trying. */
import { z } from 'zod'

const filled = z.string().min(1).optional()

export const oidcEnvironment = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: filled,
  OIDC_CLIENT_SECRET: filled,
  OIDC_REDIRECT_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_NAME: z.string().trim().min(1).max(60).optional(),
  OIDC_SECOND_FACTOR_ACR: filled,
}
type Asked = { [name in keyof typeof oidcEnvironment]?: string | undefined }

export interface OidcSettings {
  issuer: string
  clientId: string
  /** Null: a public client, by PKCE alone. */
  clientSecret: string | null
  /** Null: at the address that the person is at, which only the demonstration does. */
  redirectUrl: string | null
  /** What the button says. */
  name: string
  /** Values of `acr` that prove a second factor. */
  secondFactorAcr: string[]
  /** Plain http to a provider on this machine. */
  plainHttp: boolean
}

export const OIDC_RETURN = '/api/staff/oidc/return'
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

export function readOidc({
  e,
  publicUrl,
  production,
  problems,
}: {
  e: Asked
  publicUrl: string | null
  production: boolean
  problems: string[]
}): OidcSettings | null {
  const needs = (condition: unknown, problem: string): void => {
    if (!condition) problems.push(problem)
  }
  const safe = (url: string): boolean =>
    url.startsWith('https://') || (!production && LOOPBACK.test(new URL(url).hostname))
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_REDIRECT_URL: redirect } = e
  if (!issuer) {
    const alone = Object.keys(oidcEnvironment).filter((name) => e[name as keyof Asked])
    needs(alone.length === 0, `OIDC_ISSUER: missing beside ${alone.join(', ')}.`)
    return null
  }
  needs(clientId, 'OIDC_CLIENT_ID: missing beside OIDC_ISSUER.')
  needs(safe(issuer), 'OIDC_ISSUER: https only; plain http is for a provider on this machine, and never in production.')
  needs(!redirect || safe(redirect), 'OIDC_REDIRECT_URL: https only; plain http is for this machine.')
  needs(
    !redirect || new URL(redirect).pathname === OIDC_RETURN,
    `OIDC_REDIRECT_URL: the provider must send people back to ${OIDC_RETURN}.`,
  )
  return {
    issuer,
    clientId: clientId ?? '',
    clientSecret: e.OIDC_CLIENT_SECRET ?? null,
    redirectUrl: redirect ?? (publicUrl ? `${publicUrl}${OIDC_RETURN}` : null),
    name: e.OIDC_NAME ?? 'Sign in with your work account',
    secondFactorAcr: (e.OIDC_SECOND_FACTOR_ACR ?? '').split(/[\s,]+/).filter(Boolean),
    plainHttp: issuer.startsWith('http://'),
  }
}
