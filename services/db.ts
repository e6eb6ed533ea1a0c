/** The connection, and the rule that no query, aggregate or index leaves out the landlord. */
import mongoose, { type ClientSession, Schema, type SchemaDefinition } from 'mongoose'
import { RETENTION, type RetentionClass } from './retention.ts'

export type { RetentionClass }

mongoose.set('strictQuery', 'throw')
mongoose.set('sanitizeFilter', true)
mongoose.set('autoIndex', false)
mongoose.set('autoCreate', false)
mongoose.set('bufferCommands', false)

export const { trusted } = mongoose

/** Who may see a record besides the bot: the ordinary teams, or only the holders of one restricted role. */
export const AUDIENCES = ['general', 'hate', 'abuse', 'safeguarding'] as const
export type Audience = (typeof AUDIENCES)[number]

/** A write that joins the turn's one transaction. It may run more than once, so it carries its own keys. */
export interface PlannedWrite {
  what: string
  run(session: ClientSession): Promise<void>
}

const QUERIES = [
  'find',
  'findOne',
  'findOneAndUpdate',
  'findOneAndDelete',
  'findOneAndReplace',
  'countDocuments',
  'distinct',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'replaceOne',
] as const

function namesLandlord(filter: Record<string, unknown>): boolean {
  const landlord = filter.landlord
  return (
    (typeof landlord === 'string' && landlord !== '') ||
    (typeof landlord === 'object' && landlord !== null && '$in' in landlord && Array.isArray(landlord.$in))
  )
}

/** A schema whose every record has landlord, audience and retention class, and whose every query names the landlord (threat T6). */
export function scopedSchema<T>(
  definition: SchemaDefinition,
  indexes: [Record<string, 1 | -1>, Record<string, unknown>?][] = [],
): Schema<T> {
  const schema = new Schema<T>(
    {
      ...definition,
      landlord: { type: String, required: true },
      audience: { type: String, required: true, enum: AUDIENCES },
      retention: { type: String, required: true, enum: RETENTION },
    } as never,
    { versionKey: false, strict: 'throw', minimize: false },
  )
  for (const [keys, options] of indexes) {
    if (!('landlord' in keys)) throw new Error(`An index without the landlord: ${Object.keys(keys).join(', ')}`)
    schema.index(keys, options)
  }
  schema.pre(QUERIES as never, function scope(this: { getFilter(): Record<string, unknown> }) {
    if (!namesLandlord(this.getFilter())) throw new Error('A query without the landlord.')
  })
  schema.pre('aggregate', function scope() {
    const first = this.pipeline()[0]
    if (!first || !('$match' in first) || !namesLandlord(first.$match))
      throw new Error('An aggregate that does not start with the landlord.')
  })
  return schema
}

export type Database = {
  connection: mongoose.Connection
  /** One transaction, majority and journaled; retried by the driver on transient faults. */
  transact<T>(work: (session: ClientSession) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Times: milliseconds (faults-and-threats.md, 4: a database operation 3 s, a transaction 10 s). */
export async function connect({
  uri,
  name,
  poolSize = 50,
}: {
  uri: string
  name?: string
  poolSize?: number
}): Promise<Database> {
  const connection = await mongoose
    .createConnection(uri, {
      ...(name ? { dbName: name } : {}),
      maxPoolSize: poolSize,
      serverSelectionTimeoutMS: 5_000,
      socketTimeoutMS: 20_000,
      waitQueueTimeoutMS: 5_000,
      retryWrites: true,
      promoteBuffers: true,
      writeConcern: { w: 'majority', journal: true },
    })
    .asPromise()
  return {
    connection,
    transact: async (work) => {
      const session = await connection.startSession()
      try {
        return await session.withTransaction(work, {
          writeConcern: { w: 'majority', journal: true },
          maxCommitTimeMS: 10_000,
        })
      } finally {
        await session.endSession()
      }
    },
    close: () => connection.close(),
  }
}

/** Makes the collections and indexes of every model; a command of the start, never a side effect of the first query. */
export async function ensureIndexes(connection: mongoose.Connection): Promise<void> {
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      const indexes = model.schema.indexes().map(([key, options]) => ({ ...options, key }))
      // One command makes a collection with all its indexes: a third of the time of one after the other.
      if (indexes.length > 0) await model.collection.createIndexes(indexes as unknown as IndexDescription[])
      else await model.createCollection()
    }),
  )
}

type IndexDescription = mongoose.mongo.IndexDescription
