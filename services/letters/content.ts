/** What one kind of letter says by itself, before the frame that all letters share is put around it. */

import type { Block, Line, Section } from './letterDocument.ts'
import type { LetterFacts } from './letterFacts.ts'
import type { LetterKind, LetterOf } from './letterKinds.ts'
import type { Sayer } from './sayer.ts'

/**
 * What is said of the ombudsman: `help` at any time; `limit` also how long there is; `decision` that this decision can be
 * taken there; `final` that the last step with the landlord is done; `none` where the reader did not complain.
 */
export type OmbudsmanPart = 'help' | 'limit' | 'decision' | 'final' | 'none'

export type Content = { title: Line; opening: Block[]; sections: Section[]; ombudsman: OmbudsmanPart }

export type Told<Kind extends LetterKind = LetterKind> = { letter: LetterOf<Kind>; facts: LetterFacts } & Omit<
  Sayer,
  'language'
>
