/** One error class with a stable code; it never carries what a tenant wrote. */
import { mongo } from 'mongoose'

export type ErrorCode =
  | 'bad_request'
  | 'unauthorised'
  | 'forbidden'
  | 'token_expired'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media'
  | 'too_many'
  | 'unavailable'
  | 'internal'

export class AppError extends Error {
  readonly code: ErrorCode
  /** Safe facts for the caller, such as who holds a conversation or when to try again. */
  readonly detail: Record<string, string | number>

  constructor(code: ErrorCode, detail: Record<string, string | number> = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.detail = detail
  }
}

/** MongoDB's own codes: time limit, shutting down, stepping down, no primary, too few members to confirm (error_codes.yml). */
const PASSING: ReadonlySet<unknown> = new Set([
  24,
  50,
  64,
  91,
  112,
  189,
  262,
  9001,
  10107,
  11600,
  11602,
  13435,
  13436,
  // A line that broke while the driver was writing to it is not always given a name by the driver.
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
])
/** What the driver itself would have tried again. */
const LABELS = ['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableError']

/** True for faults of the database that pass by themselves: the caller may say "try again". */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (
    /^Mongo(ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|PoolClosed|WaitQueueTimeout|TopologyClosed|OperationTimeout|ose)/.test(
      error.name,
    )
  )
    return true
  if ('code' in error && PASSING.has(error.code)) return true
  // A bulk write wraps what really happened.
  if ('errorResponse' in error && isDatabaseAway(error.errorResponse)) return true
  return error instanceof mongo.MongoError && LABELS.some((label) => error.hasErrorLabel(label))
}

export const DUPLICATE_KEY = 11000

/** True when a unique key was already there: for writes that carry their own key, this means "done before". */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY
