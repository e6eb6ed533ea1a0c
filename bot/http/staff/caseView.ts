/** A case as a member of staff sees it: what the tenant said, its clocks, its whole history. */
import { z } from 'zod'
import { fileLine, fileLineOf } from '../../../services/attachments/keptFile.ts'
import { nextStatuses } from '../../../services/cases/caseActs.ts'
import { addsFiles, caseFiles } from '../../../services/cases/caseFiles.ts'
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import { linkedCases } from '../../../services/cases/findCases.ts'
import { showReference } from '../../../services/cases/reference.ts'
import { caseLine, caseLineOf, soonOf } from './caseLine.ts'
import { changersOf, clocksOf, clockView } from './clockView.ts'
import { complaintView } from './complaintView.ts'
import { restrictionOfCase, restrictionView } from './incidents/restrictionView.ts'
import { instant, iso, type Me, type StaffDeps } from './staffRoute.ts'
import { viewComplaint } from './viewComplaint.ts'

const event = z.object({
  at: instant,
  by: z.string().describe('tenant, bot, or the name of a member of staff'),
  what: z.string(),
  detail: z.string(),
  note: z.string().nullable(),
  acknowledgement: z.object({ understanding: z.string(), outcomes: z.string() }).nullable(),
  words: z.record(z.string(), z.unknown()).describe('what was said with it, by field').nullable(),
})

export const caseView = caseLine.extend({
  type: z.string(),
  profile: z.string().describe('landlord@version: the rules it was opened under'),
  conversation: z.string().nullable(),
  awareAt: instant.nullable(),
  reviewOn: instant.nullable(),
  next: z.array(z.string()).describe('statuses that may follow'),
  answers: z.record(z.string(), z.unknown()).describe('what the tenant said, by field'),
  files: z.array(fileLine.extend({ at: instant })),
  clocks: z.array(clockView),
  history: z.array(event),
  restriction: restrictionView,
  complaint: complaintView.nullable().describe('null for every other kind'),
  links: z.array(z.object({ id: z.string(), reference: z.string(), kind: z.string(), why: z.string() })),
})
export type CaseView = z.infer<typeof caseView>

const definition = z.object({ understanding: z.string(), outcomes: z.string() })

export async function viewCase({
  deps,
  me,
  record: found,
}: {
  deps: StaffDeps
  me: Me
  record: CaseRecord
}): Promise<CaseView> {
  const { product, staff } = deps
  const { scope, account } = me
  const soon = soonOf({ product, landlord: account.landlord })
  const { now } = soon
  const record = await product.cases.unlock(found)
  const people = [...record.history.map(({ by }) => by), ...changersOf(record), ...(record.owner ? [record.owner] : [])]
  const [names, linked, conversation] = await Promise.all([
    staff.accounts.names({ landlord: account.landlord, ids: people }),
    linkedCases({ cases: product.cases.model, scope, ids: record.links.map((link) => link.case) }),
    record.conversation ? product.conversations.exists({ _id: record.conversation, ...scope.conversations() }) : null,
  ])
  return {
    ...caseLineOf({ line: record, names, ...soon }),
    type: record.type,
    profile: record.profile,
    conversation: conversation ? record.conversation : null,
    awareAt: record.awareAt ? iso(record.awareAt) : null,
    reviewOn: record.reviewOn ? iso(record.reviewOn) : null,
    next: [...nextStatuses(record)],
    answers: product.cases.answers(record),
    files: caseFiles({ cases: product.cases, record }).map(({ at, file }) => ({ ...fileLineOf(file), at: iso(at) })),
    clocks: clocksOf({ record, names, now }),
    history: record.history.map((one) => eventOf({ one, names, said: product.cases.note({ record, event: one }) })),
    restriction: await restrictionOfCase({ deps, me, record }),
    complaint: await viewComplaint({ deps, me, record }),
    // Links to what this reader may not see are not there.
    links: record.links.flatMap(({ case: id, why }) => {
      const found = linked.find(({ _id }) => _id === id)
      return found ? [{ id, reference: showReference(found.reference), kind: found.kind, why }] : []
    }),
  }
}

function eventOf({
  one,
  names,
  said,
}: {
  one: CaseRecord['history'][number]
  names: Map<string, string>
  said: Record<string, unknown> | null
}): CaseView['history'][number] {
  const { at, what, detail } = one
  const by = SYSTEM.includes(one.by) ? one.by : (names.get(one.by) ?? one.by)
  const acknowledged = what === 'acknowledged' ? definition.safeParse(said) : null
  return {
    at: iso(at),
    by,
    what,
    detail,
    note: typeof said?.text === 'string' ? said.text : null,
    acknowledgement: acknowledged?.success ? acknowledged.data : null,
    // What opens a file stays here.
    words: addsFiles(one) ? null : said,
  }
}

/** Not the id of an account. */
const SYSTEM = ['tenant', 'bot', 'clock']
