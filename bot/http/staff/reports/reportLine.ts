/** A report as the list shows it: codes and dates, nothing of what it is about. */
import { z } from 'zod'
import { showReference } from '../../../../services/cases/reference.ts'
import { answerDue, STATUSES } from '../../../../services/hateReports/change.ts'
import { REPORT_CHANNELS } from '../../../../services/hateReports/hateReportModel.ts'
import type { ReportLine as Stored } from '../../../../services/hateReports/queue.ts'
import { SOON_MINUTES } from '../../../../services/hateReports/reportTimers.ts'
import { due } from '../caseLine.ts'
import { instant, iso } from '../staffRoute.ts'

export const reportLine = z.object({
  id: z.string(),
  reference: z.string(),
  receivedAt: instant,
  language: z.string(),
  channel: z.enum(REPORT_CHANNELS),
  anonymous: z.boolean(),
  severity: z.enum(['serious', 'standard']),
  status: z.enum(STATUSES),
  due: due
    .extend({ hours: z.boolean().describe('counted in hours: the time of day matters') })
    .nullable()
    .describe('by when somebody answers; null once they have'),
  owner: z.string().nullable(),
  version: z.number().int(),
})
export type ReportLineView = z.infer<typeof reportLine>

export function reportLineOf({
  line,
  names,
  now,
}: {
  line: Stored
  names: Map<string, string>
  now: Date
}): ReportLineView {
  const { _id: id, language, channel, anonymous, severity, status, version } = line
  return {
    id,
    language,
    channel,
    anonymous,
    severity,
    status,
    version,
    reference: showReference(line.reference),
    receivedAt: iso(line.receivedAt),
    due: dueOf({ line, now }),
    owner: line.owner === null ? null : (names.get(line.owner) ?? ''),
  }
}

function dueOf({ line: { clocks }, now }: { line: Stored; now: Date }): ReportLineView['due'] {
  const first = answerDue(clocks)
  if (!first) return null
  const hours = first.unit === 'hours'
  const overdue = first.due < now
  const left = first.due.getTime() - now.getTime()
  return {
    name: first.name,
    at: iso(first.due),
    date: first.dueDate ?? iso(first.due).slice(0, 10),
    hours,
    overdue,
    soon: !overdue && left <= SOON_MINUTES[hours ? 'hours' : 'days'] * 60_000,
  }
}
