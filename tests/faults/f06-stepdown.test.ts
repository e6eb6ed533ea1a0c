/** F6: the primary keeps stepping down, so that commits end without a known result; each is made once all the same. */
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../support/checkLedger.ts'
import { startReplicaSet } from '../support/mongod.ts'
import { LONG, stage } from '../support/stage.ts'

const SECONDS = LONG ? 60 : 9

test('a primary that steps down every three seconds costs no message, reply or case', async () => {
  const set = await startReplicaSet({ members: 3 })
  const { ledger, setting, stop, children } = await stage({ uri: set.uri }).catch(async (error: unknown) => {
    await set.stop()
    throw error
  })
  try {
    let over = false
    const load = ledger
      .load({ web: 4, sms: 3, rounds: LONG ? 20 : 5, pace: LONG ? 1_000 : 500, to: () => setting.publicUrl })
      .finally(() => {
        over = true
      })
    let stepped = 0
    for (const until = performance.now() + SECONDS * 1000; performance.now() < until && !over; await sleep(3_000)) {
      // Refused while the others have not caught up: the next round tries again.
      await set.stepDown().then(
        () => stepped++,
        () => {},
      )
    }
    await load
    expect(stepped).toBeGreaterThan(0)
    expect(await checkLedger({ ledger, setting })).toEqual([])
    expect(children[0]!.hasEnded()).toBe(false)
  } finally {
    await stop()
    await set.stop()
  }
}, 300_000)
