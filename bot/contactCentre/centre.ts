/** An outside contact centre in place of our console: which landlord has one, and the account that holds a conversation for it. */

import type { Landlord } from '../../services/landlords/profile.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Scope, scopeFor } from '../../services/staff/roles.ts'

export interface Centre {
  url: string
  name: string
  teams?: string[] | undefined
}

export const centreOf = ({ operations }: Landlord): Centre | null => operations.handoff.centre ?? null

const PREFIX = 'centre:'
export const centreHolder = (landlord: string): string => `${PREFIX}${landlord}`
export const isCentre = (holder: string | null): boolean => holder?.startsWith(PREFIX) ?? false

/** Whoever of the centre speaks is named by the centre; our accounts know it as one. */
export const centreAccount = ({
  landlord,
  shownName,
}: {
  landlord: Landlord
  shownName: string
}): Pick<AccountRecord, '_id' | 'landlord' | 'shownName'> => ({
  _id: centreHolder(landlord.slug),
  landlord: landlord.slug,
  shownName,
})

/** General work of its teams and nothing else: what is restricted never leaves the house. */
export const centreScope = ({ landlord, centre }: { landlord: Landlord; centre: Centre }): Scope =>
  scopeFor({
    landlord,
    member: {
      id: centreHolder(landlord.slug),
      landlord: landlord.slug,
      roles: ['adviser'],
      teams: centre.teams ?? landlord.operations.teams.map(({ id }) => id),
    },
  })
