/** Whether a restriction of contact stands: by its own dates and the clock alone, so that one that nobody reviewed is over without anybody doing a thing. */

export interface Restriction {
  /** The account of the one person who answers. */
  contact: string
  /** Days, `YYYY-MM-DD`, where the landlord is. */
  from: string
  /** It holds until the end of this day. */
  reviewOn: string
  /** What goes on as before, by the policy's own codes. */
  keeps: string[]
  by: string
  liftedOn: string | null
}

export const STANDINGS = ['in_force', 'lapsed', 'lifted'] as const
export type RestrictionStanding = (typeof STANDINGS)[number]

type Dates = Pick<Restriction, 'reviewOn' | 'liftedOn'>

export function standingOf({ restriction, today }: { restriction: Dates; today: string }): RestrictionStanding {
  if (restriction.liftedOn !== null) return 'lifted'
  return today <= restriction.reviewOn ? 'in_force' : 'lapsed'
}

export const isInForce = ({ restriction, today }: { restriction: Dates | null; today: string }): boolean =>
  restriction !== null && standingOf({ restriction, today }) === 'in_force'
