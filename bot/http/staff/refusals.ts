/** Every error code that a staff route can answer with, from what its definition makes it check. */
import type { ErrorCode } from '../../../services/errors.ts'
import type { Act } from '../../../services/staff/roles.ts'
import type { Route } from '../route.ts'

export function refusalsOf({
  method,
  path,
  act,
  query,
  whileTemporary = false,
  fails = [],
}: {
  method: Route['method']
  path: string
  act: Act | null
  query?: object
  whileTemporary?: boolean
  fails?: readonly ErrorCode[]
}): readonly ErrorCode[] {
  const changes = method !== 'GET'
  const ofOne = path.includes(':')
  return [
    ...(method === 'POST' || query ? (['bad_request'] as const) : []),
    'unauthorised',
    // From another site, with a password that was made by somebody else, or in the wrong role.
    ...(changes || act !== null || !whileTemporary ? (['forbidden'] as const) : []),
    ...(ofOne ? (['not_found'] as const) : []),
    ...(changes && ofOne ? (['conflict'] as const) : []),
    ...(method === 'POST' ? (['too_large', 'unsupported_media'] as const) : []),
    ...fails,
    'internal',
    'unavailable',
  ]
}
