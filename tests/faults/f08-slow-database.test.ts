/** F8: every answer of the database is two seconds late; webhooks are answered in time either way, nothing piles up, and nothing accepted is lost. */
import { readFileSync } from 'node:fs'
import { checkLedger } from '../support/checkLedger.ts'
import { call, mobile, postText } from '../support/ledger.ts'
import { testMongod } from '../support/mongod.ts'
import { LONG, stage } from '../support/stage.ts'
import { startTcpProxy } from '../support/tcpProxy.ts'

const AT_ONCE = LONG ? 400 : 60

/** Resident megabytes of a process. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

test('with a database two seconds late per answer, texts are kept or refused in time and the process stays awake', async () => {
  const { port, pathname } = new URL(await testMongod())
  const proxy = await startTcpProxy({ to: Number(port) })
  const { ledger, setting, children, stop } = await stage({
    uri: `mongodb://127.0.0.1:${proxy.port}${pathname}?directConnection=true`,
  })
  const child = children[0]!
  try {
    await ledger.load({ web: 1, sms: 1, rounds: 1, to: () => setting.publicUrl })
    const before = memoryOf(child.pid)
    proxy.delay(2_000)
    const texts = Array.from({ length: AT_ONCE }, async (_, index) => {
      const [from, body, sid] = [
        mobile(100 + index),
        `I want to give a compliment ${index}`,
        `SM${String(index).padStart(32, '0')}`,
      ]
      const { status, ms } = await postText({ to: setting.publicUrl, publicUrl: setting.publicUrl, from, body, sid })
      if (status === 200)
        ledger.tenants.push({ channel: 'sms', name: from, accepted: [{ id: `sms:${sid}`, text: body }], finished: 0 })
      return { status, ms }
    })
    const alive = Array.from({ length: 5 }, async () => {
      const since = performance.now()
      await call({ url: `${setting.publicUrl}/health/live`, method: 'GET' })
      return performance.now() - since
    })
    const answers = await Promise.all(texts)
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true)
    // Five seconds are promised; the rest is for a machine that is busy with other tests.
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(9_000)
    // Asking the database would take four seconds, there and back.
    expect(Math.max(...(await Promise.all(alive)))).toBeLessThan(4_000)
    // The pool is the bound: fifty connections for work and a few that watch.
    expect(proxy.open()).toBeLessThan(60)
    expect(memoryOf(child.pid) - before).toBeLessThan(200)
    proxy.delay(0)
    expect(await checkLedger({ ledger, setting })).toEqual([])
    expect(child.hasEnded()).toBe(false)
  } finally {
    await stop()
    await proxy.close()
  }
}, 240_000)
