/** Opening a report out of turn: one person asks, another agrees, each with a reason; it holds a quarter of an hour and is in the audit from its first step. */
import type { Connection, Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { trusted } from '../db.ts'
import { newId } from '../ids.ts'
import type { Audit } from '../staff/audit.ts'
import type { Role } from '../staff/roles.ts'
import { type GrantRecord, grantModel, openReason, sealReason } from './grantRecord.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import { notLockedOut, type Reader } from './readers.ts'
import type { ReportKeys } from './reportKeys.ts'

export type Asked = { ok: true; grant: string } | { ok: false; reason: 'not_found' }
export type Approved = { ok: true; until: Date } | { ok: false; reason: 'not_found' | 'same_person' }

export type Pending = Pick<GrantRecord, '_id' | 'askedBy' | 'askedAt'> & { agreed: boolean; reason: string }

export interface BreakGlass {
  model: Model<GrantRecord>
  /** By reference, as whoever rang has said it. The answer is the same where there is no such report, or where they are locked out of it. */
  ask(args: { reader: Reader; reference: string; reason: string; at: Date }): Promise<Asked>
  /** Holds for whoever asked; the same answer again whether there is a report or not. */
  approve(args: { reader: Reader; grant: string; reason: string; at: Date }): Promise<Approved>
  /** What this reader asked for, and what others ask that this reader may agree to, with the reasons; the same whether there is a report or not. */
  pending(args: { reader: Reader; at: Date }): Promise<Pending[]>
  /** The report of a grant that holds now for whoever asked for it, or null. */
  reportOf(args: { reader: Reader; grant: string; at: Date }): Promise<string | null>
  /** The id of a grant that holds now, or null. */
  grantFor(args: { landlord: string; account: string; report: string; at: Date }): Promise<string | null>
}

const MINUTE_MS = 60_000
/** How long what was agreed to holds. */
const HOLDS_MINUTES = 15
/** How long a question waits for the second person (product default). */
const WAITS_MINUTES = 60
/** Whose it is to answer for it, either as the one who asks or as the one who agrees. */
const MAY: readonly Role[] = ['manager', 'hate_officer']

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)
const may = (reader: Reader): boolean => reader.roles.some((role) => MAY.includes(role))

export function createBreakGlass({
  connection,
  reports,
  keys,
  audit,
  master,
}: {
  connection: Connection
  reports: Model<HateReportRecord>
  keys: ReportKeys
  audit: Pick<Audit, 'write'>
  master: MasterKey
}): BreakGlass {
  const model = grantModel(connection)

  const visible = ({ reader, ...filter }: { reader: Reader; reference?: string; _id?: string }) =>
    reports.findOne({ ...notLockedOut({ master, reader }), ...filter }).lean<HateReportRecord>()
  const audited = (args: {
    reader: Reader
    step: 'asked' | 'approved' | 'denied' | 'reason'
    target?: string
    detail?: string
  }) =>
    audit.write({
      landlord: args.reader.landlord,
      account: args.reader.id,
      action: `report.break_glass.${args.step}`,
      target: args.target ?? '',
      detail: args.detail ?? '',
    })
  const denied = async (reader: Reader): Promise<{ ok: false; reason: 'not_found' }> => {
    await audited({ reader, step: 'denied' })
    return { ok: false, reason: 'not_found' }
  }

  /** A reason tells what a report is about: to somebody who is locked out of it, nobody has asked. */
  const notAbout = async ({ reader, found }: { reader: Reader; found: GrantRecord[] }): Promise<GrantRecord[]> => {
    const ids = found.flatMap(({ report }) => report ?? [])
    const open = await reports
      .find({ ...notLockedOut({ master, reader }), _id: trusted({ $in: ids }) }, { _id: 1 })
      .lean<Pick<HateReportRecord, '_id'>[]>()
    const known = new Set(open.map(({ _id }) => _id))
    return found.filter(({ report, askedBy }) => askedBy === reader.id || report === null || known.has(report))
  }

  return {
    model,
    ask: async ({ reader, reference, reason, at }) => {
      if (!may(reader)) return await denied(reader)
      const record = await visible({ reader, reference })
      const grant = newId()
      await audited({ reader, step: 'asked', target: record?._id ?? '', detail: grant })
      const { key, keeper, wrapped } = await keys.make({ landlord: reader.landlord, id: grant })
      const row: GrantRecord = {
        _id: grant,
        landlord: reader.landlord,
        audience: 'hate',
        retention: 'audit',
        report: record?._id ?? null,
        askedBy: reader.id,
        askedAt: at,
        keeper,
        wrapped,
        asked: sealReason({ key, grant, part: 'asked', reason }),
        approvedBy: null,
        approved: null,
        until: null,
      }
      await model.create([row])
      return { ok: true, grant }
    },
    approve: async ({ reader, grant, reason, at }) => {
      const waiting = {
        _id: grant,
        landlord: reader.landlord,
        approvedBy: null,
        askedAt: trusted({ $gt: later(at, -WAITS_MINUTES) }),
      }
      const row = may(reader) ? await model.findOne({ ...waiting }).lean<GrantRecord>() : null
      if (!row) return await denied(reader)
      if (row.askedBy === reader.id) return { ok: false, reason: 'same_person' }
      // Whoever is locked out agrees to nothing, and is not told so.
      const record = row.report === null ? null : await visible({ reader, _id: row.report })
      await audited({ reader, step: record ? 'approved' : 'denied', target: record?._id ?? '', detail: grant })
      const until = later(at, HOLDS_MINUTES)
      const approved = sealReason({ key: await keys.open(row), grant, part: 'approved', reason })
      const set = { approvedBy: reader.id, approved, ...(record ? { until } : {}) }
      const done = await model.updateOne({ ...waiting }, { $set: set })
      return done.matchedCount === 1 ? { ok: true, until } : { ok: false, reason: 'not_found' }
    },
    pending: async ({ reader, at }) => {
      if (!may(reader)) return []
      const since = (minutes: number) => trusted({ $gt: later(at, -minutes) })
      const found = await model
        .find({
          landlord: reader.landlord,
          keeper: trusted({ $ne: null }),
          $or: [
            { askedBy: reader.id, askedAt: since(WAITS_MINUTES + HOLDS_MINUTES) },
            { approvedBy: null, askedAt: since(WAITS_MINUTES) },
          ],
        })
        .sort({ askedAt: 1 })
        .limit(100)
        .lean<GrantRecord[]>()
      const shown = await notAbout({ reader, found })
      // Before any of them is opened (threat T4).
      for (const { _id, askedBy } of shown)
        if (askedBy !== reader.id) await audited({ reader, step: 'reason', detail: _id })
      return await Promise.all(
        shown.map(async (row) => ({
          _id: row._id,
          askedBy: row.askedBy,
          askedAt: row.askedAt,
          agreed: row.approvedBy !== null,
          reason: openReason({ key: await keys.open(row), grant: row._id, part: 'asked', sealed: row.asked }),
        })),
      )
    },
    reportOf: async ({ reader, grant, at }) => {
      const found = await model
        .findOne(
          { _id: grant, landlord: reader.landlord, askedBy: reader.id, until: trusted({ $gt: at }) },
          { report: 1 },
        )
        .lean<Pick<GrantRecord, 'report'>>()
      return found?.report ?? null
    },
    grantFor: async ({ landlord, account, report, at }) => {
      const found = await model
        .findOne({ landlord, askedBy: account, report, until: trusted({ $gt: at }) }, { _id: 1 })
        .lean<Pick<GrantRecord, '_id'>>()
      return found?._id ?? null
    },
  }
}
