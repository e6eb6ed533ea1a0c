/** F2: the process dies between handing a text to the carrier and writing that down; the next one asks the carrier before it sends again. */
import { checkLedger } from '../support/checkLedger.ts'
import { mobile, postText } from '../support/ledger.ts'
import { type Stage, stage } from '../support/stage.ts'

let on: Stage
beforeAll(async () => {
  on = await stage({ leaseSeconds: 1 })
}, 180_000)
afterAll(() => on.stop())

const say = async ({
  from,
  body,
  sid,
  more = {},
}: {
  from: string
  body: string
  sid: string
  more?: Record<string, string>
}): Promise<void> => {
  const { status } = await postText({
    to: on.setting.publicUrl,
    publicUrl: on.setting.publicUrl,
    from,
    body,
    sid,
    more,
  })
  expect(status).toBe(200)
}
const restart = async (crashAt?: 'after_send' | 'before_send'): Promise<void> => {
  await on.children.at(-1)!.kill()
  await on.start(crashAt ? { crashAt } : {})
}
const sentTo = (number: string): string[] => on.ledger.texts.filter(({ to }) => to === number).map(({ body }) => body)
const settled = (number: string, ids: [string, string][]): Promise<string[]> => {
  on.ledger.tenants.push({
    channel: 'sms',
    name: number,
    accepted: ids.map(([id, text]) => ({ id: `sms:${id}`, text })),
    finished: 0,
  })
  return checkLedger({ ledger: on.ledger, setting: on.setting, silent: true })
}

test('a text that the carrier took just before the process died is not sent again', async () => {
  const number = mobile(0)
  const sid = `SM${'1'.repeat(32)}`
  await restart('after_send')
  await say({ from: number, body: 'I want to give a compliment', sid })
  expect((await on.children.at(-1)!.ended).signal).toBe('SIGKILL')
  expect(sentTo(number)).toHaveLength(1)
  await restart()
  expect(await settled(number, [[sid, 'I want to give a compliment']])).toEqual([])
  expect(sentTo(number)).toHaveLength(1)
}, 90_000)

test('a text whose answer was lost on the line is not sent again', async () => {
  const number = mobile(1)
  const sid = `SM${'2'.repeat(32)}`
  on.carrier.script(['reset_after_accept'])
  await say({ from: number, body: 'I want to give a compliment', sid })
  expect(await settled(number, [[sid, 'I want to give a compliment']])).toEqual([])
  expect(sentTo(number)).toHaveLength(1)
}, 90_000)

test('a text that never left is sent, although one with the same words left before it', async () => {
  const number = mobile(2)
  const sids = [`SM${'3'.repeat(32)}`, `SM${'4'.repeat(32)}`] as const
  const help = { from: number, body: 'HELP', more: { OptOutType: 'HELP' } }
  await say({ ...help, sid: sids[0] })
  for (const until = performance.now() + 60_000; sentTo(number).length === 0 && performance.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 50))
  await on.carrier.settled()
  await restart('before_send')
  await say({ ...help, sid: sids[1] })
  expect((await on.children.at(-1)!.ended).signal).toBe('SIGKILL')
  expect(sentTo(number)).toHaveLength(1)
  await restart()
  expect(
    await settled(number, [
      [sids[0], 'HELP'],
      [sids[1], 'HELP'],
    ]),
  ).toEqual([])
  expect(sentTo(number)).toHaveLength(2)
  expect(new Set(sentTo(number)).size).toBe(1)
}, 90_000)
