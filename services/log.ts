/** Events with allow-listed fields and no free text: what a tenant wrote, a name or a number cannot be logged. */
import { type DestinationStream, pino } from 'pino'

/** Every field a log line may carry. Codes, counts, times and random ids only (threat T24). */
const ALLOWED = [
  'code',
  'status',
  'route',
  'method',
  'ms',
  'count',
  'attempt',
  'channel',
  'landlord',
  'conversation',
  'case',
  'process',
  'signal',
  'port',
  'pid',
  'name',
  'reason',
  'version',
  'state',
  'url',
  'dir',
  'where',
  'keyId',
  'bytes',
  'action',
  'role',
  'at',
] as const

export type LogFields = Partial<Record<(typeof ALLOWED)[number], string | number | boolean | null>>
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const allowed = new Set<string>(ALLOWED)

function onlyAllowed(fields: LogFields = {}): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name))) as LogFields
}

export function createLog({
  destination,
  level = 'info',
}: {
  destination?: DestinationStream
  level?: string
} = {}): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const out = destination ? pino(options, destination) : pino(options)
  return {
    info: (event, fields) => out.info(onlyAllowed(fields), event),
    warn: (event, fields) => out.warn(onlyAllowed(fields), event),
    error: (event, fields) => out.error(onlyAllowed(fields), event),
  }
}

/** The stable part of an error: its class and code, never its message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? `${error.name}:${error.code}`
    : error.name
}

/** Libraries that write to the console would write whatever they hold; their lines are counted and dropped. */
export function silenceConsole(log: Log): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    console[method] = () => log.warn('console line dropped', { name: method })
  }
}
