/** One case as its person may have it: answers, clocks, history with notes, and links to what else is shown. */
import { type SavedFile, savedFileOf } from '../attachments/savedName.ts'
import { addsFiles, caseFiles } from '../cases/caseFiles.ts'
import type { CaseRecord } from '../cases/caseModel.ts'
import type { Cases } from '../cases/cases.ts'
import { type LetterRecord, writtenIn } from '../cases/complaint/letterStore.ts'
import { showReference } from '../cases/reference.ts'
import type { SurveyScores } from '../surveys/surveyAnswers.ts'
import { readable } from './readable.ts'

export interface OpenedCase {
  reference: string
  kind: string
  type: string
  status: string
  intake: string
  channel: string
  language: string
  rules: string
  receivedAt: Date
  awareAt: Date | null
  hazard: string | null
  urgent: boolean
  team: string
  reviewOn: Date | null
  answers: Record<string, unknown>
  clocks: { name: string; source: string; startAt: Date | null; dueDate: string | null; waitsFor: string | null }[]
  history: { at: Date; by: 'tenant' | 'bot' | 'staff'; what: string; detail: string; note: string | null }[]
  files: SavedFile[]
  links: { reference: string; why: string }[]
  letters: { at: Date; kind: string; route: string; state: string; text: string }[]
  /** How the person rated the handling, 5 very well to 1 very badly. */
  ratings: Record<string, number>
}

/** What is kept of a case beside its record. */
export interface Beside {
  letters: LetterRecord[]
  ratings: SurveyScores[]
}

export function openCase({
  record,
  cases,
  shown,
  beside,
}: {
  record: CaseRecord
  cases: Cases
  /** All cases of this export: a link to another case would tell that it exists. */
  shown: CaseRecord[]
  beside: Beside
}): OpenedCase {
  const { reference, kind, type, status, intake, channel, language, profile, receivedAt, awareAt, hazard } = record
  const links = record.links.flatMap(({ case: id, why }) => {
    const other = shown.find(({ _id }) => _id === id)
    return other ? [{ reference: showReference(other.reference), why }] : []
  })
  const told = new Set(links.map(({ why }) => why))
  return {
    reference: showReference(reference),
    kind,
    type,
    status,
    intake,
    channel,
    language,
    rules: profile,
    receivedAt,
    awareAt,
    hazard,
    urgent: record.urgent,
    team: record.team,
    reviewOn: record.reviewOn,
    answers: cases.answers(record),
    clocks: record.clocks.map((clock) => ({
      name: clock.name,
      source: clock.source,
      startAt: clock.pending ? null : clock.startAt,
      dueDate: clock.pending ? null : clock.dueDate,
      waitsFor: clock.pending ? clock.startEvent : null,
    })),
    history: record.history
      .filter(({ what, detail }) => what !== 'linked' || told.has(detail))
      .map((event) => ({
        at: event.at,
        by: event.by === 'tenant' || event.by === 'bot' ? event.by : 'staff',
        what: event.what,
        detail: event.detail,
        // Files stand by themselves, with the rest of what was sent.
        note: addsFiles(event) ? null : readable(cases.note({ record, event })),
      })),
    files: caseFiles({ cases, record }).map(({ file }) => savedFileOf(file)),
    links,
    letters: beside.letters.map((letter) => ({
      at: letter.at,
      kind: letter.kind,
      route: letter.route,
      state: letter.state,
      text: writtenIn({ letter, key: cases.keyOf(record) }).text,
    })),
    ratings: Object.assign({}, ...beside.ratings),
  }
}
