/** The incident that a route is about, of the reader's own landlord; anything else is not there. */
import { AppError } from '../../../../services/errors.ts'
import type { IncidentRecord } from '../../../../services/incidents/incidentModel.ts'
import type { Call } from '../../route.ts'
import type { Me, StaffDeps } from '../staffRoute.ts'

export async function incidentOf({ deps, me, call }: { deps: StaffDeps; me: Me; call: Call }): Promise<IncidentRecord> {
  const { landlord } = me.account
  const found = await deps.product.incidents.find({ landlord, id: call.params.id ?? '' })
  if (!found) throw new AppError('not_found')
  return found
}
