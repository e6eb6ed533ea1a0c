/** Composition root: read the configuration, build everything, listen, stop cleanly. */
import { join } from 'node:path'
import { createUnderstanding } from '../dialogs/understand/index.ts'
import { createAttachments } from '../services/attachments/attachments.ts'
import { clamdScanner } from '../services/attachments/clamd.ts'
import { noScanner } from '../services/attachments/scanner.ts'
import { createCases } from '../services/cases/cases.ts'
import { createComplaints } from '../services/cases/complaint/complaints.ts'
import { createLetterStore } from '../services/cases/complaint/letterStore.ts'
import { createDissatisfactions } from '../services/cases/dissatisfaction.ts'
import { listOlderCases } from '../services/cases/listed.ts'
import { type Clock, systemClock } from '../services/clock.ts'
import { conversationModel } from '../services/conversations/conversationModel.ts'
import { createInbox } from '../services/conversations/inbox.ts'
import { createLeases, LEASE_SECONDS } from '../services/conversations/lease.ts'
import { createNotes } from '../services/conversations/notes.ts'
import { createOutbox } from '../services/conversations/outbox.ts'
import { createSections } from '../services/conversations/sections.ts'
import { createTokens } from '../services/conversations/tokens.ts'
import { createTranscript } from '../services/conversations/transcript.ts'
import { createDateReader } from '../services/dates/dateReader.ts'
import { connect, ensureIndexes } from '../services/db.ts'
import { createSignals } from '../services/handoff/signals.ts'
import { createWrapUps } from '../services/handoff/wrapUps.ts'
import { newId } from '../services/ids.ts'
import { loadLandlords } from '../services/landlords/index.ts'
import { createPrinter } from '../services/letters/printLetter.ts'
import type { Log, LogFields } from '../services/log.ts'
import { openMongod } from '../services/mongod/open.ts'
import { ensureDemoAccounts } from '../services/staff/demoAccounts.ts'
import { createStaff } from '../services/staff/staff.ts'
import { createSurveys } from '../services/surveys/surveys.ts'
import { createTimers } from '../services/timers.ts'
import { createAdapter } from './adapter.ts'
import { createChanges } from './changes.ts'
import { botframework } from './channels/botframework.ts'
import { createEmailSender } from './channels/email/emailSender.ts'
import { openCarrier } from './channels/sms/carrier.ts'
import { sms } from './channels/sms.ts'
import { webchat } from './channels/webchat.ts'
import { type Chores, createChores } from './chores.ts'
import type { Config } from './config.ts'
import { ensureCentreAccounts } from './contactCentre/centreAccounts.ts'
import { createAssets } from './http/assets.ts'
import { createStaffApi } from './http/staff/routes.ts'
import { createHub } from './hub.ts'
import { createIntake } from './intake.ts'
import { createKeeperWatch } from './keeperWatch.ts'
import { createLetterMail } from './letterMail.ts'
import { createMetrics } from './metrics.ts'
import { buildPages } from './pages/build.ts'
import { createPersonSignals } from './personSignals.ts'
import type { Product } from './product.ts'
import { createRecentTalks } from './recentTalks.ts'
import { createReports } from './reports.ts'
import { roundsOf } from './rounds.ts'
import { routesOf } from './routes.ts'
import { createServer } from './server.ts'
import { attachStreams } from './stream.ts'
import { createStuckSafety } from './stuckSafety.ts'
import { teamKeepers } from './teamKeepers.ts'
import { VERSION } from './version.ts'
import { createWorker } from './worker.ts'
import { wrongKeys } from './wrongKeys.ts'
import { createWrongPins } from './wrongPins.ts'

export interface Running {
  product: Product
  port: number
  /** The address the product answers on, without a trailing slash. */
  url: string
  /** The pretend carrier of a demonstration; null when a real one is configured. */
  standIn: Awaited<ReturnType<typeof openCarrier>>['standIn']
  worker: ReturnType<typeof createWorker>
  chores: Chores
  intake: ReturnType<typeof createIntake>
  /** Demonstration sign-ins, one per role; empty in production. */
  signIns: { role: string; email: string; password: string }[]
  stop(): Promise<void>
}

/** Problems in words, each naming its setting; nothing was started. */
export type Started = { ok: true; running: Running } | { ok: false; problems: string[] }

