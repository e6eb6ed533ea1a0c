/** Puts a landlord's policy together from the blocks its profile names, and remembers which section came from where. */

import { departuresOf } from './departures.ts'
import type { LawFile } from './lawSchema.ts'
import { type Policy, type PolicyBlock, policySchema, SECTION_NAMES, type SectionName } from './policy.ts'
import { problem, problemsIn } from './problems.ts'
import type { Landlord, Profile } from './profile.ts'

/** Sections that are lists: a list written in the profile is their value, not a list of layers. */
const LISTS: readonly SectionName[] = ['targets', 'customer_responsibilities', 'policies', 'out_of_scope']

type Composed = { ok: true; landlord: Landlord } | { ok: false; errors: string[] }

export function compose({
  file,
  profile,
  blocks,
  law,
}: {
  file: string
  profile: Profile
  blocks: ReadonlyMap<string, PolicyBlock>
  law: LawFile
}): Composed {
  const errors: string[] = []
  const policy: Record<string, unknown> = {}
  const policyFrom: Landlord['policy_from'] = {}
  for (const section of SECTION_NAMES) {
    const written = profile.policy[section]
    if (written === undefined) continue
    const layers = Array.isArray(written) && !LISTS.includes(section) ? written : [written]
    policyFrom[section] = layers.map((layer) => (typeof layer === 'string' ? layer : 'profile'))
    for (const layer of layers) {
      const value = typeof layer === 'string' ? blocks.get(layer)?.[section] : layer
      if (value === undefined)
        errors.push(
          problem({ file, path: ['policy', section], says: cannotTake({ layer: String(layer), section, blocks }) }),
        )
      else policy[section] = over(policy[section], value)
    }
  }
  if (errors.length > 0) return { ok: false, errors }
  const parsed = policySchema.safeParse(policy)
  if (!parsed.success) {
    const nested = parsed.error.issues.map((issue) => ({ ...issue, path: ['policy', ...issue.path] }))
    return {
      ok: false,
      errors: problemsIn({
        file,
        input: { policy },
        error: { ...parsed.error, issues: nested } as typeof parsed.error,
      }),
    }
  }
  const { policy: _names, operations, ...rest } = profile
  const landlord = {
    ...rest,
    policy: withoutPrintedOmbudsman(parsed.data),
    policy_from: policyFrom,
    operations: {
      ...operations,
      sms: { ...operations.sms, quiet_hours: operations.sms.quiet_hours ?? quietHours(law) },
    },
  }
  return { ok: true, landlord: { ...landlord, departures: departuresOf(landlord) } }
}

const quietHours = ({ sms }: LawFile) => ({ from: sms.quiet_hours.from, to: sms.quiet_hours.to })

/** The sources print old addresses and limits of the ombudsman: only the law file is ever served (obligations X9 to X11). */
function withoutPrintedOmbudsman({ complaints, ...policy }: Policy): Policy {
  if (complaints === undefined) return policy
  const { ombudsman: _printed, ...rest } = complaints
  return { ...policy, complaints: rest }
}

function over(under: unknown, value: unknown): unknown {
  return isKeys(under) && isKeys(value) ? { ...under, ...value } : value
}

const isKeys = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

function cannotTake({
  layer,
  section,
  blocks,
}: {
  layer: string
  section: SectionName
  blocks: ReadonlyMap<string, PolicyBlock>
}): string {
  if (!blocks.has(layer)) return `'${layer}' is not one of the policy blocks ${[...blocks.keys()].join(', ')}`
  const having = [...blocks].filter(([, block]) => block[section] !== undefined).map(([name]) => name)
  return `'${layer}' says nothing on ${section}; ${having.length > 0 ? `these do: ${having.join(', ')}` : 'no block does'}`
}
