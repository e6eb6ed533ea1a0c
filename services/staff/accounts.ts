/** Accounts of staff: one landlord each, roles and teams, a password only as its hash. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'
import { newId } from '../ids.ts'
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords.ts'
import { ROLES, type Role } from './roles.ts'

export interface AccountRecord {
  _id: string
  landlord: string
  audience: Audience
  /** Kept as long as the audit that names it. */
  retention: RetentionClass
  /** Lower case; unique within the landlord. */
  email: string
  name: string
  /** What tenants see: often a first name only. */
  shownName: string
  password: string
  /** Made by somebody else: nothing but a new password may be done with it. */
  temporary: boolean
  roles: Role[]
  teams: string[]
  /** Languages that the person writes. */
  languages: string[]
  /** What else the person can do, by the landlord's own codes. */
  skills: string[]
  disabled: boolean
  /** Until when training to take reports is valid; null where it is not kept here. */
  trainedUntil: Date | null
  /** Since when a code is asked for at sign-in; null: none is. */
  factorSince: Date | null
  lastSignInAt: Date | null
  /** Counts what others change of it (services/staff/people.ts). */
  version: number
  /** Only ever counted up: what two acts at once on two administrators meet at. */
  guards: number
  createdAt: Date
}

export interface NewAccount {
  id?: string
  landlord: string
  email: string
  name: string
  shownName: string
  password: string
  temporary: boolean
  roles: Role[]
  teams: string[]
  languages: string[]
  skills?: string[]
  trainedUntil?: Date | null
  at: Date
}

export type Added = { ok: true; account: AccountRecord } | { ok: false; reason: PasswordProblem | 'email_taken' }

export type Colleague = Pick<AccountRecord, '_id' | 'name' | 'roles' | 'teams'>

export interface Accounts {
  model: Model<AccountRecord>
  add(input: NewAccount): Promise<Added>
  byEmail(args: { landlords: string[]; email: string }): Promise<AccountRecord[]>
  byId(args: { landlord: string; id: string }): Promise<AccountRecord | null>
  /** Names by id, for the lists that staff see. */
  names(args: { landlord: string; ids: string[] }): Promise<Map<string, string>>
  /** Everybody who can sign in, by name. */
  working(args: { landlord: string }): Promise<Colleague[]>
  /** What tenants are told, by id. */
  shownNames(args: { landlord: string; ids: string[] }): Promise<Map<string, string>>
  setPassword(args: { account: AccountRecord; password: string }): Promise<PasswordProblem | null>
  setShownName(args: { account: AccountRecord; shownName: string }): Promise<void>
  setFactorSince(args: {
    account: Pick<AccountRecord, '_id' | 'landlord'>
    since: Date | null
    session: ClientSession
  }): Promise<void>
  signedIn(args: { account: AccountRecord; at: Date }): Promise<void>
  setDisabled(args: { landlord: string; id: string; disabled: boolean }): Promise<void>
  /** Until when the training for restricted work holds; null: none is on record (obligations rows 26, 80). */
  setTrained(args: { landlord: string; id: string; until: Date | null }): Promise<void>
}

export const normalEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase()

export function createAccounts({ connection }: { connection: Connection }): Accounts {
  const schema = scopedSchema<AccountRecord>(
    {
      _id: String,
      email: { type: String, required: true },
      name: { type: String, required: true },
      shownName: { type: String, required: true },
      password: { type: String, required: true },
      temporary: { type: Boolean, required: true },
      roles: { type: [String], enum: ROLES, required: true },
      teams: { type: [String], required: true },
      languages: { type: [String], required: true },
      skills: { type: [String], default: [] },
      disabled: { type: Boolean, required: true },
      trainedUntil: { type: Date, default: null },
      factorSince: { type: Date, default: null },
      lastSignInAt: { type: Date, default: null },
      version: { type: Number, default: 0 },
      guards: { type: Number, default: 0 },
      createdAt: { type: Date, required: true },
    },
    [[{ landlord: 1, email: 1 }, { unique: true }]],
  )
  const model = connection.model<AccountRecord>('Account', schema, 'accounts')
  const about = ({ email, name }: { email: string; name: string }): string[] => [email, name.replaceAll(/\s/g, '')]
  const namesBy =
    (field: 'name' | 'shownName'): Accounts['names'] =>
    async ({ landlord, ids }) => {
      if (ids.length === 0) return new Map()
      const found = await model
        .find({ landlord, _id: trusted({ $in: [...new Set(ids)] }) }, { [field]: 1 })
        .lean<Pick<AccountRecord, '_id' | typeof field>[]>()
      return new Map(found.map((account) => [account._id, account[field]]))
    }

  return {
    model,
    add: async ({ at, trainedUntil = null, skills = [], id = newId(), ...input }) => {
      const email = normalEmail(input.email)
      const problem = passwordProblem({ password: input.password, about: about({ email, name: input.name }) })
      if (problem) return { ok: false, reason: problem }
      const account: AccountRecord = {
        ...input,
        _id: id,
        email,
        audience: 'general',
        retention: 'audit',
        password: await hashPassword(input.password),
        skills,
        disabled: false,
        trainedUntil,
        factorSince: null,
        lastSignInAt: null,
        version: 0,
        guards: 0,
        createdAt: at,
      }
      try {
        await model.create([account])
        return { ok: true, account }
      } catch (error) {
        if (isDuplicateKey(error)) return { ok: false, reason: 'email_taken' }
        throw error
      }
    },
    byEmail: ({ landlords, email }) =>
      model.find({ landlord: trusted({ $in: landlords }), email: normalEmail(email) }).lean<AccountRecord[]>(),
    byId: ({ landlord, id }) => model.findOne({ _id: id, landlord }).lean<AccountRecord>(),
    names: namesBy('name'),
    working: ({ landlord }) =>
      model
        .find({ landlord, disabled: false }, { name: 1, roles: 1, teams: 1 }, { sort: { name: 1, _id: 1 } })
        .lean<Colleague[]>(),
    shownNames: namesBy('shownName'),
    setPassword: async ({ account, password }) => {
      const problem = passwordProblem({ password, about: about(account) })
      if (problem) return problem
      await model.updateOne(
        { _id: account._id, landlord: account.landlord },
        { $set: { password: await hashPassword(password), temporary: false } },
      )
      return null
    },
    setShownName: async ({ account: { _id, landlord }, shownName }) => {
      await model.updateOne({ _id, landlord }, { $set: { shownName } })
    },
    setFactorSince: async ({ account: { _id, landlord }, since, session }) => {
      await model.updateOne({ _id, landlord }, { $set: { factorSince: since } }, { session })
    },
    signedIn: async ({ account: { _id, landlord }, at }) => {
      await model.updateOne({ _id, landlord }, { $set: { lastSignInAt: at } })
    },
    setTrained: async ({ landlord, id, until }) => {
      await model.updateOne({ _id: id, landlord }, { $set: { trainedUntil: until } })
    },
    setDisabled: async ({ landlord, id, disabled }) => {
      await model.updateOne({ _id: id, landlord }, { $set: { disabled } })
    },
  }
}
