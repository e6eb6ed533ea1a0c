/** What a landlord holds about one person (right of access, UK GDPR article 15), opened only after the audit trail says who asked and why. */
import type { Model } from 'mongoose'
import type { KeptFile } from '../attachments/keptFile.ts'
import { caseFiles } from '../cases/caseFiles.ts'
import type { Cases } from '../cases/cases.ts'
import type { LetterRecord } from '../cases/complaint/letterStore.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import type { IncidentRecord } from '../incidents/incidentModel.ts'
import type { IncidentSeal } from '../incidents/incidentSeal.ts'
import type { Audit } from '../staff/audit.ts'
import type { SurveyAnswersRecord } from '../surveys/surveyAnswers.ts'
import { findIncidents } from './findIncidents.ts'
import { findPerson, type Shown } from './findPerson.ts'
import { type OpenedCase, openCase } from './openCase.ts'
import { type OpenedConversation, type Opening, openConversation } from './openConversation.ts'
import { type OpenedIncident, openIncident } from './openIncident.ts'
import { type Person, personMark } from './person.ts'

export interface Held {
  conversations: OpenedConversation[]
  cases: OpenedCase[]
  /** Where staff wrote down that they were abused. */
  incidents: OpenedIncident[]
  /** Everything that was sent beside words, once each. */
  files: KeptFile[]
  earlierLeftOut: boolean
}

export async function heldAbout({
  person,
  landlord,
  by,
  reason,
  earlier,
  conversations,
  cases,
  letters,
  surveyAnswers,
  incidents,
  audit,
  opening,
}: {
  person: Person
  landlord: string
  /** The name of whoever runs the export. */
  by: string
  /** Why restricted records are shown too; null where they are left out. */
  reason: string | null
  earlier: boolean
  conversations: Model<ConversationRecord>
  cases: Cases
  letters: Model<LetterRecord>
  surveyAnswers: Model<SurveyAnswersRecord>
  incidents: { model: Model<IncidentRecord>; seal: IncidentSeal }
  audit: Audit
  opening: Omit<Opening, 'restricted'>
}): Promise<Held> {
  const { master } = opening
  const restricted = reason !== null
  const shown: Shown = { restricted, earlier }
  const account = `operator:${by}`
  const detail = [
    'access_request',
    ...(earlier ? ['earlier'] : []),
    ...(restricted ? [`restricted: ${reason}`] : []),
  ].join(', ')
  await audit.write({ landlord, account, action: 'access.export', target: personMark({ person, master }), detail })
  const found = await findPerson({ conversations, cases, master, landlord, person, shown })
  // Every look at a record leaves its mark on that record, before the look (threat T4).
  for (const { _id } of found.conversations)
    await audit.write({ landlord, account, action: 'conversation.export', target: _id, detail })
  for (const { _id } of found.cases)
    await audit.write({ landlord, account, action: 'case.export', target: _id, detail })
  const about = await findIncidents({ ...incidents, landlord, person, found })
  for (const { _id } of about) await audit.write({ landlord, account, action: 'incident.export', target: _id, detail })
  const talks: OpenedConversation[] = []
  const files = new Map<string, KeptFile>()
  const add = (some: readonly KeptFile[]): void => {
    for (const file of some) files.set(file.id, file)
  }
  for (const record of found.conversations) {
    const { talk, files: sent } = await openConversation({ record, opening: { ...opening, restricted } })
    talks.push(talk)
    add(sent)
  }
  const lettersOf = (id: string): Promise<LetterRecord[]> =>
    letters.find({ landlord, case: id }, null, { sort: { at: 1, _id: 1 } }).lean<LetterRecord[]>()
  const opened: OpenedCase[] = []
  for (const record of found.cases) {
    const [written, rated] = await Promise.all([
      lettersOf(record._id),
      surveyAnswers.find({ landlord, case: record._id }, null, { sort: { at: 1 } }).lean<SurveyAnswersRecord[]>(),
    ])
    const beside = { letters: written, ratings: rated.map(({ scores }) => scores) }
    const open = await cases.unlock(record)
    opened.push(openCase({ record: open, cases, shown: found.cases, beside }))
    add(caseFiles({ cases, record: open }).map(({ file }) => file))
  }
  const noted: OpenedIncident[] = []
  for (const record of about) {
    noted.push(openIncident({ record, seal: incidents.seal, letters: await lettersOf(record._id) }))
  }
  return {
    incidents: noted,
    conversations: talks,
    cases: opened,
    files: [...files.values()],
    earlierLeftOut: found.earlierLeftOut,
  }
}
