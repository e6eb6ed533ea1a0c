/** F4: a process is frozen for longer than its leases and wakes again; another has taken over, and what the sleeper had begun is dropped. */
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../support/checkLedger.ts'
import { LONG, stage } from '../support/stage.ts'

const LEASE = LONG ? 30 : 2
const TIMES = LONG ? 3 : 2

test('a process that slept through its leases spoils nothing when it wakes', async () => {
  const { ledger, setting, children, stop } = await stage({ processes: 2, leaseSeconds: LEASE })
  const [sleeper, other] = children as [(typeof children)[0], (typeof children)[0]]
  try {
    let turn = 0
    let asleep = false
    const load = ledger.load({
      web: 3,
      sms: 3,
      rounds: LONG ? 60 : 7,
      pace: LONG ? 500 : 250,
      to: () => (asleep || turn++ % 2 ? other.url : sleeper.url),
    })
    for (let time = 0; time < TIMES; time++) {
      await sleep(1_000)
      sleeper.signal('SIGSTOP')
      asleep = true
      await sleep((LEASE + 1) * 1_000)
      sleeper.signal('SIGCONT')
      asleep = false
    }
    await load
    expect(await checkLedger({ ledger, setting, mayRepeat: true })).toEqual([])
    for (const child of children) expect(child.hasEnded()).toBe(false)
  } finally {
    sleeper.signal('SIGCONT')
    await stop()
  }
}, 600_000)
