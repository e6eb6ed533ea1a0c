/** How somebody who gave a name may be reached without harm, and how they may not (journeys 19.13). */
import { z } from 'zod'
import { words } from '../words.ts'
import { NEEDS, WAYS } from './ways.ts'

const short = words({ max: 500 })

/** Each answer by itself. */
export const contactAnswers = z.strictObject({
  way: z.enum(WAYS).describe('none: do not contact me'),
  number: short.optional(),
  email: short.optional(),
  address: short.optional(),
  through: short.optional().describe('somebody they trust, and how to reach them'),
  when: short.optional().describe('times that are safe'),
  name_to_use: short.optional(),
  may_leave_message: z.boolean().default(false),
  letters: z.boolean().default(false),
  interpreter: short.optional(),
  officer_gender: z.enum(['woman', 'man', 'any']).default('any'),
})

export const safeContact = contactAnswers.superRefine((contact, ctx) => {
  const needs = NEEDS[contact.way]
  if (needs && contact[needs] === undefined)
    ctx.addIssue({ code: 'custom', path: [needs], message: 'needed_for_this_way' })
})
export type SafeContact = z.infer<typeof safeContact>
