/** How it stands in a team's queue at this moment: how many wait already, and whether anybody of the team is there. */
import { trusted } from '../services/db.ts'
import { isOfTeam } from '../services/handoff/inTurn.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import type { Staff } from '../services/staff/staff.ts'
import { handlersOf, standingOf } from './channels/takers.ts'
import { centreOf } from './contactCentre/centre.ts'
import type { Product } from './product.ts'

export interface QueueNow {
  /** General talks alone: a figure that a restricted one moves would tell of it. */
  ahead: number
  /** Null where an outside contact centre answers for the team: nobody here knows. */
  there: boolean | null
}

export async function queueNow({
  conversations,
  staff,
  landlord,
  team,
  at,
}: Pick<Product, 'conversations'> & { staff: Staff; landlord: Landlord; team: string; at: Date }): Promise<QueueNow> {
  const { slug } = landlord
  const [ahead, there] = await Promise.all([
    conversations.countDocuments({
      ...{ landlord: slug, audience: 'general', holder: null, ended: false },
      waiting: trusted({ $ne: null }),
      'waiting.team': team,
    }),
    isAnybodyThere({ staff, landlord, team, at }),
  ])
  return { ahead, there }
}

async function isAnybodyThere({
  staff,
  landlord,
  team,
  at,
}: {
  staff: Staff
  landlord: Landlord
  team: string
  at: Date
}): Promise<boolean | null> {
  const centre = centreOf(landlord)
  if (centre && (centre.teams?.includes(team) ?? true)) return null
  const { slug } = landlord
  const able = (await handlersOf({ staff, landlord: slug })).filter((taker) => isOfTeam({ taker, team }))
  const accounts = able.map(({ _id }) => _id)
  const { stateOf } = await standingOf({ staff, landlord: slug, accounts, at })
  return accounts.some((account) => stateOf(account) === 'free')
}
