/** Reports as this product runs them: the team's key from the configuration, and the limits on trying codes. */
import type { Connection } from 'mongoose'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Attachments } from '../services/attachments/attachments.ts'
import type { Cases } from '../services/cases/cases.ts'
import type { Keepers } from '../services/confidential/keeper.ts'
import { createHateReports, type HateReports } from '../services/hateReports/hateReports.ts'
import type { Allow, Hasher } from '../services/hateReports/receipt.ts'
import type { Landlords } from '../services/landlords/index.ts'
import type { Law } from '../services/landlords/law.ts'
import type { createStaff } from '../services/staff/staff.ts'
import type { Satisfaction } from '../services/surveys/satisfaction.ts'
import type { Timers } from '../services/timers.ts'
import type { Config, Limits } from './config.ts'
import { teamKeepers } from './teamKeepers.ts'

export function createReports({
  config,
  connection,
  cases,
  timers,
  attachments,
  staff,
  landlords,
  law,
  satisfaction,
  hasher,
}: {
  config: Config
  connection: Connection
  cases: Cases
  timers: Timers
  attachments: Attachments
  staff: Pick<ReturnType<typeof createStaff>, 'accounts' | 'audit'>
  landlords: Landlords
  law: Law
  satisfaction: Pick<Satisfaction, 'add'>
  /** How a code is kept; absent: as dear to guess as the product makes it. */
  hasher?: Hasher
}): HateReports {
  const { accounts, audit } = staff
  return createHateReports({
    connection,
    master: config.master,
    keepers: keepersOf({ config, landlords }),
    cases,
    timers,
    attachments,
    accounts,
    audit,
    landlords,
    law,
    satisfaction,
    allow: codeLimits(config.limits),
    ...(hasher ? { hasher } : {}),
  })
}

/** The keepers of the team that alone reads reports of hate. */
export function keepersOf({ config, landlords }: { config: Config; landlords: Landlords }): Keepers {
  const keepers = teamKeepers(config)
  return (slug) => {
    const landlord = landlords.bySlug(slug)
    if (!landlord) throw new Error('landlord_gone')
    return keepers({ landlord: slug, team: landlord.operations.hate.restricted_team })
  }
}

/** How many verdicts are remembered, for turns that are run again. */
const REMEMBERED = 1_000

/** Each conversation a few tries, each address some more, and all of a landlord's together not many more than that, whether a code was right or wrong (threat T20). */
function codeLimits({ codes, codesPerAddress, codesOfAll }: Limits): Allow {
  const limiterOf = ({ points, seconds }: Limits['codes']) => new RateLimiterMemory({ points, duration: seconds })
  const [own, address, all] = [limiterOf(codes), limiterOf(codesPerAddress), limiterOf(codesOfAll)]
  const takes = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    await limiter.consume(key).then(
      () => true,
      () => false,
    )
  const judged = new Map<string, boolean>()
  return async ({ landlord, from, address: mark, message }) => {
    const known = message === undefined ? undefined : judged.get(message)
    if (known !== undefined) return known
    const allowed =
      (await takes(own, `${landlord}:${from}`)) &&
      (!mark || (await takes(address, `${landlord}:${mark}`))) &&
      (await takes(all, landlord))
    if (message !== undefined) judged.set(message, allowed)
    if (judged.size > REMEMBERED) judged.delete(judged.keys().next().value as string)
    return allowed
  }
}
