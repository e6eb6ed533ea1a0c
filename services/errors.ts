/** One error class with a stable code; it never carries what a tenant wrote. */
export type ErrorCode =
  | 'bad_request'
  | 'unauthorised'
  | 'forbidden'
  | 'token_expired'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media'
  | 'uploads_not_supported'
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

/** True for faults of the database that pass by themselves: the caller may say "try again". */
export function isDatabaseAway(error: unknown): boolean {
  const name = error instanceof Error ? error.name : ''
  return /^Mongo(ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|WaitQueueTimeout|TopologyClosed|OperationTimeout|ose)/.test(name)
    || (error instanceof Error && 'code' in error && (error.code === 50 || error.code === 11600 || error.code === 91))
}

/** True when a unique key was already there: for writes that carry their own key, this means "done before". */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000
