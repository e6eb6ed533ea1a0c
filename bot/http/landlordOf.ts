/** Which landlord a request is for: named in the query, else by web host, else the only one there is. */
import { AppError } from '../../services/errors.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Product } from '../product.ts'
import type { Call } from './route.ts'

export function landlordOf({ product, call }: { product: Product; call: Call }): Landlord {
  const named = call.query.get('landlord')
  const found = named ? product.landlords.bySlug(named) : product.landlords.byHost(call.host)
  const only = product.landlords.all()
  const landlord = found ?? (named ? undefined : only.length === 1 ? only[0] : undefined)
  if (!landlord) throw new AppError('not_found')
  return landlord
}
