/** The words of a complaint that still count, read from its history: the definition, what was promised, what was proposed. */
import { type Act, complaintActs } from './acts.ts'

export interface CaseWords {
  understanding: string | null
  outcomes: string | null
  /** What was promised, by the remedy's id. */
  remedies: Record<string, string>
  /** What was learnt, in the order in which it was written down. */
  lessons: string[]
  /** What was learnt is to be done, by the action's id. */
  actions: Record<string, string>
  /** How consent was given, by its id. */
  consents: Record<string, string>
  /** Acts that wait for a second person, by the proposal's id. */
  proposals: Record<string, Act>
  /** Why a review is asked for, in the tenant's words, by its id. */
  reviews: Record<string, string>
}

export interface WordedEvent {
  what: string
  detail: string
  words: unknown
}

const NOTHING = (): CaseWords => ({
  understanding: null,
  outcomes: null,
  remedies: {},
  lessons: [],
  actions: {},
  consents: {},
  proposals: {},
  reviews: {},
})

/** Later words win; nothing is lost of the earlier ones, which stay in the history. */
export function caseWords(history: readonly WordedEvent[]): CaseWords {
  const words = NOTHING()
  for (const event of history) {
    if (typeof event.words !== 'object' || event.words === null) continue
    const said = event.words as Record<string, unknown>
    if (typeof said.understanding === 'string') words.understanding = said.understanding
    if (typeof said.outcomes === 'string') words.outcomes = said.outcomes
    Object.assign(words.remedies, said.remedies)
    Object.assign(words.actions, said.actions)
    Object.assign(words.reviews, said.reviews)
    Object.assign(words.consents, said.consents)
    if (event.what === 'evaluate') words.lessons.push(typeof said.lesson === 'string' ? said.lesson : '')
    if (event.what === 'proposed') {
      const act = actIn(said.act)
      if (act) words.proposals[event.detail] = act
    }
  }
  return words
}

function actIn(value: unknown): Act | null {
  const name = (value as { action?: string } | null)?.action
  const schema = name && name in complaintActs ? complaintActs[name as keyof typeof complaintActs] : null
  const parsed = schema?.safeParse(value)
  return parsed?.success ? parsed.data : null
}
