/** What stands against starting with these keys: words sealed with others could never be read again, or not by those who must. */
import type { Connection } from 'mongoose'
import type { Landlords } from '../services/landlords/index.ts'
import { checkMasterKey } from '../services/masterKeyCheck.ts'
import { landlordsWithoutKey } from '../services/teamKeyCheck.ts'
import type { Config } from './config.ts'
import type { KeeperWatch } from './keeperWatch.ts'
import { teamKeepers } from './teamKeepers.ts'

/** Problems in words; none: the keys are those of this database. */
export async function wrongKeys({
  connection,
  config,
  landlords,
  keeperWatch,
}: {
  connection: Connection
  config: Config
  landlords: Landlords
  keeperWatch: Pick<KeeperWatch, 'look'>
}): Promise<string[]> {
  if (!(await checkMasterKey({ connection, master: config.master })).ok)
    return [
      'MASTER_KEY: this database was written with another master key; starting with this one would make its words unreadable.',
    ]
  const calls = landlords.all().filter(({ operations }) => operations.on_call.webhook)
  if (calls.length > 0 && !config.signAlert)
    return [
      `ALERT_WEBHOOK_SECRET: missing, and the profile of ${calls[0]!.slug} names a webhook for whoever is on call.`,
    ]
  const centres = landlords.all().filter(({ operations }) => operations.handoff.centre)
  if (centres.length > 0 && !config.signCentre)
    return [`CONTACT_CENTRE_SECRET: missing, and the profile of ${centres[0]!.slug} names a contact centre.`]
  const slugs = landlords.all().map(({ slug }) => slug)
  const without = await landlordsWithoutKey({
    connection,
    keepers: teamKeepers(config),
    landlords: slugs,
    teamsOf: (slug) => landlords.bySlug(slug)?.operations.teams.map(({ id }) => id) ?? [],
  })
  if (without.length > 0)
    return [
      `CONFIDENTIAL_KEY or CONFIDENTIAL_KMS_KEY: reports or notes of ${without.join(', ')} were sealed with another key. Set that key, or set it as CONFIDENTIAL_OLD_KEY_FILE or CONFIDENTIAL_OLD_KMS_KEY and run "heard rotate".`,
    ]
  const found = await keeperWatch.look()
  // One that is away comes back by itself: repairs and danger must not wait for it, and /health/ready says that it is away.
  return found?.state === 'refused'
    ? [
        `CONFIDENTIAL_KMS_KEY: the key service refuses to wrap and open with this key and these credentials (${found.said}).`,
      ]
    : []
}
