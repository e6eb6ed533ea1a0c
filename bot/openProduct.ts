/** Everything that a product keeps and asks, built from its settings and its database; nothing listens and nothing runs yet. */
import { createUnderstanding } from '../dialogs/understand/index.ts'
import { createAttachments } from '../services/attachments/attachments.ts'
import { clamdScanner } from '../services/attachments/clamd.ts'
import { noScanner } from '../services/attachments/scanner.ts'
import { createCases } from '../services/cases/cases.ts'
import { createComplaints } from '../services/cases/complaint/complaints.ts'
import { createLetterStore } from '../services/cases/complaint/letterStore.ts'
import { createDissatisfactions } from '../services/cases/dissatisfaction.ts'
import { conversationModel } from '../services/conversations/conversationModel.ts'
import { createInbox } from '../services/conversations/inbox.ts'
import { createLeases } from '../services/conversations/lease.ts'
import { createNotes } from '../services/conversations/notes.ts'
import { createOutbox } from '../services/conversations/outbox.ts'
import { createSections } from '../services/conversations/sections.ts'
import { createTokens } from '../services/conversations/tokens.ts'
import { createTranscript } from '../services/conversations/transcript.ts'
import { createCorrected } from '../services/corrections/corrected.ts'
import { createCorrections } from '../services/corrections/corrections.ts'
import { createDateReader } from '../services/dates/dateReader.ts'
import { createSignals } from '../services/handoff/signals.ts'
import { createWrapUps } from '../services/handoff/wrapUps.ts'
import { newId } from '../services/ids.ts'
import { createIncidents } from '../services/incidents/incidents.ts'
import { createPrinter } from '../services/letters/printLetter.ts'
import { createStaff, type Staff } from '../services/staff/staff.ts'
import { createSurveys } from '../services/surveys/surveys.ts'
import { createTimers } from '../services/timers.ts'
import { createLineTranslations } from '../services/translation/lineTranslations.ts'
import { createAdapter } from './adapter.ts'
import { createLetterMail } from './letterMail.ts'
import { createMetrics } from './metrics.ts'
import type { Product } from './product.ts'
import { queueNow } from './queueNow.ts'
import { createReports } from './reports.ts'
import { teamKeepers } from './teamKeepers.ts'
import { createWrongPins } from './wrongPins.ts'

export function openProduct({
  config,
  log,
  clock,
  db,
  landlords,
  law,
  keeperWatch,
  leaseSeconds,
}: Pick<Product, 'config' | 'log' | 'clock' | 'db' | 'landlords' | 'law' | 'keeperWatch'> & {
  /** Seconds after which another process takes up what this one held. */
  leaseSeconds: number
}): { product: Product; staff: Staff } {
  const { connection } = db
  const { master } = config
  const sections = createSections({ master })
  const conversations = conversationModel(connection)
  const processId = newId()
  const staff = createStaff({ db, master, clock, log })
  const timers = createTimers({ connection })
  const attachments = createAttachments({ connection })
  const cases = createCases({ connection, master, timers, keepers: teamKeepers(config) })
  const letters = createLetterStore({ connection })
  const inbox = createInbox({ connection, master })
  const outbox = createOutbox({ connection, master })
  const canEmail: Product['canEmail'] = ({ operations }) => config.smtp !== null && operations.email !== undefined
  const complaints = createComplaints({
    cases,
    letters,
    timers,
    inbox,
    conversations,
    landlords,
    law,
    master,
    shownNames: staff.accounts.shownNames,
    mail: createLetterMail({ outbox, canEmail }),
  })
  const surveys = createSurveys({ db, master })
  const { satisfaction } = surveys
  const reports = createReports({ config, connection, cases, timers, attachments, staff, landlords, law, satisfaction })
  const product: Product = {
    config,
    log,
    clock,
    db,
    master,
    sections,
    conversations,
    process: processId,
    metrics: createMetrics(),
    landlords,
    law,
    complaints,
    reports,
    incidents: createIncidents({ connection, master, letters, landlords, law, people: staff.accounts }),
    inbox,
    leases: createLeases({ model: conversations, by: processId, seconds: leaseSeconds }),
    transcript: createTranscript({ connection, sections }),
    notes: createNotes({ connection, sections }),
    wrapUps: createWrapUps({ connection }),
    corrections: createCorrections({ connection, sections }),
    corrected: createCorrected({ connection, master }),
    lineTranslations: createLineTranslations({ connection, sections }),
    attachments,
    scanner: config.clamd ? clamdScanner(config.clamd) : noScanner,
    outbox,
    timers,
    letters,
    tokens: createTokens({ connection, clock }),
    signals: createSignals({ connection }),
    queueNow: (args) => queueNow({ ...args, conversations, staff }),
    cases,
    dissatisfactions: createDissatisfactions({ connection }),
    surveys,
    dates: createDateReader(),
    understand: createUnderstanding(),
    adapter: createAdapter({ credentials: config.botFramework }),
    wrongPins: createWrongPins(config.limits.wrongPins),
    keeperWatch,
    canEmail,
    printer: createPrinter(),
  }
  return { product, staff }
}
