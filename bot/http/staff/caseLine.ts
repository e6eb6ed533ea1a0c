/** A case as lists show it: codes and dates, nothing that anybody wrote. */
import { z } from 'zod'
import { CASE_KINDS } from '../../../services/cases/caseModel.ts'
import { type CaseLine, nextDue } from '../../../services/cases/findCases.ts'
import { showReference } from '../../../services/cases/reference.ts'
import { AUDIENCES } from '../../../services/db.ts'
import { instant, iso } from './staffRoute.ts'

/** Due within this long is amber (default; journeys 7: two days). */
const SOON_MS = 2 * 86_400_000

export const due = z.object({
  name: z.string().describe('which clock'),
  at: instant,
  date: z.iso.date().describe("in the landlord's zone"),
  overdue: z.boolean(),
  soon: z.boolean(),
})

export const caseLine = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(CASE_KINDS),
  type: z.string().nullable().describe('null where the audience is restricted: open the case to read it'),
  status: z.string(),
  intake: z.enum(['open', 'finished', 'dropped']),
  audience: z.enum(AUDIENCES),
  channel: z.string(),
  language: z.string(),
  receivedAt: instant,
  urgent: z.boolean(),
  hazard: z.enum(['emergency', 'damp_mould']).nullable(),
  due: due.nullable(),
  overdue: z.boolean(),
  team: z.string(),
  owner: z.string().nullable(),
  version: z.number().int(),
})
export type CaseLineView = z.infer<typeof caseLine>

export function caseLineOf({
  line,
  names,
  now,
}: {
  line: CaseLine
  names: Map<string, string>
  now: Date
}): CaseLineView {
  const next = nextDue(line)
  const overdue = next !== null && next.due < now
  const { _id: id, kind, status, intake, audience, channel, language, urgent, hazard, team, version } = line
  return {
    id,
    kind,
    status,
    intake,
    audience,
    channel,
    language,
    urgent,
    hazard,
    team,
    version,
    reference: showReference(line.reference),
    type: audience === 'general' ? line.type : null,
    receivedAt: iso(line.receivedAt),
    due: next
      ? {
          name: next.name,
          at: iso(next.due),
          date: next.dueDate ?? iso(next.due).slice(0, 10),
          overdue,
          soon: !overdue && next.due.getTime() - now.getTime() < SOON_MS,
        }
      : null,
    overdue,
    owner: line.owner ? (names.get(line.owner) ?? '') : null,
  }
}
