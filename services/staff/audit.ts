/** Who saw and did what: a chain for each landlord that only grows, written before anything is shown. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, Model } from 'mongoose'
import type { Clock } from '../clock.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'
import type { Log } from '../log.ts'

export interface AuditRecord {
  /** `landlord:number`: two writers cannot both add the same link. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  number: number
  at: Date
  account: string
  /** A code such as `conversation.read`; never words of a tenant. */
  action: string
  target: string
  detail: string
  previous: string
  mark: string
}

export type AuditEntry = Pick<AuditRecord, 'landlord' | 'account' | 'action'> & { target?: string; detail?: string }

export type Verified = { ok: true; links: number } | { ok: false; brokenAt: number }

export interface Audit {
  model: Model<AuditRecord>
  /** Throws when it cannot be written: the caller then returns nothing (threat T4). */
  write(entry: AuditEntry): Promise<void>
  latest(args: { landlord: string; before?: number; limit: number }): Promise<AuditRecord[]>
  /** Names the first link that was changed, removed or put in (threat T5). */
  verify(args: { landlord: string; head?: { number: number; mark: string } }): Promise<Verified>
}

const START = 'start'
const TRIES = 50
const DAY_MS = 86_400_000

export function createAudit({
  connection,
  master,
  clock,
  log,
}: {
  connection: Connection
  master: MasterKey
  clock: Clock
  log: Log
}): Audit {
  const schema = scopedSchema<AuditRecord>(
    {
      _id: String,
      number: { type: Number, required: true },
      at: { type: Date, required: true },
      account: { type: String, required: true },
      action: { type: String, required: true },
      target: { type: String, default: '' },
      detail: { type: String, default: '' },
      previous: { type: String, required: true },
      mark: { type: String, required: true },
    },
    [[{ landlord: 1, number: -1 }, { unique: true }]],
  )
  const model = connection.model<AuditRecord>('Audit', schema, 'audit')

  // Keyed: whoever can write to the database but has no master key cannot make the chain whole again.
  const markOf = (link: Omit<AuditRecord, 'mark' | '_id' | 'audience' | 'retention'>): string => {
    const { landlord, number, at, account, action, target, detail, previous } = link
    return blindIndex({
      master,
      field: 'audit',
      value: JSON.stringify([landlord, number, at.toISOString(), account, action, target, detail, previous]),
    })
  }
  const last = (landlord: string) => model.findOne({ landlord }).sort({ number: -1 }).lean<AuditRecord>()

  const append = async ({ landlord, account, action, target = '', detail = '' }: AuditEntry): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const before = await last(landlord)
      const link = {
        landlord,
        number: (before?.number ?? 0) + 1,
        at: clock(),
        account,
        action,
        target,
        detail,
        previous: before?.mark ?? START,
      }
      const mark = markOf(link)
      try {
        await model.create([
          { ...link, _id: `${landlord}:${link.number}`, audience: 'general', retention: 'audit', mark },
        ])
        // The head in the log each day: a chain cut short at its end would otherwise look whole.
        if (!before || Math.floor(before.at.getTime() / DAY_MS) !== Math.floor(link.at.getTime() / DAY_MS))
          log.info('audit head', { landlord, count: link.number, code: mark })
        return
      } catch (error) {
        if (!isDuplicateKey(error) || attempt === TRIES) throw error
        await sleep(Math.random() * 5 * attempt)
      }
    }
  }

  // Within a process links are added one after another; only other processes can be in the way.
  const queues = new Map<string, Promise<void>>()
  return {
    model,
    write: (entry) => {
      const turn = (queues.get(entry.landlord) ?? Promise.resolve()).catch(() => {}).then(() => append(entry))
      queues.set(entry.landlord, turn)
      return turn
    },
    latest: ({ landlord, before, limit }) =>
      model
        .find(before === undefined ? { landlord } : { landlord, number: trusted({ $lt: before }) })
        .sort({ number: -1 })
        .limit(limit)
        .lean<AuditRecord[]>(),
    verify: async ({ landlord, head }) => {
      let previous = START
      let number = 0
      let headSeen = head === undefined
      for await (const link of model.find({ landlord }).sort({ number: 1 }).lean<AuditRecord[]>().cursor()) {
        number += 1
        const whole = link.number === number && link.previous === previous && link.mark === markOf(link)
        if (!whole) return { ok: false, brokenAt: number }
        previous = link.mark
        if (head && head.number === number) {
          if (head.mark !== link.mark) return { ok: false, brokenAt: number }
          headSeen = true
        }
      }
      return headSeen ? { ok: true, links: number } : { ok: false, brokenAt: number + 1 }
    },
  }
}
