/** One figure of a report: where it belongs, its name in codes, and a count or that there are too few to say. */

export const SECTIONS = [
  'cases',
  'restricted',
  'satisfaction',
  'complaints',
  'graffiti',
  'hate_response',
  'equality',
  'learning',
  'choice',
  'alerts',
  'handoffs',
  'wrap_ups',
  'survey',
  'texts',
  'conversations',
  'corrections',
] as const
export type Section = (typeof SECTIONS)[number]

/** Counts below this say something about a person (goals R3). */
export const FEWEST = 5
export const FEW = 'fewer_than_5'

export interface Figure {
  section: Section
  /** Codes from the records, the wider one first: `['complaint', 'complaint']`, `['sms', 'pl']`. */
  name: string[]
  /** In percent where the name says so; yes or no where something was reached. */
  count: number | typeof FEW | 'yes' | 'no'
}

/** None is hidden as one is: else a change from none to one would show. */
export const hideFew = (count: number): number | typeof FEW => (count < FEWEST ? FEW : count)
