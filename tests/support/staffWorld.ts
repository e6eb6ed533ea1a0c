/** The staff API over real HTTP and a real database: two landlords, one account for each role, conversations and cases as a test needs them. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { createChanges } from '../../bot/changes.ts'
import { limitsSchema, readConfig } from '../../bot/config.ts'
import type { Route } from '../../bot/http/route.ts'
import { createStaffApi } from '../../bot/http/staff/routes.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { peerName } from '../../bot/peer.ts'
import type { Product } from '../../bot/product.ts'
import { createReports } from '../../bot/reports.ts'
import { createServer } from '../../bot/server.ts'
import { teamKeepers } from '../../bot/teamKeepers.ts'
import { createAttachments } from '../../services/attachments/attachments.ts'
import { noScanner } from '../../services/attachments/scanner.ts'
import type { CaseKind } from '../../services/cases/caseModel.ts'
import { createCases, type NewCase } from '../../services/cases/cases.ts'
import { clocksFor } from '../../services/cases/clocks.ts'
import { createComplaints } from '../../services/cases/complaint/complaints.ts'
import { createLetterStore } from '../../services/cases/complaint/letterStore.ts'
import { createDissatisfactions } from '../../services/cases/dissatisfaction.ts'
import { sealJson } from '../../services/confidential/seal.ts'
import { type ConversationRecord, conversationModel } from '../../services/conversations/conversationModel.ts'
import { createInbox } from '../../services/conversations/inbox.ts'
import { createNotes } from '../../services/conversations/notes.ts'
import { createOutbox } from '../../services/conversations/outbox.ts'
import { createSections } from '../../services/conversations/sections.ts'
import { createTranscript, type TranscriptBody } from '../../services/conversations/transcript.ts'
import { createCorrected } from '../../services/corrections/corrected.ts'
import { createCorrections } from '../../services/corrections/corrections.ts'
import { type Audience, connect, ensureIndexes } from '../../services/db.ts'
import { createSignals } from '../../services/handoff/signals.ts'
import { createWrapUps } from '../../services/handoff/wrapUps.ts'
import { argon2Hasher } from '../../services/hateReports/receipt.ts'
import { newId } from '../../services/ids.ts'
import { createIncidents } from '../../services/incidents/incidents.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { createPrinter } from '../../services/letters/printLetter.ts'
import { createLog } from '../../services/log.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import type { Role } from '../../services/staff/roles.ts'
import { createStaff } from '../../services/staff/staff.ts'
import { createSurveys } from '../../services/surveys/surveys.ts'
import { createTimers } from '../../services/timers.ts'
import { createLineTranslations } from '../../services/translation/lineTranslations.ts'
import { testMongod } from './mongod.ts'

export const PASSWORD = 'four calm words here'

export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Record<string, unknown>
  text: string
}

export interface Ask {
  as?: string | null
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export type StaffWorld = Awaited<ReturnType<typeof staffWorld>>

export async function staffWorld({
  clock = '2027-03-10T10:00:00Z',
  signIns = { points: 100_000, seconds: 900 },
  more = () => [],
  settings = {},
}: {
  clock?: string
  signIns?: { points: number; seconds: number }
  more?: (product: Product) => Route[]
  /** Of the environment, besides its own. */
  settings?: Record<string, string>
} = {}) {
  let now = new Date(clock)
  const tick = (): Date => new Date(now)
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  const log = createLog({ destination })
  const dataDir = mkdtempSync(join(tmpdir(), 'heard-staff-'))
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...settings,
  }
  const read = readConfig(env, { limits: { ...limitsSchema.parse({}), signIns } })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { config } = read
  const { master } = config
  const loaded = loadLandlords({ production: false, clock: tick })
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
  const { landlords, law } = loaded
  const uri = await testMongod()
  const db = await connect({ uri })
  const { connection } = db
  const sections = createSections({ master })
  const kicked: { landlord: string; thread: string }[] = []
  const staff = createStaff({ db, master, clock: tick, log })
  const conversations = conversationModel(connection)
  const timers = createTimers({ connection })
  const cases = createCases({ connection, master, timers, keepers: teamKeepers(config) })
  const letters = createLetterStore({ connection })
  const inbox = createInbox({ connection, master })
  const attachments = createAttachments({ connection })
  const surveys = createSurveys({ db, master })
  const parts = { config, connection, cases, timers, attachments, staff, landlords, law }
  // The parts of the product that the staff API touches; it has no dialogs and no worker.
  const product = {
    config,
    log,
    clock: tick,
    db,
    master,
    landlords,
    law,
    sections,
    metrics: createMetrics(),
    conversations,
    inbox,
    transcript: createTranscript({ connection, sections }),
    notes: createNotes({ connection, sections }),
    wrapUps: createWrapUps({ connection }),
    corrections: createCorrections({ connection, sections }),
    corrected: createCorrected({ connection, master }),
    lineTranslations: createLineTranslations({ connection, sections }),
    dissatisfactions: createDissatisfactions({ connection }),
    attachments,
    scanner: noScanner,
    outbox: createOutbox({ connection, master }),
    timers,
    signals: createSignals({ connection }),
    letters,
    surveys,
    cases,
    complaints: createComplaints({
      cases,
      letters,
      timers,
      inbox,
      conversations,
      landlords,
      law,
      master,
      shownNames: staff.accounts.shownNames,
      mail: () => null,
    }),
    // Cheap codes: hundreds of reports are made here, and what a code costs is asserted where it is made.
    reports: createReports({
      ...parts,
      satisfaction: surveys.satisfaction,
      hasher: argon2Hasher({ memoryCost: 8, timeCost: 1 }),
    }),
    incidents: createIncidents({ connection, master, letters, landlords, law, people: staff.accounts }),
    canEmail: () => false,
    printer: createPrinter(),
    process: newId(),
  } as unknown as Product
  await ensureIndexes(connection)
  const changes = createChanges({ connection, log })
  const api = createStaffApi({ product, staff, changes, kick: (lane) => kicked.push(lane), version: '0.0.0' })
  const server = createServer({ product, routes: [...api.routes, ...more(product)] })
  const port = await server.listen()

  const hire = async ({
    landlord = 'meadowbrook',
    roles,
    teams = [],
    email,
    password = PASSWORD,
    temporary = false,
    trainedUntil = null,
    name = `${roles.join(' ')} ${teams.join(' ')} of ${landlord}`,
  }: {
    landlord?: string
    roles: Role[]
    teams?: string[]
    email?: string
    password?: string
    temporary?: boolean
    trainedUntil?: Date | null
    name?: string
  }): Promise<AccountRecord> => {
    const added = await staff.accounts.add({
      landlord,
      roles,
      teams,
      password,
      temporary,
      trainedUntil,
      name,
      shownName: 'Sam',
      email: email ?? `${newId()}@${landlord}.example`,
      languages: ['en'],
      at: now,
    })
    if (!added.ok) throw new Error(added.reason)
    return added.account
  }
  /** A cookie for the account, without going by the sign-in. */
  const session = async (account: AccountRecord): Promise<string> =>
    `__Host-heard=${await staff.sessions.begin({ landlord: account.landlord, account: account._id })}`

  const talk = async ({
    landlord = 'meadowbrook',
    audience = 'general',
    channel = 'webchat',
    said = [],
    ...more
  }: Partial<Omit<ConversationRecord, 'state'>> & {
    said?: { author: 'tenant' | 'bot'; body: TranscriptBody; audience?: Audience }[]
  } = {}): Promise<ConversationRecord> => {
    const id = newId()
    const open = sections.open({ audience, at: now })
    const conversation: ConversationRecord = {
      _id: id,
      landlord,
      audience,
      retention: 'conversation',
      channel,
      thread: id,
      current: true,
      version: 0,
      position: said.length,
      lease: null,
      sections: [open.section],
      state: null,
      language: 'en',
      holder: null,
      peer:
        channel === 'sms'
          ? sealJson({
              key: master.derive('intake'),
              name: peerName(id),
              value: { to: '+447700900321', from: '+447700900100' },
            })
          : null,
      waiting: { since: now, team: 'customer-services', reason: 'asked', urgent: false },
      alert: null,
      reach: null,
      startedAt: now,
      lastInboundAt: now,
      seen: 0,
      ended: false,
      unfinished: false,
      optedOut: false,
      repeated: null,
      ...more,
    }
    await product.conversations.collection.insertOne(conversation as never)
    const rows = said.map(({ author, body }, index) =>
      product.transcript.row({ conversation, open, position: index + 1, at: now, author, body }),
    )
    if (rows.length > 0) await product.transcript.model.collection.insertMany(rows as never[])
    return conversation
  }

  const openCase = async ({
    landlord = 'meadowbrook',
    audience = 'general',
    kind = 'complaint',
    ...more
  }: Partial<NewCase> & { landlord?: string; kind?: CaseKind } = {}): Promise<string> => {
    const profile = landlords.bySlug(landlord)!
    const clocks =
      kind === 'complaint' || kind === 'service_request' ? clocksFor({ kind, landlord: profile, law, at: now }) : []
    const { handle, write } = product.cases.open({
      landlord,
      audience,
      kind,
      type: kind,
      profile: `${landlord}@${profile.version}`,
      team: 'complaints',
      channel: 'webchat',
      conversation: null,
      language: 'en',
      formRun: newId(),
      receivedAt: now,
      awareAt: null,
      hazard: null,
      urgent: false,
      clocks,
      answers: { happened: 'The roof leaks' },
      intake: 'finished',
      reviewOn: null,
      pin: () => null,
      ...more,
    })
    await db.transact((one) => write.run(one))
    return handle.id
  }

  const origin = `http://127.0.0.1:${port}`
  const ask = ({ as = null, method = 'GET', path, body, headers = {} }: Ask): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
      const own: Record<string, string> = method === 'GET' ? {} : { 'Content-Type': 'application/json', Origin: origin }
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          headers: {
            ...own,
            ...(as ? { Cookie: as } : {}),
            ...(sent === null ? {} : { 'Content-Length': Buffer.byteLength(sent) }),
            ...headers,
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => {
            text += chunk
          })
          response.on('end', () => {
            const isJson = response.headers['content-type']?.startsWith('application/json')
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              body: isJson ? JSON.parse(text) : {},
            })
          })
        },
      )
      asked.on('error', reject)
      asked.end(sent ?? '')
    })
  const post = (args: Omit<Ask, 'method'>): Promise<Answered> => ask({ body: {}, ...args, method: 'POST' })

  return {
    product,
    staff,
    api,
    origin,
    port,
    kicked,
    dataDir,
    uri,
    env,
    hire,
    session,
    talk,
    openCase,
    ask,
    post,
    logged: () => lines.join(''),
    now: tick,
    pass: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds)
    },
    close: async () => {
      await product.printer.close()
      api.close()
      product.signals.close()
      await changes.close()
      await server.close()
      await db.close()
    },
  }
}
