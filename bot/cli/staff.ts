/** `heard staff add`: an account for a member of staff, with a password that is good for one sign-in. */
import { z } from 'zod'
import { catalogue } from '../../locales/index.ts'
import { endOfDay } from '../../services/cases/deadlines.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { type Accounts, normalEmail } from '../../services/staff/accounts.ts'
import { generatePassword } from '../../services/staff/passwords.ts'
import { ROLES, type Role } from '../../services/staff/roles.ts'
import { fill } from './fill.ts'

export interface StaffAdd {
  email?: string | undefined
  /** One or more, with commas. */
  role?: string | undefined
  /** None, one or more, with commas. */
  team?: string | undefined
  landlord?: string | undefined
  name?: string | undefined
  /** `YYYY-MM-DD`: the last day on which the training for restricted work holds. */
  trainedUntil?: string | undefined
}

type Ask = (question: string) => Promise<string>
type Answer = { ok: boolean; out: string }

/** What is missing is asked for when there is somebody to ask. */
export async function staffAddCommand({
  input,
  accounts,
  landlords,
  ask,
  at,
}: {
  input: StaffAdd
  accounts: Accounts
  landlords: Landlord[]
  ask: Ask | null
  at: Date
}): Promise<Answer> {
  const only = landlords.length === 1 ? landlords[0]?.slug : undefined
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries({
    landlord: input.landlord ?? only,
    email: input.email,
    name: input.name,
    role: input.role,
  })) {
    const found = value ?? (ask ? (await ask(say('add_ask', { name }))).trim() : '')
    if (found === '') return refuse('add_needs', { name })
    given[name] = found
  }
  const landlord = landlords.find(({ slug }) => slug === given.landlord)
  if (!landlord)
    return refuse('add_landlord', { value: given.landlord!, known: landlords.map(({ slug }) => slug).join(', ') })
  const email = normalEmail(given.email!)
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return refuse('add_email', { value: given.email! })
  const roles = listed(given.role!)
  const strange = roles.find((role) => !(ROLES as readonly string[]).includes(role))
  if (strange !== undefined || roles.length === 0)
    return refuse('add_role', { value: strange ?? '', known: ROLES.join(', ') })
  const known = landlord.operations.teams.map(({ id }) => id)
  const teams = listed(input.team ?? '')
  const noTeam = teams.find((team) => !known.includes(team))
  if (noTeam !== undefined) return refuse('add_team', { value: noTeam, known: known.join(', ') })
  const trainedUntil = input.trainedUntil === undefined ? null : endOf(input.trainedUntil)
  if (trainedUntil === undefined) return refuse('add_trained', { value: input.trainedUntil! })

  const password = generatePassword()
  const name = given.name!
  const added = await accounts.add({
    landlord: landlord.slug,
    email,
    name,
    shownName: name.split(/\s+/)[0]!,
    password,
    temporary: true,
    roles: roles as Role[],
    teams,
    languages: landlord.operations.handoff.languages,
    trainedUntil,
    at,
  })
  return added.ok ? { ok: true, out: say('add_done', { email, password }) } : refuse('add_taken', { email })
}

/** The end of the day where people live; undefined where it is no day. */
export const endOf = (day: string): Date | undefined =>
  z.iso.date().safeParse(day).success ? endOfDay(day) : undefined

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

export function say(key: string, params: Record<string, string>): string {
  const { cli } = catalogue.en.staff as { cli: Record<string, string> }
  return fill({ text: cli[key] ?? key, params })
}

const refuse = (key: string, params: Record<string, string>): Answer => ({ ok: false, out: say(key, params) })
