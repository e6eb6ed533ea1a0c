/** What a report may hold: every answer can be left out but three, and an anonymous report has no place for who, or from where, it came. */
import { z } from 'zod'
import { words } from '../words.ts'
import type { Choices } from './choices.ts'
import { type contactAnswers, safeContact } from './safeContact.ts'
import { WISHES } from './wishes.ts'

const said = words({ max: 10_000 })
const short = words({ max: 500 })
export const YES_NO = ['yes', 'no', 'unsure'] as const
const yesNo = z.enum(YES_NO)

/** Every object is strict: a name, a number, a device or a conversation has nowhere to go (journeys 0.3, 36). */
const accountShape = (choices: Choices) => ({
  danger: z.enum(['no', 'handled']).describe('asked first; handled: the safety steps were given'),
  as: z.enum(['victim', 'witness', 'for_someone']),
  they_know: yesNo.optional().describe('for someone else: do they know'),
  safe_to_contact_them: yesNo.optional(),
  words: said.optional(),
  kinds: list(choices.kinds.map(({ id }) => id)),
  when: z
    .strictObject({
      kind: z.enum(['date', 'about', 'ongoing', 'many_times']),
      on: z.iso.date().optional(),
      words: short.optional().describe('as it was said, where no day could be read'),
    })
    .optional(),
  where: z
    .strictObject({
      kind: z.enum(['home', 'shared_area', 'street', 'online', 'area_only']),
      place: short.optional(),
    })
    .optional(),
  hurt: yesNo.optional(),
  damaged: yesNo.optional(),
  graffiti: z
    .strictObject({
      seen: yesNo,
      wording: one(choices.wordings).optional(),
      on_home: yesNo.optional(),
      place: short.optional(),
      remove: z.boolean().default(false).describe('have it removed now, even if the report stops here'),
    })
    .optional(),
  strands: list(choices.strands),
  before: z.enum(['no', 'yes', 'keeps_happening', 'unsure']).optional(),
  safe_tonight: yesNo.optional(),
  vulnerable: yesNo.optional().describe('a child, or somebody who needs care, is affected'),
  allegation: z
    .strictObject({ known: yesNo.optional(), words: said.optional(), place: short.optional() })
    .optional()
    .describe('about who did it: kept apart, and only as something alleged'),
  about_staff: yesNo.default('no').describe('somebody who works for us or for a contractor'),
  witnesses: yesNo.optional(),
  evidence: yesNo.optional(),
  wishes: list(WISHES),
  consents: z
    .strictObject(Object.fromEntries(choices.partners.map((partner) => [partner, z.enum(['yes', 'no']).default('no')])))
    .prefault({}),
})

/** Each answer by itself, as a document can describe it; what they must be together is asked by `reportSchema`. */
export function reportAnswers({ choices, contact }: { choices: Choices; contact: typeof contactAnswers }) {
  const shape = accountShape(choices)
  return z.discriminatedUnion('anonymous', [
    z.strictObject({ anonymous: z.literal(true), ...shape }),
    z.strictObject({
      anonymous: z.literal(false),
      ...shape,
      name: short.optional(),
      safe_contact: contact,
      /** What was said before the report began and led to it; sealed with it (journeys 0.3). */
      led_here: z.array(said).max(50).default([]),
    }),
  ])
}

export function reportSchema(choices: Choices) {
  return reportAnswers({ choices, contact: safeContact }).superRefine((report, ctx) => {
    const missing = (path: string[], message: string): void => void ctx.addIssue({ code: 'custom', path, message })
    if (report.words === undefined && report.kinds.length === 0) missing(['words'], 'words_or_kinds')
    const { graffiti, where } = report
    if (graffiti?.remove && !graffiti.place && !where?.place) missing(['graffiti', 'place'], 'place_of_removal')
    if (graffiti?.remove && graffiti.seen !== 'yes') missing(['graffiti', 'remove'], 'nothing_to_remove')
  })
}

export type Report = z.infer<ReturnType<typeof reportSchema>>
export type NamedReport = Extract<Report, { anonymous: false }>

function one<Id extends string>(ids: readonly Id[]) {
  return z.enum(ids as readonly [Id, ...Id[]])
}

function list<Id extends string>(ids: readonly Id[]) {
  return z
    .array(one(ids))
    .max(ids.length)
    .transform((chosen) => [...new Set(chosen)])
    .default([])
}
