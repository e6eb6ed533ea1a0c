/** F18: whoever waits in vain is told once, not twice and not never, though each process that is about to tell it is killed. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { CrashPoint } from '../../services/crashPoint.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { mobile, postText } from '../support/ledger.ts'
import { LONG, type Stage, stage } from '../support/stage.ts'
import { world } from '../support/world.ts'

const POINTS: CrashPoint[] = LONG
  ? ['leased', 'talked', 'before_commit', 'after_commit', 'before_send']
  : ['before_commit', 'after_commit']

let on: Stage
beforeAll(async () => {
  on = await stage({ processes: 0, leaseSeconds: 1 })
}, 180_000)
afterAll(() => on.stop())

/** Seconds to a moment of office hours. */
const ahead = (instant: string): number => Math.round((Date.parse(instant) - Date.now()) / 1_000)
const number = mobile(0)
const texts = (words: string): string[] =>
  on.ledger.texts.filter(({ to, body }) => to === number && body.includes(words)).map(({ body }) => body)
async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !holds() && performance.now() < end; ) await sleep(50)
  expect(holds()).toBe(true)
}

test('killed before, in and after the commit of that word: the tenant has it once', async () => {
  const early = await on.start({ clockAhead: ahead('2027-03-10T10:00:00Z') })
  const { publicUrl } = on.setting
  const sid = `SM${'7'.repeat(32)}`
  const { status } = await postText({ to: publicUrl, publicUrl, from: number, body: '9', sid })
  expect(status).toBe(200)
  await until(() => texts('asked a colleague to text you').length === 1)
  expect(texts('Nobody of the team is signed in')).toHaveLength(1)
  await on.carrier.settled()
  await early.kill()

  for (const crashAt of POINTS) {
    const child = await on.start({ clockAhead: ahead('2027-03-10T10:06:00Z'), crashAt })
    expect((await child.ended).signal).toBe('SIGKILL')
  }
  expect(texts('no colleague has been free')).toEqual([])
  const later = { clockAhead: ahead('2027-03-10T10:07:00Z') }
  await Promise.all([on.start(later), on.start({ ...later, port: await freePort() })])
  await until(() => texts('no colleague has been free').length === 1)
  await on.carrier.settled()
  for (const child of on.children) await child.kill()

  const after = await world({ uri: on.setting.uri, key: on.setting.key, clock: '2027-03-10T10:08:00Z' })
  try {
    const { conversations, transcript, inbox } = after.product
    const [talk] = await conversations.find({ landlord: 'meadowbrook' }).lean<ConversationRecord[]>()
    expect(talk?.waiting).toMatchObject({ told: 'late' })
    const log = await transcript.read({ conversation: talk!, after: 0, limit: 100 })
    expect(log.filter(({ body }) => body?.said?.some((key) => key.startsWith('handoff.nobody.late')))).toHaveLength(1)
    const rows = await inbox.model.find({ landlord: 'meadowbrook' }).lean<{ _id: string; state: string }[]>()
    expect(rows.filter(({ _id }) => _id.startsWith('wait:')).map(({ state }) => state)).toEqual(['done'])
    expect(texts('no colleague has been free')).toHaveLength(1)
  } finally {
    await after.stop()
  }
}, 180_000)
