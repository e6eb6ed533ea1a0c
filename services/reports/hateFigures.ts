/** Whether reports of hate were answered in time, serious and others apart, and never so that one of them shows (obligations rows 46, 47). */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { HateReportRecord } from '../hateReports/hateReportModel.ts'
import { FEW, FEWEST, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'
import { type Timing, timing } from './timing.ts'

const SEVERITIES = ['serious', 'standard'] as const
const LATE: readonly Timing[] = ['late', 'never_done', 'not_yet_and_late']

export async function hateFigures({
  reports,
  landlord,
  period: { start, end },
  now,
}: {
  reports: Model<HateReportRecord>
  landlord: string
  period: Period
  now: Date
}): Promise<Figure[]> {
  const found = await reports
    .find({ landlord, audience: 'hate', receivedAt: trusted({ $gte: start, $lt: end }) }, { severity: 1, clocks: 1 })
    .lean<Pick<HateReportRecord, 'severity' | 'clocks'>[]>()
  return SEVERITIES.flatMap((severity) => {
    const timings = found
      .filter((one) => one.severity === severity)
      .map(({ clocks }) => timing({ clocks: clocks.filter(({ name }) => name === `hate_${severity}`), now }))
    const inTime = timings.filter((one) => one === 'in_time').length
    const late = timings.filter((one) => LATE.includes(one)).length
    // Those whose time still runs are in no figure: beside the others they could be reckoned, and each of them is somebody.
    const ended = inTime + late
    const told = Math.min(inTime, late) >= FEWEST
    const figure = (name: string, count: Figure['count']): Figure => ({
      section: 'hate_response',
      name: [severity, name],
      count,
    })
    return [figure('ended', hideFew(ended)), figure('in_time', told ? inTime : FEW), figure('late', told ? late : FEW)]
  })
}
