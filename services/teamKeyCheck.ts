/** Finds what was sealed with a team's key that is not at hand: the start stops, rather than show a team what it cannot open. */
import type { Connection } from 'mongoose'
import type { TeamKeepers } from './cases/caseSeal.ts'

/** Landlords with such reports or cases, by slug; asked before the models are there. */
export async function landlordsWithoutKey({
  connection,
  keepers,
  landlords,
  teamsOf,
}: {
  connection: Connection
  keepers: TeamKeepers
  landlords: string[]
  teamsOf: (landlord: string) => string[]
}): Promise<string[]> {
  const without = await Promise.all(
    landlords.map(async (landlord) => {
      const known = teamsOf(landlord).flatMap((team) => keepers({ landlord, team }).map(({ keyId }) => keyId))
      const used = await Promise.all([
        connection.collection('hate_reports').distinct('keeper', { landlord }),
        connection.collection('report_grants').distinct('keeper', { landlord }),
        connection.collection('cases').distinct('keeper', { landlord, audience: { $ne: 'general' } }),
      ])
      return used.flat().every((keyId) => keyId === null || known.includes(keyId as string)) ? [] : [landlord]
    }),
  )
  return without.flat()
}
