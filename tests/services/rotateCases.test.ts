/** Notes told in confidence move to another key of their team: one that was tampered with is named and keeps none of the others back. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateCommand } from '../../bot/cli/rotate.ts'
import { readConfig } from '../../bot/config.ts'
import { teamKeepers } from '../../bot/teamKeepers.ts'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { createCaseSeal } from '../../services/cases/caseSeal.ts'
import { createCases } from '../../services/cases/cases.ts'
import { rotateCases } from '../../services/cases/rotateCases.ts'
import { connect, type Database, ensureIndexes } from '../../services/db.ts'
import { AppError } from '../../services/errors.ts'
import { newId } from '../../services/ids.ts'
import { createTimers } from '../../services/timers.ts'
import { testMongod } from '../support/mongod.ts'

const key = (): string => randomBytes(32).toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'heard-rotate-'))
const [master, before, after] = [key(), key(), key()]
const oldFile = join(folder, 'old.key')
writeFileSync(oldFile, `${before}\n`)

let db: Database
let env: Record<string, string> = {}
beforeAll(async () => {
  const uri = await testMongod()
  const name = new URL(uri).pathname.slice(1)
  env = { MONGODB_URI: uri, MONGODB_NAME: name, DATA_DIR: folder, MASTER_KEY: master }
  db = await connect({ uri, name })
})
afterAll(() => db.close())

function casesWith(more: Record<string, string>) {
  const read = readConfig({ ...env, ...more })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { connection } = db
  const keepers = teamKeepers(read.config)
  const timers = createTimers({ connection })
  return {
    keepers,
    seal: createCaseSeal({ master: read.config.master, keepers }),
    cases: createCases({ connection, master: read.config.master, timers, keepers }),
  }
}

async function note(words: string): Promise<string> {
  const { handle, write } = casesWith({ CONFIDENTIAL_KEY: before }).cases.open({
    landlord: 'meadowbrook',
    audience: 'abuse',
    kind: 'sensitive',
    type: 'domestic_abuse',
    profile: 'meadowbrook@1',
    team: 'safeguarding',
    channel: 'webchat',
    conversation: null,
    language: 'en',
    formRun: newId(),
    receivedAt: new Date('2027-03-10T10:00:00Z'),
    awareAt: null,
    hazard: null,
    urgent: false,
    clocks: [],
    answers: { words },
    intake: 'finished',
    reviewOn: null,
    pin: () => null,
  })
  await db.transact((session) => write.run(session))
  return handle.id
}

test('others move, the tampered ones are named, and a second run says the same of them and of nothing else', async () => {
  await ensureIndexes(db.connection)
  const whole = [await note('one'), await note('two'), await note('three')]
  const [cut, renamed] = [await note('cut'), await note('renamed')]
  const stored = db.connection.collection('cases')
  await stored.updateOne({ _id: cut as never }, { $set: { wrapped: Buffer.from('not whole') } })
  await stored.updateOne({ _id: renamed as never }, { $set: { keeper: 'local:somebody' } })
  // In the order they are read, sound ones stand before and after.
  whole.push(await note('four'))

  const rotated = { CONFIDENTIAL_KEY: after, CONFIDENTIAL_OLD_KEY_FILE: oldFile }
  const run = async (): Promise<{ code: number; said: string; failed: string[] }> => {
    const [said, failed] = [[] as string[], [] as string[]]
    const code = await rotateCommand({
      env: { ...env, ...rotated },
      print: (line) => void said.push(line),
      fail: (line) => void failed.push(line),
    })
    return { code, said: said.join('\n'), failed }
  }
  const first = await run()
  expect([first.code, first.said]).toEqual([1, expect.stringContaining('meadowbrook: 0 reports and 4 notes')])
  expect(first.failed.map((line) => [cut, renamed].filter((id) => line.includes(id)))).toEqual([[cut], [renamed]])
  const again = await run()
  expect([again.code, again.said]).toEqual([1, expect.stringContaining('meadowbrook: 0 reports and 0 notes')])
  expect(again.failed).toEqual(first.failed)

  const { cases } = casesWith({ CONFIDENTIAL_KEY: after })
  for (const [index, id] of whole.entries()) {
    const record = await cases.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean<CaseRecord>()
    expect(cases.answers(await cases.unlock(record!))).toEqual({ words: ['one', 'two', 'three', 'four'][index] })
  }
})

test('a keeper that is away stops it, and what is stored still opens as before', async () => {
  const id = await note('five')
  const { cases, keepers, seal } = casesWith({ CONFIDENTIAL_KEY: after, CONFIDENTIAL_OLD_KEY_FILE: oldFile })
  const away = {
    ...seal,
    lock: async () => {
      throw new AppError('unavailable', { reason: 'keeper_away' })
    },
  }
  await expect(rotateCases({ model: cases.model, seal: away, landlord: 'meadowbrook', keepers })).rejects.toMatchObject(
    { code: 'unavailable' },
  )
  const record = await cases.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean<CaseRecord>()
  expect(cases.answers(await cases.unlock(record!))).toEqual({ words: 'five' })
})
