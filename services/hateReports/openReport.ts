/** Opens a report as one planned write: the sealed report, its clock, the job for the graffiti, its timers, and nothing else. */
import type { Model } from 'mongoose'
import type { Attachments } from '../attachments/attachments.ts'
import type { KeptFile } from '../attachments/keptFile.ts'
import type { Cases } from '../cases/cases.ts'
import type { RunningClock } from '../cases/clocks.ts'
import { newReference } from '../cases/reference.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import type { PlannedWrite } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import { choicesFor } from './choices.ts'
import { type GraffitiJob, graffitiJob } from './graffitiJob.ts'
import type { HateReportRecord, ReportChannel } from './hateReportModel.ts'
import { newState } from './newState.ts'
import type { Receipts } from './receipt.ts'
import { type Report, reportSchema } from './report.ts'
import type { ReportKeys } from './reportKeys.ts'
import { type TimerPlanner, timerRows } from './reportTimers.ts'
import { responseClock } from './responseClock.ts'
import { partsOf } from './sealedParts.ts'
import { type Severity, type Signal, severityOf } from './severity.ts'

export interface NewReport {
  landlord: Landlord
  /** Answers as they were given; checked here once more, so that nothing a report may not hold gets in by any door. */
  report: unknown
  /** Photos and files that were sent with it. */
  files?: readonly KeptFile[]
  /** A random id made when the report began and kept in its own sealed section: never a conversation's or a form run's. */
  run: string
  language: string
  channel: ReportChannel
  receivedAt: Date
  /** Which wording of who sees it and of the limits was shown before any detail. */
  statement: { version: string; language: string }
  /** What rules heard in the words. */
  signals?: readonly Signal[]
  /** The member of staff who wrote it down. */
  openedBy?: string
  staffSay?: boolean
  /** Whether the channel can show a code that is for one person's eyes. */
  receipt: boolean
  /** The removal was agreed to and opened before the report was sent. */
  graffitiJob?: string | null
}

export type Opened =
  | {
      ok: true
      id: string
      reference: string
      /** Four groups of four digits, to be shown once. */
      receipt: string | null
      severity: Severity
      clock: RunningClock
      graffiti: GraffitiJob | null
      write: PlannedWrite
    }
  /** `fields` are names of answers, never answers. */
  | { ok: false; reason: 'not_a_report' | 'anonymous_by_text'; fields: string[] }

export interface HateReportDeps {
  model: Model<HateReportRecord>
  keys: ReportKeys
  receipts: Receipts
  cases: Cases
  timers: TimerPlanner
  attachments: Pick<Attachments, 'takeOver'>
  master: MasterKey
  law: Law
}

export async function openReport({ deps, ...input }: NewReport & { deps: HateReportDeps }): Promise<Opened> {
  const { keys, law, master } = deps
  const { landlord, receivedAt: at, channel, openedBy, files = [] } = input
  const choices = choicesFor({ landlord, law })
  const parsed = reportSchema(choices).safeParse(input.report)
  if (!parsed.success)
    return { ok: false, reason: 'not_a_report', fields: parsed.error.issues.map(({ path }) => path.join('.')) }
  const report = parsed.data
  // The number is on the text: nobody is told that it is not (journeys 0.9).
  if (report.anonymous && channel === 'sms') return { ok: false, reason: 'anonymous_by_text', fields: ['anonymous'] }
  const { severity, reasons } = severityOf({
    report,
    choices,
    signals: input.signals ?? [],
    staffSay: input.staffSay ?? false,
  })
  const id = newId()
  const graffiti = removal({ deps, input, report })
  const [{ key, keeper, wrapped }, receipt] = await Promise.all([
    keys.make({ landlord: landlord.slug, id }),
    input.receipt ? deps.receipts.make(landlord.slug) : null,
  ])
  const state = newState({
    report,
    reasons,
    seriousSince: severity === 'serious' ? at : null,
    hasReceipt: receipt !== null,
    graffitiJob: input.graffitiJob ?? graffiti?.handle.id ?? null,
  })
  const clock = responseClock({ severity, landlord, law, at })
  const record: HateReportRecord = {
    _id: id,
    landlord: landlord.slug,
    audience: 'hate',
    retention: 'case_sensitive',
    reference: newReference(),
    receivedAt: at,
    language: input.language,
    channel,
    anonymous: report.anonymous,
    profile: `${landlord.slug}@${landlord.version}`,
    severity,
    status: 'received',
    clocks: [clock],
    team: landlord.operations.hate.restricted_team,
    owner: null,
    consents: choices.partners.map((partner) => ({ partner, state: report.consents[partner] ?? 'no', at })),
    lockedOut: [],
    history: [{ id: newId(), at, by: openedBy ?? 'reporter', what: 'opened', detail: '', words: null }],
    reads: [],
    version: 0,
    run: blindIndex({ master, field: 'report_run', value: input.run }),
    receipt: receipt?.stored ?? null,
    keeper,
    wrapped,
    ...partsOf({ key, report, files, statement: input.statement }),
    state: key.seal({ part: 'state', value: state }),
  }
  return {
    ok: true,
    id,
    reference: record.reference,
    receipt: receipt?.code ?? null,
    severity,
    clock,
    graffiti,
    write: {
      what: 'report.open',
      run: async (session) => {
        try {
          await deps.model.collection.insertOne(record as never, { session })
        } catch (error) {
          // A second report of the same run cannot be; any other clash makes the turn run again with a fresh reference.
          if (isDuplicateKey(error)) throw Object.assign(new Error('report_clash'), { name: 'TurnConflict' })
          throw error
        }
        await deps.timers.planAll(timerRows({ record, state })).run(session)
        await graffiti?.write.run(session)
        await deps.attachments.takeOver({ landlord: landlord.slug, files }).run(session)
      },
    },
  }
}

function removal({
  deps,
  input,
  report,
}: {
  deps: HateReportDeps
  input: NewReport
  report: Report
}): GraffitiJob | null {
  const place = report.graffiti?.place ?? report.where?.place
  if (!report.graffiti?.remove || !place || input.graffitiJob) return null
  return graffitiJob({
    cases: deps.cases,
    master: deps.master,
    landlord: input.landlord,
    law: deps.law,
    place,
    wording: report.graffiti.wording ?? null,
    channel: input.channel,
    run: input.run,
    at: input.receivedAt,
  })
}
