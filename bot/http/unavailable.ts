/** While the database is away the answer says so with a number to phone: that of the landlord whose tenant asks. */
import { AppError, isDatabaseAway } from '../../services/errors.ts'
import type { Product } from '../product.ts'
import type { Call } from './route.ts'

/** Seconds; an election takes about ten. */
const TRY_AGAIN_AFTER = 10

/** Any other error is handed back as it came. */
export function asUnavailable({
  product,
  call,
  error,
}: {
  product: Pick<Product, 'landlords' | 'tokens'>
  call: Call
  error: unknown
}): unknown {
  if (!isDatabaseAway(error)) return error
  const { landlords, tokens } = product
  const token = /^Bearer ([\w-]+)$/.exec(call.headers.authorization ?? '')?.[1]
  const holder = token ? tokens.remembered(token) : null
  const landlord =
    landlords.bySlug(holder?.landlord ?? call.query.get('landlord') ?? '') ??
    landlords.byHost(call.host) ??
    landlords.all()[0]
  return new AppError('unavailable', {
    retryAfter: TRY_AGAIN_AFTER,
    ...(landlord ? { phone: landlord.operations.phones.main.number } : {}),
  })
}
