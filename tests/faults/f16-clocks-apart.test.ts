/** F16: clocks of processes are an hour apart, or one jumps; order, leases and sends go by the database's time, and nothing waits for a clock. */

import { freePort } from '../../services/mongod/freePort.ts'
import { checkLedger } from '../support/checkLedger.ts'
import { LONG, stage } from '../support/stage.ts'
import { world } from '../support/world.ts'

test('two processes whose clocks are an hour apart share the work of the same conversations', async () => {
  const { ledger, setting, start, stop, children } = await stage({ leaseSeconds: 2 })
  try {
    const ahead = await start({ port: await freePort(), clockAhead: 3_600 })
    let turn = 0
    await ledger.load({ sms: 4, rounds: LONG ? 15 : 3, to: () => (turn++ % 2 ? ahead.url : setting.publicUrl) })
    // The one with the fast clock goes away; nothing that it left behind waits for its time to come.
    await ledger.load({ web: 2, sms: 2, rounds: 2, to: () => ahead.url })
    await ahead.kill()
    expect(await checkLedger({ ledger, setting })).toEqual([])
    expect(children[0]!.hasEnded()).toBe(false)
  } finally {
    await stop()
  }
}, 120_000)

test('a clock that leaps to next year and back leaves no message unanswered and no text unsent', async () => {
  const on = await world({ clock: '2027-03-10T10:00:00Z' })
  try {
    const say = async (text: string): Promise<void> => {
      await on.intake.accept({
        id: `sms:${text}`,
        channel: 'sms',
        landlord: 'meadowbrook',
        thread: 'leaping',
        payload: { kind: 'message', text, peer: { to: '+447700900340', from: '+447700900100' } },
      })
      await on.worker.idle()
    }
    await say('I want to give a compliment')
    on.at('2028-03-10T10:00:00Z')
    await say('You were kind')
    on.at('2027-03-10T10:00:05Z')
    await say('hello')
    const unsent = async (): Promise<number> =>
      await on.product.outbox.model.countDocuments({ landlord: 'meadowbrook', providerId: null })
    for (const until = performance.now() + 60_000; (await unsent()) > 0 && performance.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await unsent()).toBe(0)
    expect(await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook', state: 'done' })).toBe(3)
    // A year of silence makes a stranger of a number, even when the year was a clock's mistake: no old answer is shown.
    expect(await on.product.conversations.countDocuments({ landlord: 'meadowbrook', thread: 'leaping' })).toBe(2)
  } finally {
    await on.stop()
  }
}, 180_000)
