/** A case as lists show it: codes and dates, nothing that anybody wrote. */
import { z } from 'zod'
import { CASE_KINDS } from '../../../services/cases/caseModel.ts'
import { type CaseLine, nextDue } from '../../../services/cases/findCases.ts'
import { showReference } from '../../../services/cases/reference.ts'
import { soonBy } from '../../../services/cases/soonBy.ts'
import { AUDIENCES } from '../../../services/db.ts'
import type { Product } from '../../product.ts'
import { instant, iso } from './staffRoute.ts'

export const due = z.object({
  name: z.string().describe('which clock'),
  at: instant,
  date: z.iso.date().describe("in the landlord's zone"),
  overdue: z.boolean(),
  soon: z.boolean().describe('not overdue, and due within two working days'),
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

/** Now, and until when something counts as due soon. */
export interface Soon {
  now: Date
  soonBy: Date
}

export function soonOf({
  product,
  landlord: slug,
}: {
  product: Pick<Product, 'clock' | 'landlords' | 'law'>
  landlord: string
}): Soon {
  const now = product.clock()
  const landlord = product.landlords.bySlug(slug)
  return { now, soonBy: landlord ? soonBy({ landlord, law: product.law, now }) : now }
}

export function caseLineOf({
  line,
  names,
  now,
  soonBy,
}: {
  line: CaseLine
  names: Map<string, string>
} & Soon): CaseLineView {
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
          soon: !overdue && next.due <= soonBy,
        }
      : null,
    overdue,
    owner: line.owner ? (names.get(line.owner) ?? '') : null,
  }
}
