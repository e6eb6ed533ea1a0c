/** Running the accounts of a landlord: each act is in the audit first, by one version, never on one's own rights, and an administrator always stays. */
import type { ClientSession } from 'mongoose'
import { endOfDay } from '../cases/deadlines.ts'
import type { Clock } from '../clock.ts'
import { type Database, trusted } from '../db.ts'
import { newId } from '../ids.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { AccountRecord, Accounts, NewAccount } from './accounts.ts'
import type { Audit } from './audit.ts'
import type { Factors } from './factors.ts'
import { generatePassword, hashPassword } from './passwords.ts'
import type { PersonAct } from './personActs.ts'
import { personChange } from './personChange.ts'
import type { Sessions } from './sessions.ts'

type By = { by: AccountRecord; landlord: Landlord }
type NewPerson = Pick<NewAccount, 'email' | 'name' | 'shownName' | 'roles' | 'teams' | 'languages'> & {
  skills: string[]
}

export type PersonRefusal =
  | 'not_found'
  | 'conflict'
  | 'own_account'
  | 'last_administrator'
  | 'unknown_team'
  | 'not_set_up'

export interface People {
  all(args: { landlord: string }): Promise<AccountRecord[]>
  /** With a password that is good for one sign-in, told this once. */
  add(
    args: By & { person: NewPerson },
  ): Promise<{ ok: true; id: string; password: string } | { ok: false; reason: 'email_taken' | 'unknown_team' }>
  act(
    args: By & { id: string; act: PersonAct; version: number },
  ): Promise<{ ok: true; version: number; password: string | null } | { ok: false; reason: PersonRefusal }>
}

export function createPeople({
  db,
  accounts,
  sessions,
  factors,
  audit,
  clock,
}: {
  db: Pick<Database, 'transact'>
  accounts: Accounts
  sessions: Sessions
  factors: Factors
  audit: Audit
  clock: Clock
}): People {
  const { model } = accounts
  const otherAdministrator = ({ landlord, _id }: AccountRecord) => ({
    landlord,
    _id: trusted({ $ne: _id }),
    roles: 'administrator' as const,
    disabled: false,
  })
  return {
    all: ({ landlord }) =>
      model.find({ landlord }, { password: 0 }).sort({ disabled: 1, name: 1, _id: 1 }).lean<AccountRecord[]>(),
    add: async ({ by, landlord, person }) => {
      if (!knowsTeams({ landlord, teams: person.teams })) return { ok: false, reason: 'unknown_team' }
      const [taken] = await accounts.byEmail({ landlords: [landlord.slug], email: person.email })
      if (taken) return { ok: false, reason: 'email_taken' }
      const id = newId()
      const detail = `roles ${person.roles.join()} teams ${person.teams.join()}`
      await audit.write({ landlord: landlord.slug, account: by._id, action: 'account.add', target: id, detail })
      const password = generatePassword()
      const given = { ...person, id, password, landlord: landlord.slug, temporary: true, at: clock() }
      const added = await accounts.add(given)
      return added.ok ? { ok: true, id, password } : { ok: false, reason: 'email_taken' }
    },
    act: async ({ by, landlord, id, act, version }) => {
      const account = await accounts.byId({ landlord: landlord.slug, id })
      if (!account) return { ok: false, reason: 'not_found' }
      if ((account.version ?? 0) !== version) return { ok: false, reason: 'conflict' }
      if (account._id === by._id && !leavesRights({ account, act })) return { ok: false, reason: 'own_account' }
      if (act.action === 'change' && !knowsTeams({ landlord, teams: act.teams }))
        return { ok: false, reason: 'unknown_team' }
      if (act.action === 'reset_factor' && !account.factorSince) return { ok: false, reason: 'not_set_up' }
      const takesAdministrator = isAdministrator(account) && losesAdministrator(act)
      if (takesAdministrator && (await model.countDocuments(otherAdministrator(account))) === 0)
        return { ok: false, reason: 'last_administrator' }

      const password = act.action === 'new_password' ? generatePassword() : null
      const fields = await fieldsOf({ act, password })
      const detail = personChange({ account, act })
      await audit.write({
        landlord: landlord.slug,
        account: by._id,
        action: `account.${act.action}`,
        target: id,
        detail,
      })
      const done = await db.transact(async (session: ClientSession): Promise<PersonRefusal | null> => {
        if (takesAdministrator) {
          // Written to, so that two who take each other's role away at once meet, and one of them stays.
          const stays = await model.updateOne(otherAdministrator(account), { $inc: { guards: 1 } }, { session })
          if (stays.matchedCount === 0) return 'last_administrator'
        }
        // An account of an earlier release has no version yet.
        const seen = version === 0 ? trusted({ $in: [0, null] }) : version
        const { modifiedCount } = await model.updateOne(
          { _id: id, landlord: landlord.slug, version: seen },
          { $set: { ...fields, version: version + 1 } },
          { session },
        )
        if (modifiedCount === 0) return 'conflict'
        if (act.action === 'reset_factor') await factors.remove({ account, session })
        return null
      })
      if (done !== null) return { ok: false, reason: done }
      if (ENDS.has(act.action)) await sessions.endAll({ landlord: landlord.slug, account: id })
      return { ok: true, version: version + 1, password }
    },
  }
}

/** T13: whoever was signed in is out. */
const ENDS: ReadonlySet<PersonAct['action']> = new Set(['disable', 'reset_factor', 'new_password'])

const knowsTeams = ({ landlord, teams }: { landlord: Landlord; teams: string[] }): boolean =>
  teams.every((team) => landlord.operations.teams.some(({ id }) => id === team))

const isAdministrator = ({ roles, disabled }: AccountRecord): boolean => roles.includes('administrator') && !disabled
const losesAdministrator = (act: PersonAct): boolean =>
  act.action === 'disable' || (act.action === 'change' && !act.roles.includes('administrator'))

const same = (some: readonly string[], others: readonly string[]): boolean =>
  [...new Set(some)].sort().join() === [...new Set(others)].sort().join()

/** One's own name, languages and skills are nobody's rights; teams open restricted work. */
const leavesRights = ({ account, act }: { account: AccountRecord; act: PersonAct }): boolean =>
  act.action === 'change' && same(act.roles, account.roles) && same(act.teams, account.teams)

async function fieldsOf({
  act,
  password,
}: {
  act: PersonAct
  password: string | null
}): Promise<Partial<AccountRecord>> {
  switch (act.action) {
    case 'change': {
      const { action: _, ...fields } = act
      return fields
    }
    case 'trained':
      return { trainedUntil: act.until === null ? null : endOfDay(act.until) }
    case 'disable':
      return { disabled: true }
    case 'enable':
      return { disabled: false }
    case 'new_password':
      return { password: await hashPassword(password!), temporary: true }
    case 'reset_factor':
      return {}
  }
}
