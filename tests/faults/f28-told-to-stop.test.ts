/** F28: SIGTERM under load; what was begun is finished, leases are given back, streams are closed, and the process ends with 0. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../support/checkLedger.ts'
import { call } from '../support/ledger.ts'
import { LONG, stage } from '../support/stage.ts'

const TIMES = LONG ? 6 : 2

test('a process told to stop under load ends well and in time, and the next one goes on at once', async () => {
  const { ledger, setting, start, stop, children } = await stage({ command: true })
  try {
    const load = ledger.load({ web: 3, sms: 4, rounds: 3 * TIMES, pace: 250, to: () => setting.publicUrl })
    for (let time = 0; time < TIMES; time++) {
      await sleep(1_500)
      await openStreamThatNeverAnswers(setting.publicUrl)
      const child = children.at(-1)!
      const since = performance.now()
      child.signal('SIGTERM')
      expect(await child.ended).toEqual({ code: 0, signal: null })
      // Ten seconds for turns are promised; the rest is for a busy machine.
      expect(performance.now() - since).toBeLessThan(16_000)
      await start()
    }
    await load
    const since = performance.now()
    expect(await checkLedger({ ledger, setting })).toEqual([])
    // Leases live for thirty seconds: had one been left behind, its conversation would have waited for that.
    expect(performance.now() - since).toBeLessThan(20_000)
  } finally {
    await stop()
  }
}, 300_000)

/** A browser whose machine went to sleep: it takes the stream and never says another word, not even to a goodbye. */
async function openStreamThatNeverAnswers(url: string): Promise<void> {
  const { value: talk } = await call<{ token: string }>({
    url: `${url}/v3/directline/tokens/generate?landlord=meadowbrook`,
    body: {},
  })
  const { value } = await call<{ streamUrl: string }>({
    url: `${url}/v3/directline/conversations`,
    body: {},
    token: talk.token,
  })
  const { pathname, search, port } = new URL(value.streamUrl)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.from('sixteen bytes!!!').toString('base64')}\r\n\r\n`,
  )
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
}
