/** Reports over a real database, with the invented landlords, officers as a test needs them, and a look at every stored byte. */
import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import { createAttachments } from '../../../services/attachments/attachments.ts'
import { createCases } from '../../../services/cases/cases.ts'
import type { Keeper } from '../../../services/confidential/keeper.ts'
import { masterKey } from '../../../services/confidential/keys.ts'
import { localKeeper } from '../../../services/confidential/localKeeper.ts'
import { connect, ensureIndexes } from '../../../services/db.ts'
import type { Act } from '../../../services/hateReports/acts.ts'
import { createHateReports } from '../../../services/hateReports/hateReports.ts'
import type { NewReport } from '../../../services/hateReports/openReport.ts'
import type { Reader } from '../../../services/hateReports/readers.ts'
import { argon2Hasher, type Hasher } from '../../../services/hateReports/receipt.ts'
import { newId } from '../../../services/ids.ts'
import { loadLandlords } from '../../../services/landlords/index.ts'
import { createLog } from '../../../services/log.ts'
import { createAccounts } from '../../../services/staff/accounts.ts'
import { type Audit, createAudit } from '../../../services/staff/audit.ts'
import { createSatisfaction } from '../../../services/surveys/satisfaction.ts'
import { createTimers } from '../../../services/timers.ts'
import { testMongod } from '../../support/mongod.ts'

const loaded = loadLandlords({ production: false, clock: () => new Date('2026-12-01T12:00:00Z') })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
export const { landlords, law } = loaded
export const meadowbrook = landlords.bySlug('meadowbrook')!
export const harbourView = landlords.bySlug('harbour-view')!

/** Cheap enough for thousands of tries; the real cost is asserted by itself. */
export const cheap = argon2Hasher({ memoryCost: 8, timeCost: 1 })

export const ANONYMOUS = {
  anonymous: true,
  danger: 'no',
  as: 'witness',
  words: 'They shouted at my neighbour',
} as const

export const NAMED = {
  anonymous: false,
  danger: 'no',
  as: 'victim',
  kinds: ['offensive_words'],
  hurt: 'no',
  safe_contact: { way: 'phone', number: '07700 900321' },
} as const

export type ReportWorld = Awaited<ReturnType<typeof reportWorld>>

export async function reportWorld({
  hasher = cheap,
  allow,
  brokenAudit = () => false,
}: {
  hasher?: Hasher
  allow?: (args: { landlord: string; from: string }) => Promise<boolean>
  brokenAudit?: () => boolean
} = {}) {
  const db = await connect({ uri: await testMongod() })
  const { connection } = db
  const master = masterKey(randomBytes(32))
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() })
  const at = new Date('2027-03-10T10:00:00Z')
  const realAudit = createAudit({ connection, master, clock: () => at, log: createLog({ destination }) })
  const audit: Audit = {
    ...realAudit,
    write: async (entry) => {
      if (brokenAudit()) throw new Error('audit_away')
      await realAudit.write(entry)
    },
  }
  const newKeeper = (): Keeper =>
    localKeeper({ bytes: randomBytes(32), landlord: 'meadowbrook', team: 'hate-response' })
  const held: { keepers: [Keeper, ...Keeper[]] } = { keepers: [newKeeper()] }
  const timers = createTimers({ connection })
  const cases = createCases({ connection, master, timers })
  const attachments = createAttachments({ connection })
  const accounts = createAccounts({ connection })
  const satisfaction = createSatisfaction({ db, master })
  const reports = createHateReports({
    connection,
    master,
    keepers: () => held.keepers,
    cases,
    timers,
    attachments,
    accounts,
    audit,
    landlords,
    law,
    satisfaction,
    hasher,
    ...(allow ? { allow } : {}),
  })
  await ensureIndexes(connection)

  const open = async ({ report = ANONYMOUS, ...more }: Partial<NewReport> = {}) => {
    const opened = await reports.open({
      landlord: meadowbrook,
      report,
      run: newId(),
      language: 'en',
      channel: 'web',
      receivedAt: at,
      statement: { version: 'v1', language: 'en' },
      receipt: true,
      ...more,
    })
    if (!opened.ok) throw new Error(`${opened.reason} ${opened.fields.join(', ')}`)
    await db.transact((session) => opened.write.run(session))
    return opened
  }

  const hire = async (more: Partial<Reader> = {}): Promise<Reader> => {
    const reader: Reader = {
      id: newId(),
      landlord: 'meadowbrook',
      roles: ['hate_officer'],
      teams: ['hate-response'],
      trainedUntil: new Date('2028-01-01T00:00:00Z'),
      ...more,
    }
    const { id, ...account } = reader
    await accounts.model.create([
      {
        ...account,
        _id: id,
        audience: 'general',
        retention: 'audit',
        email: `${id}@example.org`,
        name: id,
        shownName: 'Sam',
        password: '-',
        temporary: false,
        languages: ['en'],
        disabled: false,
        createdAt: at,
      } as never,
    ])
    return reader
  }

  const ask = {
    parts: ['account', 'contact', 'allegation'],
    reason: { code: 'casework', words: 'It is mine' },
  } as const

  return {
    db,
    at,
    master,
    reports,
    satisfaction,
    cases,
    timers,
    accounts,
    audit: realAudit,
    held,
    newKeeper,
    open,
    hire,
    read: (reader: Reader, id: string, when = at) =>
      reports.read({ reader, landlord: meadowbrook, id, ask: { ...ask, parts: [...ask.parts] }, at: when }),
    act: async (args: { reader?: Reader; id: string; act: Act; at?: Date }) =>
      await db.transact((session) =>
        reports.act({
          session,
          by: args.reader ? { reader: args.reader } : { landlord: 'meadowbrook', who: 'reporter' },
          id: args.id,
          act: args.act,
          version: null,
          at: args.at ?? at,
          key: newId(),
        }),
      ),
    /** The stored record as it lies there. */
    stored: async (id: string) =>
      (await connection.collection('hate_reports').findOne({ _id: id as never })) as Record<string, unknown>,
    /** Every byte of every collection, as text. */
    dump: async (): Promise<string> => {
      const texts: string[] = []
      for (const { name } of await connection.db!.listCollections().toArray()) {
        const rows = await connection.db!.collection(name).find({}, { raw: true }).toArray()
        for (const row of rows) {
          const bytes = Buffer.from(row as unknown as Uint8Array)
          texts.push(bytes.toString('utf8'), bytes.toString('latin1'))
        }
      }
      return texts.join('\n')
    },
    close: () => db.close(),
  }
}
