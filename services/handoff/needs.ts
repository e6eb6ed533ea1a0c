/** What would make it easier for a tenant, as they told it in the questions of their cases: what to do, never why (journeys 0.6). */

export const NEEDS = ['easier', 'interpreter', 'format', 'at_risk', 'acts_for'] as const

export interface Need {
  need: (typeof NEEDS)[number]
  /** Their own words; null where the question was a choice. */
  words: string | null
}

const wordsIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** In the order in which an officer needs them. */
export function needsIn({
  type,
  answers,
  representative,
}: {
  type: string
  answers: Record<string, unknown>
  /** Somebody acts for the tenant. */
  representative: boolean
}): Need[] {
  const needs: Need[] = []
  const { kind, hard } = answers
  if (type === 'adaptation' && (kind === 'interpreter' || kind === 'format'))
    needs.push({ need: kind, words: wordsIn(hard) })
  const interpreter = wordsIn(answers.interpreter)
  if (interpreter) needs.push({ need: 'interpreter', words: interpreter })
  const easier = wordsIn(answers.easier)
  if (easier) needs.push({ need: 'easier', words: easier })
  if (answers.risk === 'yes') needs.push({ need: 'at_risk', words: null })
  if (representative) needs.push({ need: 'acts_for', words: null })
  return needs
}
