/** Who asks for a report: the signed-in account with its training, and the id it asked for, when it is one. */
import { isId } from '../../../../services/hateReports/comeNear.ts'
import type { Reader } from '../../../../services/hateReports/readers.ts'
import type { Landlord } from '../../../../services/landlords/profile.ts'
import type { Product } from '../../../product.ts'
import type { Call } from '../../route.ts'
import type { Me } from '../staffRoute.ts'

export interface Asking {
  reader: Reader
  landlord: Landlord
  at: Date
}

export function asking({ product, me: { account } }: { product: Product; me: Me }): Asking {
  const { _id: id, landlord, roles, teams, trainedUntil } = account
  return {
    reader: { id, landlord, roles, teams, trainedUntil: trainedUntil ?? null },
    landlord: product.landlords.bySlug(landlord)!,
    at: product.clock(),
  }
}

/** What is no id at all is looked for like any other, and written down nowhere. */
export const idIn = ({ params }: Pick<Call, 'params'>): string => (isId(params.id ?? '') ? params.id! : '')