export async function start({
  config,
  log,
  clock = systemClock,
  env = process.env,
  pagesDir = join(config.dataDir, 'pages'),
  leaseSeconds = LEASE_SECONDS,
}: {
  config: Config
  log: Log
  clock?: Clock
  env?: NodeJS.ProcessEnv
  /** Where built pages are kept between starts. */
  pagesDir?: string
  /** Seconds after which another process takes up what this one held. */
  leaseSeconds?: number
}): Promise<Started> {
  const loaded = loadLandlords({ only: config.landlords, production: config.production, clock })
  if (!loaded.ok) return { ok: false, problems: loaded.errors }
  const mongod = await openMongod({
    env,
    dataDir: config.dataDir,
    log: (event, fields) => log.info(event, fields as LogFields),
  })
  if (!mongod.ok) return { ok: false, problems: [mongod.message] }
  const db = await connect({ uri: mongod.uri, name: config.mongodbName })
  const { connection } = db
  const { master } = config
  const { landlords, law } = loaded
  const keeperWatch = createKeeperWatch({ config, landlords, log })
  const problems = await wrongKeys({ connection, config, landlords, keeperWatch })
  if (problems.length > 0) {
    await db.close()
    await mongod.stop()
    return { ok: false, problems }
  }

  const sections = createSections({ master })
  const conversations = conversationModel(connection)
  const processId = newId()
  const staff = createStaff({ db, master, clock, log })
  const timers = createTimers({ connection })
  const attachments = createAttachments({ connection })
  const cases = createCases({ connection, master, timers, keepers: teamKeepers(config) })
  const letters = createLetterStore({ connection })
  const inbox = createInbox({ connection, master })
  const outbox = createOutbox({ connection, master })
  const canEmail: Product['canEmail'] = ({ operations }) => config.smtp !== null && operations.email !== undefined
  const complaints = createComplaints({
    cases,
    letters,
    timers,
    inbox,
    conversations,
    landlords,
    law,
    master,
    shownNames: staff.accounts.shownNames,
    mail: createLetterMail({ outbox, canEmail }),
  })
  const surveys = createSurveys({ db, master })
  const { satisfaction } = surveys
  const reports = createReports({ config, connection, cases, timers, attachments, staff, landlords, law, satisfaction })
  const product: Product = {
    config,
    log,
    clock,
    db,
    master,
    sections,
    conversations,
    process: processId,
    metrics: createMetrics(),
    landlords,
    law,
    complaints,
    reports,
    inbox,
    leases: createLeases({ model: conversations, by: processId, seconds: leaseSeconds }),
    transcript: createTranscript({ connection, sections }),
    notes: createNotes({ connection, sections }),
    wrapUps: createWrapUps({ connection }),
    attachments,
    scanner: config.clamd ? clamdScanner(config.clamd) : noScanner,
    outbox,
    timers,
    letters,
    tokens: createTokens({ connection, clock }),
    signals: createSignals({ connection }),
    cases,
    dissatisfactions: createDissatisfactions({ connection }),
    surveys,
    dates: createDateReader(),
    understand: createUnderstanding(),
    adapter: createAdapter({ credentials: config.botFramework }),
    wrongPins: createWrongPins(config.limits.wrongPins),
    keeperWatch,
    canEmail,
    printer: createPrinter(),
  }
  await ensureIndexes(connection)
  await ensureCentreAccounts({ accounts: staff.accounts, landlords: product.landlords.all(), at: clock() })
  await listOlderCases({ cases: cases.model, landlords: landlords.all().map(({ slug }) => slug) })
  const { dir } = await buildPages({ outDir: pagesDir, log: { info: (event) => log.info(event) } })
  const assets = createAssets({ dir })

  const carrier = await openCarrier({ config, clock })
  const name = config.publicUrl ? new URL(config.publicUrl).hostname : undefined
  const email = config.smtp ? createEmailSender({ smtp: config.smtp, name }) : null
  const chores = createChores({
    product,
    sms: () => carrier.sender,
    email,
    kick: (lane) => worker.kick(lane),
    leaseSeconds,
  })
  const rounds = roundsOf({ product, lapse: async () => await staffApi.liveChat.lapse() })
  const changes = createChanges({ connection, log })
  const recent = createRecentTalks({ changes })
  const hub = createHub({ product, changes })
  const persons = createPersonSignals({ product, hub, changes, shownNames: staff.accounts.shownNames })
  const stuck = createStuckSafety({ product, hub })
  const worker = createWorker({ product, channels: { webchat, sms, botframework }, recent, chores, rounds, stuck })
  const intake = createIntake({ product, worker })
  const kick = (lane: { landlord: string; thread: string }): void => worker.kick(lane)
  const staffApi = createStaffApi({ product, staff, changes, kick, version: VERSION })
  const signIns = config.demo
    ? await ensureDemoAccounts({
        accounts: staff.accounts,
        landlords: product.landlords.all(),
        dataDir: config.dataDir,
        production: config.production,
        at: clock(),
      })
    : []
  const server = createServer({
    product,
    routes: routesOf({ product, intake, hub, carrier, staff, staffApi, assets }),
  })
  const streams = attachStreams({ product, hub, http: server.http })
  const port = await server.listen()
  carrier.listen({ port })
  void product.dates.warm()
  void product.understand.warm()

  return {
    ok: true,
    running: {
      product,
      port,
      worker,
      chores,
      intake,
      url: config.publicUrl ?? `http://localhost:${port}`,
      standIn: carrier.standIn,
      signIns,
      stop: async () => {
        // New work is refused first, begun turns are finished, then what they lean on goes (fault F28).
        persons.close()
        hub.close()
        staffApi.close()
        streams.close()
        await server.close()
        await worker.stop()
        await changes.close()
        await carrier.close()
        await product.dates.close()
        await product.printer.close()
        await product.understand.close()
        await db.close()
        await mongod.stop()
      },
    },
  }
}
