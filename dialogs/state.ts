/** What a conversation remembers between turns: plain data with a version, parsed each time it is loaded. */
import { z } from 'zod'

export const clockRecord = z.custom<import('../services/cases/clocks.ts').Clock>(
  (value) => typeof value === 'object' && value !== null,
)

export const caseHandle = z.object({
  id: z.string(),
  landlord: z.string(),
  kind: z.enum(['service_request', 'complaint', 'compliment', 'asb', 'message', 'sensitive']),
  reference: z.string(),
  wrapped: z.string(),
  clocks: z.array(clockRecord),
})

/** A matter of this conversation: a case opened in it. */
export const matter = z.object({
  case: caseHandle,
  type: z.string(),
  openedAt: z.string(),
  hazard: z.boolean().default(false),
})
export type Matter = z.infer<typeof matter>

/** A dialog on the stack: its id and its own data. */
export const stacked = z.object({ id: z.string(), state: z.unknown() })
export type Stacked = z.infer<typeof stacked>

export const talkState = z.object({
  v: z.literal(1),
  /** The dialog stack: an id and that dialog's own data for each, the running one last. */
  dialogs: z.object({ dialogStack: z.array(stacked) }),
  /** Dialogs that wait silently after danger, a sensitive word, a person or the menu; offered only on the tenant's wish. */
  parked: z.array(stacked).default([]),
  language: z.string(),
  /** The tenant chose or confirmed it; until then a detected language may be suggested, once. */
  languageSettled: z.boolean(),
  /** A detected language was suggested; it is done once. */
  languageOffered: z.boolean().default(false),
  greeted: z.boolean(),
  /** A sensitive word was heard: nothing is kept on the device from then on. */
  quiet: z.boolean(),
  matters: z.array(matter),
  /** A report or a note was sent: what stands on the screen, a code among it, goes with the next message. */
  afterReport: z.boolean().default(false),
  /** Turns in a row that were not understood. */
  misses: z.number().int(),
  /** The tenant was told, in this wait, that the words are kept for a colleague. */
  toldWaiting: z.boolean(),
  /** What was said in this wait and kept for a colleague, so that nobody is asked for it twice. */
  saidWaiting: z.array(z.string()).default([]),
  /** Dissatisfaction already answered for: matter id or `general`, so that the offer is not repeated each turn. */
  offeredFor: z.array(z.string()),
  /** Messages since the last sign of dissatisfaction: after a calm stretch a new sign is a new offer. */
  calm: z.number().int().default(0),
  /** Safety texts already given while a person holds the conversation: once, not each time. */
  safetyTold: z.array(z.string()),
})
export type TalkState = z.infer<typeof talkState>

/** Menus and guesses hold nobody: other words than their choices are a new message. */
export const OPEN_QUESTIONS: readonly string[] = ['common.menu', 'common.guess']

/** Whether a question of a form stands open, so that the next words are most likely its answer. */
export function isAnswering({ dialogs }: TalkState): boolean {
  const top = dialogs.dialogStack.at(-1)
  return top !== undefined && !OPEN_QUESTIONS.includes(top.id)
}

export const freshState = (language: string): TalkState => ({
  v: 1,
  dialogs: { dialogStack: [] },
  parked: [],
  language,
  languageSettled: false,
  languageOffered: false,
  greeted: false,
  quiet: false,
  matters: [],
  afterReport: false,
  misses: 0,
  toldWaiting: false,
  saidWaiting: [],
  offeredFor: [],
  calm: 0,
  safetyTold: [],
})

/** Anything that this release cannot read becomes a fresh state that keeps the language; the caller apologises (threat T29). */
export function readState({ stored, language }: { stored: unknown; language: string }): {
  state: TalkState
  lost: boolean
} {
  const read = talkState.safeParse(stored)
  if (read.success) return { state: read.data, lost: false }
  return { state: freshState(language), lost: true }
}
