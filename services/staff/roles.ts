/** Who may do what, and the one filter through which every record is read: landlord, audience and team. */
import { type Audience, trusted } from '../db.ts'
import type { Handled } from '../landlords/operations.ts'
import type { Landlord } from '../landlords/profile.ts'
import { ROLES, type Role } from './roleNames.ts'

export { ROLES, type Role }

export const ACTS = [
  'queue.read',
  'conversation.read',
  'conversation.handle',
  'case.read',
  'case.note',
  'case.status',
  'case.acknowledge',
  'view.share',
  'complaint.handle',
  'complaint.approve',
  'report.handle',
  'report.break_glass',
  'incident.file',
  'incident.handle',
  'figures.read',
  'figures.guarded',
  'audit.read',
  'account.read',
  'account.train',
  'account.manage',
] as const
export type Act = (typeof ACTS)[number]

// figures.guarded: counts of hate, abuse and equality, from five on.
const HANDLING = [
  'queue.read',
  'conversation.read',
  'conversation.handle',
  'case.read',
  'case.note',
  'case.status',
  'incident.file',
] as const

const MAY: Record<Role, readonly Act[]> = {
  adviser: HANDLING,
  complaints_officer: [...HANDLING, 'case.acknowledge', 'complaint.handle'],
  // Of the role alone: team, training and whether somebody is locked out are asked of each report (services/hateReports).
  hate_officer: [...HANDLING, 'report.handle', 'report.break_glass'],
  manager: [
    ...HANDLING,
    'case.acknowledge',
    'view.share',
    'complaint.handle',
    'complaint.approve',
    'report.break_glass',
    // Reviews, warnings and restrictions are a manager's alone (journeys 34).
    'incident.handle',
    'account.read',
    'account.train',
    'figures.read',
    'figures.guarded',
  ],
  // Sees that the rules were kept, and changes nothing. The audit is the auditor's alone: it tells that a restricted record exists.
  auditor: ['conversation.read', 'case.read', 'figures.read', 'figures.guarded', 'audit.read'],
  // Runs accounts and settings; what tenants wrote is not its business.
  administrator: ['account.read', 'account.train', 'account.manage'],
}

/** A restricted audience belongs to the team that handles its matter, and within the team to hate officers only (T4, obligation 26). */
const RESTRICTED: Record<Exclude<Audience, 'general'>, Handled> = {
  hate: 'hate',
  abuse: 'domestic_abuse',
  safeguarding: 'safeguarding',
}

export interface StaffMember {
  id: string
  landlord: string
  roles: readonly Role[]
  teams: readonly string[]
}

export const mayDo = ({ member, act }: { member: StaffMember; act: Act }): boolean =>
  member.roles.some((role) => MAY[role].includes(act))

type Filter = Record<string, unknown> & { landlord: string }

/** What one member of staff may read. Each filter is made afresh, because the database layer marks filters as it uses them. */
export interface Scope {
  landlord: string
  audiences: readonly Audience[]
  records(): Filter
  conversations(): Filter
  cases(): Filter
}

export function scopeFor({ member, landlord }: { member: StaffMember; landlord: Landlord }): Scope {
  // A landlord that is not the member's own gives a scope with nothing in it.
  const audiences = landlord.slug === member.landlord ? audiencesOf({ member, landlord }) : []
  const teams = narrowed(member)
  const records = (): Filter => ({ landlord: member.landlord, audience: trusted({ $in: [...audiences] }) })
  const restricted = { audience: trusted({ $in: audiences.filter((audience) => audience !== 'general') }) }
  const unnamed = { 'complaint.conflicts': trusted({ $ne: member.id }) }
  return {
    landlord: member.landlord,
    audiences,
    records,
    conversations: () =>
      teams === null
        ? records()
        : {
            ...records(),
            $or: [
              restricted,
              // No team has it yet, it is this member's own, or danger was heard in it: then whoever is there helps.
              { waiting: null },
              { 'waiting.team': trusted({ $in: teams }) },
              { holder: member.id },
              { alert: trusted({ $ne: null }) },
            ],
          },
    // Whoever is named in a complaint does not see it (obligations X17).
    cases: () =>
      teams === null
        ? { ...records(), ...unnamed }
        : {
            ...records(),
            ...unnamed,
            $or: [restricted, { team: trusted({ $in: teams }) }, { owner: member.id }],
          },
  }
}

function audiencesOf({ member, landlord }: { member: StaffMember; landlord: Landlord }): Audience[] {
  const reads = mayDo({ member, act: 'case.read' })
  const handled = landlord.operations.teams
    .filter(({ id }) => member.teams.includes(id))
    .flatMap(({ handles }) => handles)
  const restricted = Object.entries(RESTRICTED).filter(([, matter]) => handled.includes(matter))
  return [
    ...(reads ? (['general'] as const) : []),
    ...(member.roles.includes('hate_officer') ? restricted.map(([audience]) => audience as Audience) : []),
  ]
}

/** An adviser with teams sees the general work of these teams; everybody else sees all general work of the landlord. */
function narrowed(member: StaffMember): string[] | null {
  const onlyAdvises = member.roles.every((role) => role === 'adviser' || role === 'administrator')
  return onlyAdvises && member.teams.length > 0 ? [...member.teams] : null
}
