/** Told for somebody else or as a witness, a report asks about them, as far as is known, and not about whoever tells it. */
import type { FormTurn } from '../form/parts.ts'

export const aboutOthers = ({ answers }: Pick<FormTurn, 'answers'>): readonly string[] =>
  answers.as === 'for_someone' || answers.as === 'witness' ? [String(answers.as), 'other'] : []
