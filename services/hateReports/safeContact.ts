/** How somebody who gave a name may be reached without harm, and how they may not (journeys 19.13). */
import { z } from 'zod'
import { words } from '../words.ts'

const short = words({ max: 500 })

export const WAYS = ['phone', 'sms', 'email', 'letter', 'visit', 'through', 'none'] as const
export type Way = (typeof WAYS)[number]

/** What each way needs before anybody can use it. */
const NEEDS = {
  phone: 'number',
  sms: 'number',
  email: 'email',
  letter: 'address',
  visit: 'address',
  through: 'through',
}

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
  const needs = contact.way === 'none' ? null : NEEDS[contact.way]
  if (needs && contact[needs as keyof typeof contact] === undefined)
    ctx.addIssue({ code: 'custom', path: [needs], message: 'needed_for_this_way' })
})
export type SafeContact = z.infer<typeof safeContact>
