/** Where somebody is sent on the way to the provider and back: to our own console and nowhere that a request could name. */
import { OIDC_RETURN, type OidcSettings } from '../../../oidcSettings.ts'
import type { Answer, Call } from '../../route.ts'

/** What the console says then. */
export const TOLD = ['refused', 'away', 'wait', 'proved', 'proof-refused', 'proof-away'] as const
export type Told = (typeof TOLD)[number]

export function consoleAt({ landlord, told }: { landlord: string | null; told?: Told }): string {
  const query = new URLSearchParams({ ...(landlord ? { landlord } : {}), ...(told ? { told } : {}) }).toString()
  return query ? `/staff?${query}` : '/staff'
}

export const seeOther = ({ to, cookies = [] }: { to: string; cookies?: string[] }): Answer => ({
  status: 303,
  headers: { Location: to, ...(cookies.length > 0 ? { 'Set-Cookie': cookies } : {}) },
})

type At = { settings: OidcSettings; call: Pick<Call, 'headers' | 'host'> }

export const redirectUrlAt = ({ settings: { redirectUrl }, call }: At): string =>
  redirectUrl ?? `http://${call.headers.host}${OIDC_RETURN}`

/** The cookie of an attempt is for one host. */
export const isAt = ({ settings, call }: At): boolean =>
  new URL(redirectUrlAt({ settings, call })).hostname === call.host

/** A link or a form on another site; one's own page and a bookmark are none. */
export const fromElsewhere = ({ headers }: Pick<Call, 'headers'>): boolean =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site'
