/** What officers corrected, for counting: general talks only, codes under seal, and nothing that leads back to a talk. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { sealJson, unsealJson } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newId } from '../ids.ts'
import { type Correction, changesOf } from './corrections.ts'

const counted = z.object({
  language: z.string(),
  changes: z.array(
    z.object({ what: z.enum(['intent', 'language', 'unhappy', 'danger']), from: z.string(), to: z.string() }),
  ),
})
export type Counted = z.infer<typeof counted>

interface CorrectedRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  at: Date
  /** Codes may name a matter that nothing in clear names. */
  body: Buffer
}

export interface Corrected {
  model: Model<CorrectedRecord>
  /** In the transaction of the correction. */
  note(args: { session: ClientSession; landlord: string; at: Date; language: string; value: Correction }): Promise<void>
  read(args: { landlord: string; start: Date; end: Date }): Promise<Counted[]>
}

const nameOf = (id: string): string => `corrected:${id}:body`

export function createCorrected({ connection, master }: { connection: Connection; master: MasterKey }): Corrected {
  const schema = scopedSchema<CorrectedRecord>(
    { _id: String, at: { type: Date, required: true }, body: { type: Buffer, required: true } },
    [[{ landlord: 1, at: 1 }]],
  )
  const model = connection.model<CorrectedRecord>('Corrected', schema, 'corrected')
  const key = master.derive('corrected')
  return {
    model,
    note: async ({ session, landlord, at, language, value }) => {
      const _id = newId()
      const row: Counted = { language, changes: changesOf(value) }
      const body = sealJson({ key, name: nameOf(_id), value: row })
      await model.create([{ _id, landlord, audience: 'general', retention: 'conversation', at, body }], { session })
    },
    read: async ({ landlord, start, end }) => {
      const rows = await model
        .find({ landlord, audience: 'general', at: trusted({ $gte: start, $lt: end }) })
        .lean<CorrectedRecord[]>()
      return rows.map(({ _id, body }) => counted.parse(unsealJson({ key, name: nameOf(_id), sealed: bytes(body) })))
    },
  }
}
