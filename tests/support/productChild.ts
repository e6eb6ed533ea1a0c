/** The whole product as a process of its own, for tests that stop, freeze or kill it; prints one line with its port once it listens. */
import { resolve } from 'node:path'
import { limitsSchema, readConfig } from '../../bot/config.ts'
import { start } from '../../bot/main.ts'
import { createLog, errorCode } from '../../services/log.ts'

/** Nothing is turned away for its number unless the test says so. */
const wide = Object.entries(limitsSchema.parse({})).map(([name, limit]) => [
  name,
  typeof limit === 'number' ? 1_000_000 : { points: 1_000_000, seconds: 1 },
])
const limits = { ...Object.fromEntries(wide), ...JSON.parse(process.env.TEST_LIMITS ?? '{}') }
/** Seconds that this process's clock is off by (fault F16). */
const clockAhead = Number(process.env.TEST_CLOCK_AHEAD ?? 0) * 1000

const read = readConfig(process.env, { limits })
if (!read.ok) throw new Error(read.problems.join('\n'))
const { config } = read
const log = createLog({ level: config.logLevel })
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.error(event, { code: errorCode(error) })
    process.exit(1)
  })
}
// The test that started this process holds its standard input: when the test is gone, so is this.
process.stdin.on('end', () => process.exit(0)).resume()

const started = await start({
  config,
  log,
  env: process.env,
  clock: () => new Date(Date.now() + clockAhead),
  pagesDir: resolve(import.meta.dirname, '../../.heard/pages'),
  ...(process.env.TEST_LEASE_SECONDS ? { leaseSeconds: Number(process.env.TEST_LEASE_SECONDS) } : {}),
})
if (!started.ok) throw new Error(started.problems.join('\n'))
const { running } = started
process.on('SIGTERM', () => {
  running.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
process.stdout.write(`${JSON.stringify({ port: running.port })}\n`)
