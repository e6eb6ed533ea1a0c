/** A bound of our own on work in the database: a group that waits for a lost primary is not always ended by the driver's time limit. */
import { mongo } from 'mongoose'

/** Rejects as a database that is away; what the work comes to later concerns nobody. */
export async function within<T>({ milliseconds, work }: { milliseconds: number; work: Promise<T> }): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new mongo.MongoOperationTimeoutError('too_late')), milliseconds)
  // When the bound wins, a failure that comes after it has nobody left to hear it.
  work.catch(() => {})
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
