/** Everything about reports, built once: open, find again by receipt, read, work, rotate. */
import type { ClientSession, Connection, Model } from 'mongoose'
import type { Attachments } from '../attachments/attachments.ts'
import type { Cases } from '../cases/cases.ts'
import type { Keeper, Keepers } from '../confidential/keeper.ts'
import type { MasterKey } from '../confidential/keys.ts'
import type { Landlords } from '../landlords/index.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Accounts } from '../staff/accounts.ts'
import type { Audit } from '../staff/audit.ts'
import type { Satisfaction } from '../surveys/satisfaction.ts'
import { type Read, type ReadAsk, readReport } from './access.ts'
import type { Act } from './acts.ts'
import { type BreakGlass, createBreakGlass } from './breakGlass.ts'
import { type GraffitiJob, graffitiJob } from './graffitiJob.ts'
import { type HateReportRecord, hateReportModel } from './hateReportModel.ts'
import { type NewReport, type Opened, openReport } from './openReport.ts'
import { type Exported, exportReport } from './partnerExport.ts'
import { type ReportLine, reportQueue } from './queue.ts'
import type { Reader } from './readers.ts'
import { createReceipts, type Hasher, type Receipts } from './receipt.ts'
import { type ReporterView, reporterView } from './reporterView.ts'
import { type FileRead, readReportFile } from './reportFile.ts'
import { createReportKeys } from './reportKeys.ts'
import type { ReportTimerKind, TimerPlanner } from './reportTimers.ts'
import { type Rotated, rotateReports } from './rotate.ts'
import { type Acted, actOnReport, type By, fireReportTimer, lookAtReport } from './workReports.ts'

export interface HateReports {
  model: Model<HateReportRecord>
  receipts: Receipts
  breakGlass: BreakGlass
  /** Prepares everything; nothing is stored before `write` has run in a transaction. */
  open(input: NewReport): Promise<Opened>
  /** The removal by itself, before the report is sent or without one. */
  removeGraffiti(args: Omit<Parameters<typeof graffitiJob>[0], 'cases' | 'master' | 'law'>): GraffitiJob
  /** Codes and dates of what the reader may see; empty for everybody else. */
  queue(args: { reader: Reader; landlord: Landlord; at: Date; closed?: boolean }): Promise<ReportLine[]>
  /** One photo or file of it, each time with a reason of its own. */
  file(args: Omit<Parameters<typeof readReportFile>[0], 'deps'>): Promise<FileRead>
  read(args: { reader: Reader; landlord: Landlord; id: string; ask: ReadAsk; at: Date }): Promise<Read>
  /** What an act has allowed to leave the house for one partner, and nothing beside it. */
  export(args: { reader: Reader; landlord: Landlord; id: string; export: string; at: Date }): Promise<Exported>
  /** `version`: as last seen by a member of staff; null where the act is the reporter's own. `key`: names this very try of the act. */
  act(args: {
    session: ClientSession
    by: By
    id: string
    act: Act
    version: number | null
    at: Date
    key: string
  }): Promise<Acted>
  /** Whether a reporter's own act is possible now; nothing is written. */
  look(args: Omit<Parameters<typeof lookAtReport>[0], 'deps'>): ReturnType<typeof lookAtReport>
  fire(args: {
    session: ClientSession
    landlord: string
    id: string
    kind: ReportTimerKind
    about: string
    at: Date
  }): Promise<Acted>
  /** What a reporter sees whom a receipt has let in. */
  view(report: { id: string; landlord: string }): Promise<ReporterView | null>
  /** Wraps every key anew for another key of the team. */
  rotate(args: { landlord: string; from: Keeper; to: Keeper }): Promise<Rotated>
}

export function createHateReports({
  connection,
  keepers,
  allow,
  hasher,
  ...deps
}: {
  connection: Connection
  master: MasterKey
  keepers: Keepers
  cases: Cases
  timers: TimerPlanner
  attachments: Pick<Attachments, 'takeOver' | 'open'>
  accounts: Pick<Accounts, 'model'>
  audit: Pick<Audit, 'write'>
  landlords: Landlords
  law: Law
  satisfaction: Pick<Satisfaction, 'add'>
  /** The limit on tries of a receipt; absent: none here. */
  allow?: Parameters<typeof createReceipts>[0]['allow']
  hasher?: Hasher
}): HateReports {
  const { master, audit } = deps
  const model = hateReportModel(connection)
  const keys = createReportKeys({ master, keepers })
  const receipts = createReceipts({ model, master, ...(allow ? { allow } : {}), ...(hasher ? { hasher } : {}) })
  const breakGlass = createBreakGlass({ connection, reports: model, keys, audit, master })
  const work = { ...deps, model, keys }
  const near = { ...work, breakGlass }
  return {
    model,
    receipts,
    breakGlass,
    open: (input) => openReport({ ...input, deps: { ...deps, model, keys, receipts } }),
    removeGraffiti: (args) => graffitiJob({ ...args, cases: deps.cases, master, law: deps.law }),
    queue: (args) => reportQueue({ ...args, model, master }),
    file: (args) => readReportFile({ ...args, deps: near }),
    read: (args) => readReport({ ...args, deps: near }),
    export: (args) => exportReport({ ...args, deps: near }),
    act: (args) => actOnReport({ ...args, deps: work }),
    look: (args) => lookAtReport({ ...args, deps: work }),
    fire: (args) => fireReportTimer({ ...args, deps: work }),
    view: (report) => reporterView({ model, keys, report }),
    rotate: async (args) => {
      const rotated = await rotateReports({ ...args, model, keys })
      const questions = await rotateReports({ ...args, model: breakGlass.model, keys })
      return { ...rotated, failed: [...rotated.failed, ...questions.failed] }
    },
  }
}
