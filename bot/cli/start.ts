/** `heard start`: the whole product with a demonstration landlord, and what a newcomer needs to know printed once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { catalogue } from '../../locales/index.ts'
import { createLog, errorCode, silenceConsole } from '../../services/log.ts'
import { readConfig } from '../config.ts'
import { type Running, start } from '../main.ts'
import { fill } from './fill.ts'

/** Milliseconds within which a process that met an error nobody caught is gone. */
const ENDING_TIME = 10_000

export async function startCommand({
  env,
  print,
}: {
  env: NodeJS.ProcessEnv
  print: (line: string) => void
}): Promise<number> {
  const read = readConfig(env)
  if (!read.ok) {
    for (const problem of read.problems) print(problem)
    return 1
  }
  const { config } = read
  const log = createLog({ level: config.logLevel })
  silenceConsole(log)
  const stopOn = (running: Running): void => {
    let stopping = false
    const stop = (signal: string): void => {
      if (stopping) return
      stopping = true
      log.info('stopping', { signal })
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
      setTimeout(() => process.exit(1), 20_000).unref()
    }
    process.on('SIGTERM', () => stop('SIGTERM'))
    process.on('SIGINT', () => stop('SIGINT'))
  }
  // An error nobody caught leaves the process in an unknown state: named by code, then a fresh one takes over (fault F29).
  let running: Running | null = null
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error(event, { code: errorCode(error) })
      // In order, since a thread cut off in native work aborts the process: no exit code, and its memory may be left in a file.
      const ended = Promise.resolve(running?.stop()).catch(() => {})
      void Promise.race([ended, sleep(ENDING_TIME)]).finally(() => process.exit(1))
    })
  }
  const started = await start({ config, log, env })
  if (!started.ok) {
    for (const problem of started.problems) print(problem)
    return 1
  }
  running = started.running
  stopOn(running)
  print(welcome(running))
  return 0
}

/** Tenant page, staff page, one sign-in per role, SMS, and where the data is. */
function welcome({ url, product, standIn, signIns }: Running): string {
  const words = catalogue.en.cli as Record<string, string>
  const say = (key: string, params: Record<string, string> = {}): string => fill({ text: words[key] ?? key, params })
  const landlords = product.landlords.all()
  return [
    '',
    say('start_running', { landlords: landlords.map(({ name }) => name).join(', ') }),
    say('start_tenant', { url: `${url}/` }),
    say('start_staff', { url: `${url}/staff` }),
    ...signIns.map(({ role, email, password }) => say('start_sign_in', { role, email, password })),
    say('start_sms', { url: `${url}/api/sms/twilio` }),
    ...(standIn ? [say('start_sms_demo', { url: `${url}/demo/sms` })] : []),
    say('start_data', { dir: product.config.dataDir }),
    '',
  ].join('\n')
}
