/** What may be done with a colleague's account, each act with its schema; reasons are codes, because the audit keeps them in clear. */
import { z } from 'zod'
import { words } from '../words.ts'
import { ROLES } from './roleNames.ts'

/** Codes that a queue can match work by. */
const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)
const unique = <Item extends z.ZodType>(item: Item) => z.array(item).max(40)

export const personFields = {
  name: words({ max: 120 }),
  shownName: words({ max: 60 }).describe('what tenants read'),
  roles: unique(z.enum(ROLES)).min(1),
  teams: unique(z.string().min(1).max(100)),
  languages: unique(z.string().regex(/^[a-z]{2,3}$/)).describe('that the person writes'),
  skills: unique(code).describe("the landlord's own codes"),
}

export const personActs = {
  change: z.strictObject({ action: z.literal('change'), ...personFields }),
  trained: z.strictObject({
    action: z.literal('trained'),
    until: z.iso.date().nullable().describe('the last day on which the training for restricted work holds'),
  }),
  disable: z.strictObject({ action: z.literal('disable'), reason: z.enum(['left', 'away', 'suspected']) }),
  enable: z.strictObject({ action: z.literal('enable') }),
  reset_factor: z.strictObject({
    action: z.literal('reset_factor'),
    reason: z.enum(['lost', 'new_phone', 'suspected']),
  }),
  new_password: z.strictObject({ action: z.literal('new_password'), reason: z.enum(['forgotten', 'suspected']) }),
}
export type PersonActName = keyof typeof personActs
export type PersonAct = { [Name in PersonActName]: z.infer<(typeof personActs)[Name]> }[PersonActName]
