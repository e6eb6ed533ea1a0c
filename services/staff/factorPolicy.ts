/** Who must have a second factor before anything else: whoever reads or runs what is restricted, or everybody. */
import type { Role } from './roles.ts'

export const FACTOR_RULES = ['optional', 'restricted', 'all'] as const
export type FactorRule = (typeof FACTOR_RULES)[number]

/** Reads reports or restricted records, sees who read them, agrees to reading out of turn, or gives out roles. */
const RESTRICTED: readonly Role[] = ['hate_officer', 'auditor', 'administrator', 'manager']

export const mustHaveFactor = ({ rule, roles }: { rule: FactorRule; roles: readonly Role[] }): boolean =>
  rule === 'all' || (rule === 'restricted' && roles.some((role) => RESTRICTED.includes(role)))
