/** A landlord's complaints procedure as data: stages, caps, windows, grounds and roles, from its profile, and from the law where it is silent. */
import type { Duration } from '../../landlords/duration.ts'
import type { Law } from '../../landlords/law.ts'
import { type Limit, limitsFor } from '../../landlords/limits.ts'
import type { Nation } from '../../landlords/nations.ts'
import type { Landlord } from '../../landlords/profile.ts'

/** How much longer a stage may take without a manager: counted from the date that stood before. */
export interface ExtensionCap {
  length: number
  unit: Duration['unit']
  source: string
}

export interface StageRule {
  number: number
  name: string
  /** The last inside the landlord. */
  final: boolean
  /** Roles that sit on it, where the stage is a panel; empty for a desk review. */
  panel: readonly string[]
  /** Ways to take part that the landlord offers. */
  hearing: readonly string[]
  /** A written acknowledgement is owed. */
  acknowledges: boolean
  /** Null where neither policy nor law gives one: a manager then decides each extension. */
  extension: ExtensionCap | null
}

export interface Procedure {
  nation: Nation
  stages: readonly StageRule[]
  limits: readonly Limit[]
  /** The tenant is asked whether a new date is all right (obligations X3: always, where any policy asks it). */
  asksAboutExtension: boolean
  /** Grounds on which staff may refuse, each with the route that the matter goes instead. */
  exclusions: readonly { id: string; route: string | null }[]
  earlyClosing: readonly string[]
  remedies: readonly string[]
  /** Who signs what was learnt, by stage; null where any manager may. */
  signs: (stage: number) => string | null
  surveys: boolean
}

// Complaint Handling Code 2024: the longest extension without good reason, by stage.
const CODE_EXTENSION: Readonly<Record<number, string>> = { 1: '6.4', 2: '6.15' }

export function procedureOf({ landlord, law }: { landlord: Landlord; law: Law }): Procedure {
  const { complaints } = landlord.policy
  const limits = limitsFor({ landlord, law })
  const internal = (complaints?.stages ?? []).filter(({ external }) => !external)
  // Where no source tells of stages there are those that the law counts time for.
  const known =
    internal.length > 0
      ? internal
      : lawStages(limits).map((number, index, all) => ({ number, name: '', final: index === all.length - 1 }))
  const signedBy = record(complaints?.learning?.signed_by)
  return {
    nation: landlord.nation,
    limits,
    stages: known.map((stage) => ({
      number: stage.number,
      name: stage.name,
      final: stage.final === true,
      panel: 'panel' in stage ? (stage.panel ?? []) : [],
      hearing: 'hearing' in stage ? (stage.hearing?.options ?? []) : [],
      acknowledges: limits.some(({ name }) => name === `acknowledge_stage_${stage.number}`),
      extension: capOf({
        stage: stage.number,
        own: 'extension' in stage ? stage.extension?.max_without_good_reason : undefined,
        nation: landlord.nation,
        law,
      }),
    })),
    asksAboutExtension: internal.some(({ extension }) => extension?.agree_new_timescale_with_customer === true),
    exclusions: (complaints?.exclusions ?? []).map(({ id, product_route }) => ({ id, route: product_route ?? null })),
    earlyClosing: complaints?.early_closing?.grounds ?? [],
    remedies: (complaints?.remedies?.kinds ?? []).map(({ id }) => id),
    signs: (stage) => signedBy[`stage_${stage}`] ?? null,
    surveys: complaints?.survey !== undefined,
  }
}

export const stageOf = ({ procedure, stage }: { procedure: Procedure; stage: number }): StageRule | undefined =>
  procedure.stages.find(({ number }) => number === stage)

function lawStages(limits: readonly Limit[]): number[] {
  const numbers = limits.flatMap(({ name }) => /^respond_stage_(\d)$/.exec(name)?.[1] ?? [])
  return [...new Set(numbers.map(Number))].sort()
}

function capOf({
  stage,
  own,
  nation,
  law,
}: {
  stage: number
  own: Duration | undefined
  nation: Nation
  law: Law
}): ExtensionCap | null {
  if (own) return { length: own.value, unit: own.unit, source: `profile complaints.stages[${stage}].extension` }
  const provision = CODE_EXTENSION[stage]
  const code = nation === 'england' && provision ? law.code(provision) : undefined
  return code ? { length: code.value, unit: code.unit, source: `law complaint_handling_code_2024 ${provision}` } : null
}

const record = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
