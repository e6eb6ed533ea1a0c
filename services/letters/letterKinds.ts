/** What each kind of letter must hold: one schema per kind, and the type that follows from it. */
import { z } from 'zod'
import { REFERENCE_ALPHABET } from '../cases/reference.ts'
import { cleanLine, cleanWords, saysSomething } from './cleanWords.ts'

const words = z.string().transform(cleanWords).refine(saysSomething)
const line = z.string().transform(cleanLine).refine(saysSomething)
// Two dates are only compared when both are dates.
const date = z.iso.date({ abort: true })
const stage = z.number().int().positive()
const symbol = `[${REFERENCE_ALPHABET}]`

/** Adjustments: what we do to make it easier; null says that none is on record and how to ask. */
const every = {
  reference: z.string().regex(new RegExp(`^${symbol}{3}-${symbol}{3}-${symbol}{4}$`)),
  date,
  to: z.object({ name: line.nullable(), address: words.nullable() }),
  officer: z.object({ name: line, role: line }),
  adjustments: words.nullable(),
}

export const FINDINGS = ['upheld', 'partly_upheld', 'not_upheld'] as const
const point = z.object({ point: words, finding: z.enum(FINDINGS), reasons: words })
const remedy = z.object({ kind: line, what: words, by: date })

/** `answerBy` null says that a member of staff will tell the date; `definitionOpen` asks if we understood the complaint. */
const acknowledgement = z.object({
  ...every,
  kind: z.literal('acknowledgement'),
  stage,
  understanding: words,
  outcomes: words,
  answerBy: date.nullable(),
  definitionOpen: z.boolean(),
})

/** `agree` asks the tenant if the new date is all right. */
const extension = z
  .object({
    ...every,
    kind: z.literal('extension'),
    stage,
    reason: words,
    oldDate: date,
    newDate: date,
    nextUpdate: date,
    agree: z.boolean(),
  })
  .refine(({ oldDate, newDate }) => newDate > oldDate, { path: ['newDate'] })

/** `escalation.by` is null where the landlord's policy sets no window. */
const answer = z
  .object({
    ...every,
    kind: z.literal('answer'),
    stage,
    final: z.boolean(),
    definition: words,
    points: z.array(point).min(1),
    remedies: z.array(remedy),
    apology: z.boolean(),
    escalation: z.object({ by: date.nullable(), stage }).nullable(),
  })
  // Complaint Handling Code 2024, 6.9: how to escalate; 6.10: after the final answer there is no further stage.
  .refine(({ final, escalation }) => (final ? !escalation : Boolean(escalation)), {
    path: ['escalation'],
    when: () => true,
  })
  // Complaint Handling Code 2024, 7: what was wrong is put right, with what and by when.
  .refine(({ points, remedies, apology }) => apology || remedies?.length > 0 || !points?.some(foundWrong), {
    path: ['remedies'],
    when: ({ value }) => Array.isArray((value as { points?: unknown }).points),
  })

const foundWrong = (one: { finding: string }): boolean => one?.finding === 'upheld' || one?.finding === 'partly_upheld'

const refusal = z.object({
  ...every,
  kind: z.literal('refusal'),
  matter: words,
  ground: line.describe('an id of the policy, or words of staff'),
  reasons: words,
  instead: words,
})

const earlyClosing = z.object({ ...every, kind: z.literal('early_closing'), ground: line, reasons: words })
const closed = z.object({ ...every, kind: z.literal('closed'), stage, answeredOn: date })
const withdrawn = z.object({ ...every, kind: z.literal('withdrawn'), words })

/** `day` is when the panel meets; `date` is, as everywhere, when the letter was written. */
const panel = z.object({
  ...every,
  kind: z.literal('panel'),
  stage,
  day: date,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: words,
  people: z.array(z.object({ role: line, name: line.nullable() })).min(1),
  arrangements: z.array(words),
})

const contactDecision = z.object({
  ...every,
  kind: z.literal('contact_decision'),
  decision: z.enum(['reopened', 'escalated', 'not_reopened']),
  reasons: words,
})

const refusalReversed = z.object({ ...every, kind: z.literal('refusal_reversed'), reasons: words })
const lateEscalation = z.object({ ...every, kind: z.literal('late_escalation'), accepted: z.boolean(), reasons: words })

/** To the resident: somebody complained for you; nothing of what was said. */
const consentRequest = z.object({ ...every, kind: z.literal('consent_request'), representative: line })

/** Codes of services are those of the policy; `limits` null says that nothing changes for now. */
const behaviour = z.object({
  ...every,
  kind: z.literal('behaviour'),
  happened: words,
  term: words,
  limits: z
    .object({ contact: line, from: date, reviewOn: date, keeps: z.array(line), reason: words })
    .refine(({ from, reviewOn }) => reviewOn > from, { path: ['reviewOn'] })
    .nullable(),
})

/** `reviewOn` is there where it is kept, and only there. */
const behaviourReview = z
  .object({
    ...every,
    kind: z.literal('behaviour_review'),
    outcome: z.enum(['keep', 'lift']),
    contact: line,
    reviewOn: date.nullable(),
    reason: words,
  })
  .refine(({ outcome, reviewOn }) => (outcome === 'keep') === (reviewOn !== null), { path: ['reviewOn'] })

export const letterSchema = z.discriminatedUnion('kind', [
  acknowledgement,
  extension,
  answer,
  refusal,
  earlyClosing,
  closed,
  withdrawn,
  panel,
  contactDecision,
  refusalReversed,
  lateEscalation,
  consentRequest,
  behaviour,
  behaviourReview,
])
export type Letter = z.infer<typeof letterSchema>
export type LetterKind = Letter['kind']
export type LetterOf<Kind extends LetterKind> = Extract<Letter, { kind: Kind }>
