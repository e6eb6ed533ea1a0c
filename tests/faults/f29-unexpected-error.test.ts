/** F29: an error that nobody catches ends the process with 1 and only its code in the log; the next process loses nothing. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../support/checkLedger.ts'
import { LONG, stage } from '../support/stage.ts'

test('an error outside every handler ends the process, is named by its code, and costs nobody a message', async () => {
  const { ledger, setting, start, stop, children } = await stage({
    command: true,
    preload: resolve(import.meta.dirname, 'throwOnSignal.mjs'),
  })
  try {
    // Under load what it held is taken up when its leases end, thirty seconds later: that is for the long run.
    const load = LONG ? ledger.load({ web: 2, sms: 3, rounds: 10, pace: 300, to: () => setting.publicUrl }) : null
    for (const [signal, event] of [
      ['SIGUSR2', 'unhandledRejection'],
      ['SIGHUP', 'uncaughtException'],
    ] as const) {
      if (load) await sleep(1_000)
      else {
        await ledger.load({ web: 1, sms: 1, rounds: 1, to: () => setting.publicUrl })
        expect(await checkLedger({ ledger, setting })).toEqual([])
      }
      const child = children.at(-1)!
      child.signal(signal)
      expect(await child.ended).toEqual({ code: 1, signal: null })
      expect(child.logged()).toContain(event)
      expect(child.logged()).not.toContain('the words of a tenant')
      await start()
    }
    await (load ?? ledger.load({ web: 1, sms: 1, rounds: 1, to: () => setting.publicUrl }))
    expect(await checkLedger({ ledger, setting })).toEqual([])
  } finally {
    await stop()
  }
}, 180_000)
