/** Composition root: read the configuration, build everything, listen, stop cleanly. */
import { join } from 'node:path'
import { listOlderCases } from '../services/cases/listed.ts'
import { type Clock, systemClock } from '../services/clock.ts'
import { LEASE_SECONDS } from '../services/conversations/lease.ts'
import { connect, ensureIndexes } from '../services/db.ts'
import { loadLandlords } from '../services/landlords/index.ts'
import type { Log, LogFields } from '../services/log.ts'
import { openMongod } from '../services/mongod/open.ts'
import { ensureDemoAccounts } from '../services/staff/demoAccounts.ts'
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
import { openProduct } from './openProduct.ts'
import { buildPages } from './pages/build.ts'
import { createPersonSignals } from './personSignals.ts'
import type { Product } from './product.ts'
import { createRecentTalks } from './recentTalks.ts'
import { roundsOf } from './rounds.ts'
import { routesOf } from './routes.ts'
import { createServer } from './server.ts'
import { attachStreams } from './stream.ts'
import { createStuckSafety } from './stuckSafety.ts'
import { VERSION } from './version.ts'
import { createWorker } from './worker.ts'
import { wrongKeys } from './wrongKeys.ts'

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
  const { landlords, law } = loaded
  const keeperWatch = createKeeperWatch({ config, landlords, log })
  const problems = await wrongKeys({ connection, config, landlords, keeperWatch })
  if (problems.length > 0) {
    await db.close()
    await mongod.stop()
    return { ok: false, problems }
  }

  const { product, staff } = openProduct({ config, log, clock, db, landlords, law, keeperWatch, leaseSeconds })
  await ensureIndexes(connection)
  await ensureCentreAccounts({ accounts: staff.accounts, landlords: product.landlords.all(), at: clock() })
  await listOlderCases({ cases: product.cases.model, landlords: landlords.all().map(({ slug }) => slug) })
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
  const rounds = roundsOf({ product, liveChat: () => staffApi.liveChat })
  const changes = createChanges({ connection, log })
  const recent = createRecentTalks({ changes })
  const hub = createHub({ product, changes })
  const persons = createPersonSignals({ product, hub, changes, shownNames: staff.accounts.shownNames })
  const stuck = createStuckSafety({ product, hub })
  const worker = createWorker({ product, channels: { webchat, sms, botframework }, recent, hub, chores, rounds, stuck })
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
