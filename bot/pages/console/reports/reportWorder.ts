/** The words for the answers of a report: from the console's words, and for what the landlord offers from the report itself. */
import { day, label } from '../words.ts'
import type { Report } from './reportAnswer.ts'
import type { Worder } from './saidRows.ts'

export const reportWorder = ({ choices }: Pick<Report, 'choices'>): Worder => ({
  label,
  day,
  listed: (group, id) => choices[group].find((one) => one.id === id)?.text ?? label('report.none', id),
})
