/** Why people asked for a person and how long they waited, of those who were taken up in the period; general talks only. */
import type { Model } from 'mongoose'
import { HANDOFF_REASONS } from '../conversations/conversationModel.ts'
import { trusted } from '../db.ts'
import type { TakenUpRecord } from '../handoff/takenUp.ts'
import { tally } from './counting.ts'
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'

/** Up to this many minutes; hours in which the office is closed count like any others. */
export const WAITS = { minutes_5: 5, minutes_15: 15, hour: 60, hours_4: 240, longer: Number.POSITIVE_INFINITY } as const
export type Wait = keyof typeof WAITS
const NAMES = Object.keys(WAITS) as Wait[]

export async function waitFigures({
  taken,
  landlord,
  team,
  period: { start, end },
}: {
  taken: Model<TakenUpRecord>
  landlord: string
  team?: string | undefined
  period: Period
}): Promise<Figure[]> {
  const found = await taken
    .find(
      {
        landlord,
        audience: 'general',
        at: trusted({ $gte: start, $lt: end }),
        ...(team === undefined ? {} : { team }),
      },
      { reason: 1, minutes: 1 },
    )
    .lean<Pick<TakenUpRecord, 'reason' | 'minutes'>[]>()
  const section = 'handoffs' as const
  const waitOf = (minutes: number): Wait => NAMES.find((name) => minutes < WAITS[name]) ?? 'longer'
  return [
    { section, name: ['taken_up'], count: found.length },
    ...tally({ section, under: ['reason'], names: HANDOFF_REASONS, values: found.map(({ reason }) => reason) }),
    ...tally({ section, under: ['wait'], names: NAMES, values: found.map(({ minutes }) => waitOf(minutes)) }),
  ]
}
