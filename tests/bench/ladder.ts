/** The ladder of costs, rung by rung in one run, and the product's two promises beside the bare rungs they are measured by. */
import { testMongod } from '../support/mongod.ts'
import { type Beside, beside } from './beside.ts'
import { openRung } from './openRung.ts'
import { fire, type Shot, talks, texts } from './shots.ts'

export interface Rung extends Shot {
  name: string
}

async function alone({ rung, uri, seconds }: { rung: string; uri: string; seconds: number }): Promise<Rung> {
  const { port, child } = await openRung({ rung, uri })
  try {
    return { name: rung, ...(await fire({ port, seconds, warm: 2 })) }
  } finally {
    child.kill('SIGKILL')
  }
}

export async function ladder({
  seconds = 8,
}: {
  seconds?: number
} = {}): Promise<{ rungs: Rung[]; sms: Beside; turn: Beside }> {
  const uri = await testMongod()
  const rungs: Rung[] = []
  for (const rung of ['http', 'restify', 'botbuilder']) rungs.push(await alone({ rung, uri, seconds }))
  const sms = await beside({ bare: 'insert', ours: 'sms', load: texts(), uri, seconds })
  const turn = await beside({ bare: 'transaction', ours: 'turn', load: talks, uri, seconds })
  return { rungs: [...rungs, ...sms.rungs, ...turn.rungs], sms, turn }
}
