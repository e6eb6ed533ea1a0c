/** One turn as the dialogs see it: what came in, what may be said and done; no channel, no clock, no database. */
import type { TextKey } from '../locales/index.ts'
import type { LanguageCode } from '../locales/languages.ts'
import type { FileRefusal, KeptFile } from '../services/attachments/keptFile.ts'
import type { AlertKind, HandoffReason, Reach, WaitTold } from '../services/conversations/conversationModel.ts'
import type { Audience, PlannedWrite } from '../services/db.ts'
import type { Landlord } from '../services/landlords/index.ts'
import type { Law } from '../services/landlords/law.ts'
import type { TalkServices } from './services.ts'
import type { TalkState } from './state.ts'
import type { Understanding } from './understand/index.ts'

/** What a channel can show. Dialogs ask for this, never for the channel's name. */
export interface Shows {
  /** Buttons, or numbered answers by digit with 8 more, 9 a person, 0 menu. */
  choices: 'buttons' | 'digits'
  /** How many choices fit at once. */
  page: number
  voice: 'full' | 'short'
  uploads: boolean
  /** There is a quick exit and nothing needs to stay on the device. */
  quickExit: boolean
  /** Case stage and dates may be heard here; false where texts may be read by others or the sender can be forged. */
  private: boolean
}

/** A value put into a text. Dates, references and numbers are marked, so that each language and direction shows them right. */
export type Param =
  | string
  | number
  | { date: string }
  | { moment: string }
  | { reference: string }
  | { ltr: string }
  | { key: TextKey }
  | { list: Param[] }
export type Params = Record<string, Param>

export interface Choice {
  id: string
  key: TextKey
  params?: Params
}

export interface Said {
  key: TextKey
  params: Params
  choices: Choice[]
  /** safety: goes out first and is never limited. marker: a line about who is speaking. */
  weight: 'plain' | 'safety' | 'marker'
  /** Shown in one message with the text before it, such as a line of a list. */
  joins?: boolean
  /** Said in this language instead of the conversation's. */
  language?: LanguageCode
}

export interface Handoff {
  reason: HandoffReason
  team?: string
  urgent?: boolean
  /** The one account that it is for. */
  to?: string
}

/** What the turn does besides talking; the turn applies each in its one transaction. */
export interface Effects {
  language?: LanguageCode
  handoff?: Handoff
  stopWaiting?: boolean
  /** Whoever waits was told, unasked, how it stands. */
  told?: WaitTold
  /** Told so, the tenant chose to go on waiting. */
  stays?: boolean
  /** A new section under its own key, seen by this audience only. */
  section?: { audience: Audience; sealInbound: boolean; earlier?: string[] }
  /** Leave the sensitive section; `destroy` throws its key away. */
  leaveSection?: {
    destroy: boolean
    /** This message is the first of what follows, and no part of what is left. */
    first?: boolean
  }
  alert?: AlertKind
  optOut?: 'stop' | 'start'
  reach?: { way: Reach['way']; to: string | null }
  end?: boolean
  /** From now on the untouched file is kept beside the copy, or no longer is. */
  originals?: boolean
  /** The tenant's words of this turn stand in no log: an answer that nobody may join to the person. */
  unkept?: boolean
  events: { name: string; value: unknown }[]
}

export interface Talk {
  readonly inbound: {
    /** The inbox id: stable across reruns of the turn. */
    readonly id: string
    readonly kind: 'start' | 'message' | 'event' | 'exit' | 'released' | 'timer' | 'news'
    readonly text: string
    readonly event: { name: string; value: unknown } | null
    /** Things that came with it and that its channel does not take. */
    readonly attachments: number
    readonly files: readonly KeptFile[]
    readonly refusedFiles: readonly FileRefusal[]
    readonly receivedAt: Date
    readonly optOut: 'stop' | 'start' | 'help' | null
  }
  readonly heard: Understanding
  readonly landlord: Landlord
  readonly law: Law
  readonly shows: Shows
  readonly conversation: {
    readonly id: string
    readonly held: boolean
    readonly waiting: boolean
    /** From when on this wait counts; null: nobody is waited for. */
    readonly waitsFrom: Date | null
    /** What waits is for the one person who answers this tenant; the talk goes on beside it. */
    readonly withContact: boolean
    readonly audience: Audience
    /** Danger was heard, and nobody has recorded yet what was done about it. */
    readonly inDanger: boolean
    readonly optedOut: boolean
  }
  readonly services: TalkServices
  readonly state: TalkState
  readonly said: Said[]
  readonly effects: Effects
  readonly writes: PlannedWrite[]
  say(
    key: TextKey,
    more?: { params?: Params; choices?: Choice[]; weight?: Said['weight']; language?: LanguageCode; joins?: boolean },
  ): void
  plan(write: PlannedWrite): void
  emit(name: string, value: unknown): void
  /** The files of this message were the answer to a question. */
  filesTaken?: boolean
  /** A dialog to begin once the running form has taken this message as its answer; taken once. */
  afterAnswer: { dialog: string; options: Record<string, unknown> } | null
  takeAfterAnswer(): Talk['afterAnswer']
  /** A clear new topic in this message: begun when the running question cannot take the words as its answer. */
  otherwise?: Talk['afterAnswer']
  /** The question about danger that this message had brought was answered with no. */
  notInDanger?: boolean
  /** An earlier message to be heard once more at the end of this turn, so that nothing said is lost. */
  again?: Again | null
}

/** A message kept to be heard again, from the step after the one that set it aside. */
export interface Again {
  text: string
  heard: Understanding
  receivedAt: string
  after: 'danger' | 'sensitive' | 'language'
}
