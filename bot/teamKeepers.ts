/** Each team's keepers, from the keys of the configuration: made once for each team, the newest key first. */
import type { TeamKeepers } from '../services/cases/caseSeal.ts'
import type { Config } from './config.ts'

export function teamKeepers({ keepers: [first, ...older] }: Pick<Config, 'keepers'>): TeamKeepers {
  const known = new Map<string, ReturnType<TeamKeepers>>()
  return (whose) => {
    const name = `${whose.landlord}\0${whose.team}`
    const keepers = known.get(name) ?? ([first(whose), ...older.map((keeper) => keeper(whose))] as const)
    known.set(name, keepers)
    return keepers
  }
}
