/** Everything that a running product is made of; built in one place, handed to whoever needs it. */
import type { Model } from 'mongoose'
import type { createUnderstanding } from '../dialogs/understand/index.ts'
import type { Attachments } from '../services/attachments/attachments.ts'
import type { Scanner } from '../services/attachments/scanner.ts'
import type { Cases } from '../services/cases/cases.ts'
import type { Complaints } from '../services/cases/complaint/complaints.ts'
import type { LetterStore } from '../services/cases/complaint/letterStore.ts'
import type { Dissatisfactions } from '../services/cases/dissatisfaction.ts'
import type { Clock } from '../services/clock.ts'
import type { MasterKey } from '../services/confidential/keys.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbox } from '../services/conversations/inbox.ts'
import type { Leases } from '../services/conversations/lease.ts'
import type { Notes } from '../services/conversations/notes.ts'
import type { Outbox } from '../services/conversations/outbox.ts'
import type { Sections } from '../services/conversations/sections.ts'
import type { Tokens } from '../services/conversations/tokens.ts'
import type { Transcript } from '../services/conversations/transcript.ts'
import type { Corrected } from '../services/corrections/corrected.ts'
import type { Corrections } from '../services/corrections/corrections.ts'
import type { DateReader } from '../services/dates/dateReader.ts'
import type { Database } from '../services/db.ts'
import type { Signals } from '../services/handoff/signals.ts'
import type { WrapUps } from '../services/handoff/wrapUps.ts'
import type { HateReports } from '../services/hateReports/hateReports.ts'
import type { Incidents } from '../services/incidents/incidents.ts'
import type { Landlords } from '../services/landlords/index.ts'
import type { Law } from '../services/landlords/law.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import type { createPrinter } from '../services/letters/printLetter.ts'
import type { Log } from '../services/log.ts'
import type { Surveys } from '../services/surveys/surveys.ts'
import type { Timers } from '../services/timers.ts'
import type { LineTranslations } from '../services/translation/lineTranslations.ts'
import type { Adapter } from './adapter.ts'
import type { Config } from './config.ts'
import type { KeeperWatch } from './keeperWatch.ts'
import type { Metrics } from './metrics.ts'
import type { QueueNow } from './queueNow.ts'
import type { WrongPins } from './wrongPins.ts'

type Printer = ReturnType<typeof createPrinter>

export interface Product {
  config: Config
  log: Log
  clock: Clock
  metrics: Metrics
  db: Database
  master: MasterKey
  landlords: Landlords
  law: Law
  conversations: Model<ConversationRecord>
  sections: Sections
  inbox: Inbox
  leases: Leases
  transcript: Transcript
  /** Of staff, beside the talk. */
  notes: Notes
  wrapUps: WrapUps
  corrections: Corrections
  corrected: Corrected
  /** Of a machine, for staff. */
  lineTranslations: LineTranslations
  attachments: Attachments
  /** Looks through files for malware, where the operator has one. */
  scanner: Scanner
  outbox: Outbox
  timers: Timers
  tokens: Tokens
  /** Who is at a conversation and who writes in it. */
  signals: Signals
  /** Asked as somebody is handed over, so that the wait is told as it is. */
  queueNow(args: { landlord: Landlord; team: string; at: Date }): Promise<QueueNow>
  cases: Cases
  complaints: Complaints
  reports: HateReports
  /** Of abuse of staff. */
  incidents: Incidents
  letters: LetterStore
  /** Letters for the post. */
  printer: Printer
  dissatisfactions: Dissatisfactions
  surveys: Surveys
  dates: DateReader
  understand: ReturnType<typeof createUnderstanding>
  adapter: Adapter
  wrongPins: WrongPins
  keeperWatch: KeeperWatch
  /** A mail server is set and the landlord has an address: asked before an e-mail is planned. */
  canEmail(landlord: Landlord): boolean
  /** This process's name in leases. */
  process: string
}
