/** An act that carries its own key is done once, however often it is sent; the second time gives the first answer (fault F18). */
import type { ClientSession, Connection, Model } from 'mongoose'
import { type Audience, type Database, type RetentionClass, scopedSchema } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'

export interface OnceRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  at: Date
  /** Positions, versions and states; never words. */
  result: unknown
}

export interface Once {
  model: Model<OnceRecord>
  /** `work` runs in one transaction with the mark that it was done. Without a key it simply runs. */
  run<T>(args: {
    landlord: string
    key: string | null
    at: Date
    work: (session: ClientSession) => Promise<T>
  }): Promise<T>
}

export function createOnce({ connection, db }: { connection: Connection; db: Pick<Database, 'transact'> }): Once {
  const schema = scopedSchema<OnceRecord>(
    { _id: String, at: { type: Date, required: true }, result: { type: Object, default: null } },
    [[{ landlord: 1, at: 1 }]],
  )
  const model = connection.model<OnceRecord>('StaffOnce', schema, 'staff_once')
  return {
    model,
    run: async ({ landlord, key, at, work }) => {
      if (key === null) return await db.transact(work)
      const id = `${landlord}:${key}`
      const done = () => model.findOne({ _id: id, landlord }).lean<OnceRecord>()
      const before = await done()
      if (before) return before.result as Awaited<ReturnType<typeof work>>
      try {
        return await db.transact(async (session) => {
          const result = await work(session)
          const mark = { _id: id, landlord, audience: 'general', retention: 'session', at, result } as const
          await model.create([mark], { session })
          return result
        })
      } catch (error) {
        // The same act was being done beside this one; either may have met the other's writes first.
        const beside = await done()
        if (beside && (isDuplicateKey(error) || (error instanceof Error && error.name === 'AppError')))
          return beside.result as never
        throw error
      }
    },
  }
}
