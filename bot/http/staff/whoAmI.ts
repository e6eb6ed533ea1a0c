/** Who is signed in, what the roles allow, and what must be done before anything else. */
import { z } from 'zod'
import { AppError } from '../../../services/errors.ts'
import { ACTS, ROLES } from '../../../services/staff/roles.ts'
import { IDLE_MS, SESSION_WAYS } from '../../../services/staff/sessions.ts'
import { factorMissing, type Me, mustShowCode, rightsOf, type StaffDeps } from './staffRoute.ts'

export const whoAmI = z.object({
  id: z.string(),
  name: z.string(),
  shownName: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  teams: z.array(z.string()),
  acts: z.array(z.enum(ACTS)).describe('what the roles allow'),
  landlord: z.object({
    slug: z.string(),
    name: z.string(),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  mustChangePassword: z.boolean(),
  mustSetUpFactor: z.boolean().describe('a second factor must be set up before anything else'),
  mustShowCode: z.boolean().describe('signed in by the provider without a second factor: the own code comes first'),
  signedInBy: z.enum(SESSION_WAYS),
  provesBy: z.enum(['password', 'code', 'oidc']).describe('what is asked for again before what is sensitive'),
  idleSeconds: z.number().int().describe('signed out after this long without use'),
})
export type WhoAmI = z.infer<typeof whoAmI>

export function whoView({
  deps,
  me,
}: {
  deps: StaffDeps
  me: Pick<Me, 'account' | 'second' | 'provedAt' | 'way'>
}): WhoAmI {
  const { product } = deps
  const { account } = me
  const landlord = product.landlords.bySlug(account.landlord)
  if (!landlord) throw new AppError('unauthorised')
  const { may } = rightsOf({ product, account })
  const { _id: id, name, shownName, email, roles, teams, temporary: mustChangePassword } = account
  return {
    id,
    name,
    shownName,
    email,
    roles,
    teams,
    mustChangePassword,
    mustSetUpFactor: factorMissing({ deps, me }),
    mustShowCode: mustShowCode(me),
    signedInBy: me.way,
    provesBy: account.factorSince ? 'code' : me.way,
    acts: ACTS.filter(may),
    landlord: {
      slug: landlord.slug,
      name: landlord.name,
      teams: landlord.operations.teams.map((team) => ({ id: team.id, name: team.name })),
    },
    idleSeconds: IDLE_MS / 1000,
  }
}
