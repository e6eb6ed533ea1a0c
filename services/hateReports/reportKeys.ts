/** The key of one report, wrapped twice: by the master key, and that again for the team. Without either of them nothing opens. */
import { hkdfSync } from 'node:crypto'
import { type Keeper, type Keepers, keeperOf } from '../confidential/keeper.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { sealPadded } from '../surveys/sealPadded.ts'
import type { HateReportRecord } from './hateReportModel.ts'

/** A report, or a question to open one out of turn. */
export type Wrapped = Pick<HateReportRecord, '_id' | 'landlord' | 'keeper' | 'wrapped'>

export interface ReportKey {
  /** `part` names a field, or an event of the history; each part has a key of its own derived from the report's. */
  seal(args: { part: string; value: unknown }): Buffer
  unseal(args: { part: string; sealed: unknown }): unknown
}

export interface ReportKeys {
  make(args: { landlord: string; id: string }): Promise<{ key: ReportKey; keeper: string; wrapped: Buffer }>
  open(record: Wrapped): Promise<ReportKey>
  /** The outer wrap by another keeper; the report's own key stays wrapped by the master key all the while. */
  rewrap(args: { record: Wrapped; from: Keeper; to: Keeper }): Promise<Buffer>
}

/** Lengths tell: how much was said, whether anything was alleged. What is sealed fills whole blocks of this many bytes. */
const BLOCK = 1024

const masterName = (id: string): string => `hate_reports:${id}:key`
/** What a keeper outside may write into its own log: it names nothing but the record. */
const context = (id: string): string => `record:${id}`

export function createReportKeys({ master, keepers }: { master: MasterKey; keepers: Keepers }): ReportKeys {
  return {
    make: async ({ landlord, id }) => {
      const [keeper] = keepers(landlord)
      const { key, wrapped } = newDataKey({ master, name: masterName(id) })
      return {
        key: reportKey({ id, key }),
        keeper: keeper.keyId,
        wrapped: await keeper.wrap({ context: context(id), bytes: wrapped }),
      }
    },
    open: async ({ _id: id, landlord, keeper, wrapped }) => {
      const held = keeperOf({ keepers: keepers(landlord), keyId: keeper })
      const inner = await held.unwrap({ context: context(id), wrapped: Buffer.from(bytes(wrapped)) })
      return reportKey({ id, key: unwrapDataKey({ master, name: masterName(id), wrapped: inner }) })
    },
    rewrap: async ({ record: { _id: id, wrapped }, from, to }) =>
      await to.wrap({
        context: context(id),
        bytes: await from.unwrap({ context: context(id), wrapped: Buffer.from(bytes(wrapped)) }),
      }),
  }
}

function reportKey({ id, key }: { id: string; key: Buffer }): ReportKey {
  const partKey = (part: string): Buffer => Buffer.from(hkdfSync('sha256', key, 'heard', part, 32))
  const name = (part: string): string => `hate_reports:${id}:${part}`
  return {
    seal: ({ part, value }) => sealPadded({ key: partKey(part), name: name(part), value, block: BLOCK }),
    unseal: ({ part, sealed }) => unsealJson({ key: partKey(part), name: name(part), sealed: bytes(sealed) }),
  }
}
