/** F1: the process is killed at each arrow of a turn; whatever a tenant was told is saved is answered once, by the next process. */
import { CRASH_POINTS } from '../../services/crashPoint.ts'
import { checkLedger } from '../support/checkLedger.ts'
import { LONG, stage } from '../support/stage.ts'

const TIMES = LONG ? 5 : 1
/** Three messages each: a number is given sixty replies a day. */
const ROUNDS = LONG ? 18 : 5

test('a process killed at any point of a turn loses no message and repeats no reply', async () => {
  const { ledger, setting, start, stop, children } = await stage({ leaseSeconds: 2 })
  const died: string[] = []
  try {
    let over = false
    const load = ledger.load({ web: 3, sms: 3, rounds: ROUNDS, pace: 400, to: () => setting.publicUrl }).finally(() => {
      over = true
    })
    for (const crashAt of Array.from({ length: TIMES }, () => CRASH_POINTS).flat()) {
      await children.at(-1)!.kill()
      const child = await start({ crashAt })
      const how = await Promise.race([child.ended, load.then(() => null)])
      if (how?.signal === 'SIGKILL') died.push(crashAt)
      if (over) break
    }
    await children.at(-1)!.kill()
    await start()
    await load
    expect(await checkLedger({ ledger, setting })).toEqual([])
    expect([...new Set(died)].sort()).toEqual([...CRASH_POINTS].sort())
  } finally {
    await stop()
  }
}, 900_000)
