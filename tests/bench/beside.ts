/** A bare rung and the product's beside each other, and the ratio of the two. */
import type { Rung } from './ladder.ts'
import { openRung } from './openRung.ts'
import { fire, type Load, type Shot } from './shots.ts'

const ROUNDS = 5
/** Seconds before the first round. */
const WARM = 6

interface Pair {
  bare: string
  ours: string
  load: Load
}

export interface Beside {
  rungs: Rung[]
  /** The middle one of the rounds' ratios, ours to the bare one. */
  ratio: number
  ratios: number[]
}

const middle = <T>(of: T[], by: (one: T) => number): T => of.toSorted((a, b) => by(a) - by(b))[of.length >> 1] as T

/**
 * A bare rung and the product's, in short rounds by turns: whatever else the machine does meets both. Each is warm, as a
 * server is that has run for a while, and the one that rests is stopped, so that it costs the other nothing.
 */
export async function beside({
  bare,
  ours,
  load,
  uri,
  seconds,
}: Pair & { uri: string; seconds: number }): Promise<Beside> {
  const both = []
  for (const [rung, shoot] of [[bare, fire] as const, [ours, load] as const]) {
    const { port, child } = await openRung({ rung, uri })
    both.push({ rung, port, child, shoot, shots: [] as Shot[] })
    await shoot({ port, seconds: 1, warm: WARM })
    child.kill('SIGSTOP')
  }
  try {
    for (let round = 0; round < ROUNDS; round++)
      for (const { port, child, shoot, shots } of round % 2 === 0 ? both : both.toReversed()) {
        child.kill('SIGCONT')
        shots.push(await shoot({ port, seconds: seconds / 2, warm: 1 }))
        child.kill('SIGSTOP')
      }
  } finally {
    for (const { child } of both) child.kill('SIGKILL')
  }
  const [below, above] = both.map(({ shots }) => shots) as [Shot[], Shot[]]
  const ratios = above.map(({ perSecond }, round) => perSecond / below[round]!.perSecond)
  return {
    rungs: both.map(({ rung, shots }) => ({ name: rung, ...middle(shots, ({ perSecond }) => perSecond) })),
    ratio: middle(ratios, (ratio) => ratio),
    ratios,
  }
}
