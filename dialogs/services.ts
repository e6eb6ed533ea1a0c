/** The services a dialog may call: each plans writes for the turn's transaction or answers from memory. */
import type { KeptFile } from '../services/attachments/keptFile.ts'
import type { CaseHandle, Cases, NewCase } from '../services/cases/cases.ts'
import type { Act as ComplaintAct } from '../services/cases/complaint/acts.ts'
import type { Phase } from '../services/cases/complaint/status.ts'
import type { ChoiceAnswer, DissatisfactionRecord } from '../services/cases/dissatisfaction.ts'
import type { DateReader } from '../services/dates/dateReader.ts'
import type { PlannedWrite } from '../services/db.ts'
import type { Act as ReportAct } from '../services/hateReports/acts.ts'
import type { Choices } from '../services/hateReports/choices.ts'
import type { ReporterView } from '../services/hateReports/reporterView.ts'
import type { Severity, Signal } from '../services/hateReports/severity.ts'
import type { BackgroundAnswers } from '../services/surveys/backgroundQuestions.ts'
import type { SurveyScores } from '../services/surveys/surveyAnswers.ts'

/** What a form knows of a new case; the turn adds landlord, channel, conversation, language, profile and clocks. */
export interface CaseStart {
  kind: NewCase['kind']
  type: string
  /** Form run: makes the case unique however often the turn runs. */
  run: string
  receivedAt: Date
  answers: Record<string, unknown>
  intake: NewCase['intake']
  hazard?: NewCase['hazard']
  /** When the hazard was first heard, where that was later than the request; absent: `receivedAt`. */
  awareAt?: Date
  urgent?: boolean
  /** Somebody acts for the tenant. */
  representative?: boolean
  links?: NewCase['links']
  contact?: NewCase['contact']
}

export interface StatusView {
  reference: string
  kind: string
  type: string
  status: string
  /** The next date the landlord owes, if any. */
  due: { name: string; dueDate: string } | null
}

export type ActPlanned =
  | {
      ok: true
      write: PlannedWrite
      phase: Phase
      stage: number
      /** The stage had been answered when the words came. */
      answered: boolean
      /** The soonest running date of a clock, `YYYY-MM-DD`. */
      due(name: string): string | null
    }
  | { ok: false; reason: string }

/** What the form knows of a report; the turn adds landlord, channel, language and, for a texted one, the number. */
export interface ReportStart {
  /** Checked once more by the service that seals it. */
  report: Record<string, unknown>
  files: readonly KeptFile[]
  /** From `newRun`. */
  run: string
  receivedAt: Date
  statement: { version: string; language: string }
  signals: Signal[]
  graffitiJob: string | null
}

export type ReportOpened =
  | {
      ok: true
      reference: string
      /** Shown once, to the person alone; null where the channel keeps what it shows. */
      receipt: string | null
      severity: Severity
      /** `date` where whole days are counted. */
      due: { at: Date; date: string | null } | null
      write: PlannedWrite
    }
  | { ok: false; fields: string[] }

/** What a code has let in; nothing of the conversation leads to it. */
export interface FoundReport {
  id: string
  landlord: string
}

export interface TalkReports {
  choices: Choices
  /** The team that alone sees reports. */
  team: string
  /** A random id: neither the conversation nor the form can be followed from it. */
  newRun(): string
  open(start: ReportStart): Promise<ReportOpened>
  /** Taken away whatever becomes of the report; the job knows a place and a kind of wording. */
  removeGraffiti(args: { place: string; wording: string | null; run: string }): {
    id: string
    reference: string
    due: Date | null
    write: PlannedWrite
  }
  find(code: string): Promise<{ ok: true; report: FoundReport } | { ok: false; reason: 'too_many' | 'not_found' }>
  view(report: FoundReport): Promise<ReporterView | null>
  /** The reporter's own act, done with the turn's other writes. */
  act(args: { report: FoundReport; act: ReportAct }): Promise<{ ok: true; write: PlannedWrite } | { ok: false }>
}

/** The one person who answers a tenant whose contact is restricted. */
export interface RestrictedContact {
  /** The name that tenants are told. */
  contact: string
  /** Null where that person works here no more: then the team answers. */
  account: string | null
  team: string | null
}

export interface TalkServices {
  /** Null for everybody else, and for whoever is not known for certain. */
  restriction(): Promise<RestrictedContact | null>
  reports: TalkReports
  dates: DateReader
  cases: {
    open(start: CaseStart): { handle: CaseHandle; write: PlannedWrite; pin: string | null }
    answer: Cases['answer']
    finishIntake: Cases['finishIntake']
    link: Cases['link']
    addFiles(args: Parameters<Cases['addFiles']>[0]): PlannedWrite[]
    /** Stage and dates: only with the right PIN, or in the conversation that opened it. Same answer for none and wrong. */
    status(args: { reference: string; pin: string | null }): Promise<StatusView | null>
  }
  complaints: {
    /** The complaint of a reference; never told to anybody. */
    idOf(reference: string): Promise<string | null>
    /** Decides what the tenant's own act comes to, and plans it; nothing is written when it is not possible now. */
    act(args: { id: string; act: ComplaintAct }): Promise<ActPlanned>
  }
  dissatisfaction: {
    hear(args: {
      id: string
      about: string | null
      wording: string
      detectedBy: DissatisfactionRecord['detectedBy']
      answer?: ChoiceAnswer
    }): PlannedWrite
    offerAgain(args: { id: string; wording: string }): PlannedWrite
    answer(args: { id: string; answer: ChoiceAnswer; complaint?: string }): PlannedWrite
  }
  surveys: {
    /** False where this tenant asked not to be surveyed. */
    wanted(): Promise<boolean>
    notAgain(): PlannedWrite
    /** `id` names the survey, `about` the case; further scores are added to those saved before. */
    answer(args: { id: string; about: string; scores: SurveyScores }): PlannedWrite
    /** Kept apart from the person; `score` is a copy. */
    background(args: { score: number; answers: BackgroundAnswers }): PlannedWrite
  }
  /** Opening hours by the landlord's calendar; null where the calendar does not reach. */
  hours: { open: boolean; next: Date | null }
  /** How it stands in the queue that this conversation would join; `there` is null where nobody here knows. */
  queueNow(): Promise<{ ahead: number; there: boolean | null }>
  /** A phone number that the tenant has given in this conversation, or texts from; null where none is known. */
  knownNumber(): string | null
  /** `key@version` of a reviewed text in the language spoken. */
  wording(key: string): string
  /** A stable id for this turn and purpose: the same on every rerun. */
  id(purpose: string): string
}
