/** A change is taken only from our own page: the browser says so itself, or its Origin is ours (threat T14). */
import { AppError } from '../../../services/errors.ts'
import type { Call } from '../route.ts'

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** OWASP ASVS 5.0, 3.5: Fetch Metadata first, which a page cannot forge; the Origin for browsers that do not send it; neither is a no. */
export function assertOwnPage({ call, publicUrl }: { call: Pick<Call, 'headers'>; publicUrl: string | null }): void {
  const site = one(call.headers['sec-fetch-site'])
  if (site !== undefined) {
    if (site !== 'same-origin') throw new AppError('forbidden', { reason: 'cross_site' })
    return
  }
  if (!isOwn({ origin: one(call.headers.origin), host: one(call.headers.host), publicUrl }))
    throw new AppError('forbidden', { reason: 'cross_site' })
}

function isOwn({
  origin,
  host,
  publicUrl,
}: {
  origin: string | undefined
  host: string | undefined
  publicUrl: string | null
}): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const asked = new URL(origin)
  if (publicUrl) return asked.origin === new URL(publicUrl).origin
  return /^https?:$/.test(asked.protocol) && asked.host === host?.toLowerCase()
}
