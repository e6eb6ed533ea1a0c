/** Whether the team's key can be asked now: tried at start and every minute, so that a key service that is away is seen before somebody needs it. */
import { tryKeeper } from '../services/confidential/tryKeeper.ts'
import type { Landlords } from '../services/landlords/index.ts'
import type { Log } from '../services/log.ts'
import type { Config } from './config.ts'
import { keepersOf } from './reports.ts'

export type KeeperState = 'ready' | 'away' | 'refused'

export interface KeeperWatch {
  /** As it was found when it was last tried. */
  state(): KeeperState
  /** Tries the key in use for each landlord. Null: nothing stands against it; otherwise the worst that was found. */
  look(): Promise<{ state: 'away' | 'refused'; said: string } | null>
}

/** An older key is not tried: it may rightly be left with nothing but the right to open. */
export function createKeeperWatch({
  config,
  landlords,
  log,
}: {
  config: Config
  landlords: Landlords
  log: Log
}): KeeperWatch {
  const keepers = keepersOf({ config, landlords })
  let state: KeeperState = 'ready'
  return {
    state: () => state,
    look: async () => {
      // A key file is read at start and is never away.
      const outside = landlords
        .all()
        .flatMap(({ slug }) => (keepers(slug)[0].name === 'local' ? [] : [keepers(slug)[0]]))
      const found = (await Promise.all(outside.map(tryKeeper))).flatMap((tried) =>
        tried.state === 'ready' ? [] : [tried],
      )
      const worst = found.find((tried) => tried.state === 'refused') ?? found[0] ?? null
      const now = worst?.state ?? 'ready'
      if (now !== state) log.warn('team key', { state: now, reason: worst?.said ?? '' })
      state = now
      return worst
    },
  }
}
