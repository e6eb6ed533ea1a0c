/** What the form of an act needs to know of what it is about: a case or a report. */
import type { ReactNode } from 'react'
import type { Colleague, Me } from '../answers.ts'
import type { Person } from '../cases/complaintAnswer.ts'
import type { Choice } from './choices.ts'
import type { Choices, Draft, Fields } from './fields.ts'

export type Acting = {
  me: Me
  /** Everybody whose name is known. */
  people: readonly Person[]
  /** Those who work here now. */
  colleagues: readonly Colleague[]
  /** The form that is open: one at a time. */
  open: string | null
  show(form: string | null): void
  /** What was written stays until it is saved, whatever is opened in between. */
  drafts: Map<string, Draft>
  told: string
  tell(text: string): void
  /** Null when it was done, else what is wrong in words. */
  send(body: Record<string, unknown> & { action: string }): Promise<string | null>
  /** Where the words of its acts are. */
  group: ActGroup
  fieldsOf(action: string): Fields
  /** What the form can know before anybody writes. */
  filledIn(action: string): Draft
  choicesOf(of: Choices): Choice[]
  /** Whom to choose from where one person is asked for. */
  toChoose(): Choice[]
  /** What else stands in the form of an act, such as the letter that it would write. */
  extra?(about: { action: string; body: () => Record<string, unknown> }): ReactNode
}
export type ActGroup = 'acts' | 'report.acts' | 'people.acts' | 'incident.acts'
