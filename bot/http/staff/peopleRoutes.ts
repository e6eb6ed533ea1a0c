/** People: the accounts of one's own landlord, for those who run them; nobody of another landlord is there. */
import { z } from 'zod'
import { LANGUAGES } from '../../../locales/languages.ts'
import { AppError } from '../../../services/errors.ts'
import type { AccountRecord } from '../../../services/staff/accounts.ts'
import { type PersonAct, personActs, personFields } from '../../../services/staff/personActs.ts'
import { ROLES } from '../../../services/staff/roles.ts'
import { instant, iso, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const person = z.object({
  id: z.string(),
  name: z.string(),
  shownName: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  teams: z.array(z.string()),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  trainedUntil: instant.nullable(),
  temporary: z.boolean().describe('has a password that somebody else made'),
  disabled: z.boolean(),
  factor: z.boolean().describe('a code is asked for at sign-in'),
  lastSignInAt: instant.nullable(),
  mine: z.boolean(),
  version: z.number().int(),
})
const list = z.object({
  people: z.array(person).describe('by name; closed accounts last'),
  languages: z.array(z.string()).describe('that may be chosen'),
})
export type PeopleView = z.infer<typeof list>

const version = z.number().int().min(0).describe('of the account as you saw it; 409 when somebody was quicker')
const bodies = Object.values(personActs).map((schema) =>
  (schema as unknown as z.ZodObject<{ action: z.ZodLiteral<string> }>).extend({ version }),
)
const personAction = z.discriminatedUnion('action', bodies as [(typeof bodies)[number], ...typeof bodies])
const password = z.string().describe('good for one sign-in; never told again')

const viewOf = ({ account, me }: { account: AccountRecord; me: string }): z.infer<typeof person> => {
  const { _id: id, name, shownName, email, roles, teams, languages, temporary, disabled } = account
  const { trainedUntil, lastSignInAt, factorSince } = account
  return {
    id,
    name,
    shownName,
    email,
    roles,
    teams,
    languages,
    temporary,
    disabled,
    skills: account.skills ?? [],
    trainedUntil: trainedUntil ? iso(trainedUntil) : null,
    lastSignInAt: lastSignInAt ? iso(lastSignInAt) : null,
    factor: Boolean(factorSince),
    mine: id === me,
    version: account.version ?? 0,
  }
}

export function peopleRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const path = '/api/staff/people'
  const landlordOf = (account: AccountRecord) => product.landlords.bySlug(account.landlord)!
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.people',
        summary: 'The accounts of the same landlord.',
        act: 'account.read',
        answer: list,
        handle: async ({ me: { account } }) => {
          const { landlord, _id: me } = account
          await staff.audit.write({ landlord, account: me, action: 'account.list' })
          const found = await staff.people.all({ landlord })
          return {
            people: found.map((one) => viewOf({ account: one, me })),
            languages: LANGUAGES.map(({ code }) => code),
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.personAdd',
        summary: 'An account for somebody new, with a password that is told once.',
        act: 'account.manage',
        fresh: true,
        fails: ['conflict'],
        body: z.strictObject({ email: z.email().max(320), ...personFields }),
        answer: z.object({ id: z.string(), password }),
        handle: async ({ me: { account }, body }) => {
          const added = await staff.people.add({ by: account, landlord: landlordOf(account), person: body })
          if (!added.ok) throw new AppError('conflict', { reason: added.reason })
          return { id: added.id, password: added.password }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/:id/actions`,
        name: 'staff.personAction',
        summary: 'Change, close or open an account, its training, its second factor, its password.',
        act: 'account.train',
        fresh: true,
        body: personAction,
        answer: z.object({ version: z.number().int(), password: password.nullable() }),
        handle: async ({ call, me, body }) => {
          const { version: seen, ...asked } = body as { version: number }
          const act = asked as PersonAct
          // The role is asked first, so that a refusal tells nothing of who works here.
          if (!me.may(act.action === 'trained' ? 'account.train' : 'account.manage'))
            throw new AppError('forbidden', { reason: 'role' })
          const by = { by: me.account, landlord: landlordOf(me.account) }
          const done = await staff.people.act({ ...by, id: call.params.id ?? '', act, version: seen })
          if (done.ok) return { version: done.version, password: done.password }
          if (done.reason === 'not_found') throw new AppError('not_found')
          throw new AppError('conflict', done.reason === 'conflict' ? {} : { reason: done.reason })
        },
      },
    }),
  ]
}
