/** The figures of a report as CSV, one to a line, in codes. */
import type { Figure } from '../../services/reports/figure.ts'
import { csvLine } from './csvLine.ts'

export const figuresCsv = (figures: readonly Figure[]): string =>
  ['section,name,count', ...figures.map(({ section, name, count }) => csvLine([section, name.join('/'), count]))].join(
    '\n',
  )
