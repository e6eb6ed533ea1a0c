/** Finds reports that were sealed with a team's key that is not at hand: the start stops, rather than show a team reports it cannot open. */
import type { Connection } from 'mongoose'
import type { Keepers } from '../confidential/keeper.ts'

/** Landlords with such reports, by slug; asked before the models are there. */
export async function landlordsWithoutKey({
  connection,
  keepers,
  landlords,
}: {
  connection: Connection
  keepers: Keepers
  landlords: string[]
}): Promise<string[]> {
  const without = await Promise.all(
    landlords.map(async (landlord) => {
      const known = keepers(landlord).map(({ keyId }) => keyId)
      const used: string[] = await connection.collection('hate_reports').distinct('keeper', { landlord })
      return used.every((keyId) => known.includes(keyId)) ? [] : [landlord]
    }),
  )
  return without.flat()
}
