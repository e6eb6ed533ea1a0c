/** One account per role for each invented landlord, with passwords made at the first start and kept beside the data. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Landlord } from '../landlords/profile.ts'
import type { Accounts } from './accounts.ts'
import { generatePassword } from './passwords.ts'
import { ROLES, type Role } from './roles.ts'

const demoFile = z.array(
  z.object({ landlord: z.string(), role: z.enum(ROLES), email: z.string(), password: z.string() }),
)
export type DemoAccount = z.infer<typeof demoFile>[number]

const NAMES: Record<Role, string> = {
  adviser: 'Sam Taylor',
  complaints_officer: 'Priya Shah',
  hate_officer: 'Rowan Ellis',
  manager: 'Morgan Reid',
  auditor: 'Ash Bennett',
  administrator: 'Jo Carter',
}

const MAILBOX: Record<Role, string> = {
  adviser: 'adviser',
  complaints_officer: 'complaints',
  hate_officer: 'hate',
  manager: 'manager',
  auditor: 'auditor',
  administrator: 'admin',
}

const RESTRICTED = ['hate', 'domestic_abuse', 'safeguarding']

/** Gives the accounts with their passwords, to be printed at each start. Refused in production. */
export async function ensureDemoAccounts({
  accounts,
  landlords,
  dataDir,
  production,
  at,
}: {
  accounts: Accounts
  landlords: Landlord[]
  dataDir: string
  production: boolean
  at: Date
}): Promise<DemoAccount[]> {
  if (production) throw new Error('Demonstration accounts are refused in production.')
  const path = join(dataDir, 'demo-accounts.json')
  const known = existsSync(path) ? demoFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : []
  const wanted = landlords
    .filter(({ fictional }) => fictional)
    .flatMap((landlord) =>
      ROLES.map((role) => ({ landlord, role, email: `${MAILBOX[role]}@${landlord.slug}.example` })),
    )

  const all = wanted.map(({ landlord, role, email }) => {
    const before = known.find((one) => one.landlord === landlord.slug && one.role === role)
    return { landlord: landlord.slug, role, email, password: before?.password ?? generatePassword() }
  })
  // Written before the accounts: a password that nobody knows would be worse than a file without its account.
  const kept = [...known.filter((one) => !all.some((other) => other.landlord === one.landlord)), ...all]
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)

  for (const [index, demo] of all.entries()) {
    const { landlord } = wanted[index]!
    const [found] = await accounts.byEmail({ landlords: [demo.landlord], email: demo.email })
    if (found) {
      // The file was lost: a new password, because the old one is known to nobody.
      const lost = !known.some((one) => one.landlord === demo.landlord && one.role === demo.role)
      if (lost) await accounts.setPassword({ account: found, password: demo.password })
      continue
    }
    await accounts.add({
      landlord: demo.landlord,
      email: demo.email,
      name: NAMES[demo.role],
      shownName: NAMES[demo.role].split(' ')[0]!,
      password: demo.password,
      temporary: false,
      roles: [demo.role],
      teams: teamsOf({ landlord, role: demo.role }),
      languages: landlord.operations.handoff.languages,
      // Without training on record nobody opens a report.
      trainedUntil: demo.role === 'hate_officer' ? inAYear(at) : null,
      at,
    })
  }
  return all
}

const inAYear = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear() + 1, at.getUTCMonth(), at.getUTCDate()))

function teamsOf({ landlord, role }: { landlord: Landlord; role: Role }): string[] {
  const restricted = ({ handles }: Landlord['operations']['teams'][number]): boolean =>
    handles.some((one) => RESTRICTED.includes(one))
  const { teams } = landlord.operations
  if (role === 'hate_officer') return teams.filter(restricted).map(({ id }) => id)
  if (role === 'adviser') return teams.filter((team) => !restricted(team)).map(({ id }) => id)
  if (role === 'complaints_officer')
    return teams.filter(({ handles }) => handles.includes('complaint')).map(({ id }) => id)
  return []
}
