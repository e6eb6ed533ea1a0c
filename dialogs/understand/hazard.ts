/** Hears a possible Awaab's Law hazard, so that the landlord's clock can start with the tenant's first words. */
import { hearDanger } from './danger.ts'
import { hear } from './lexicon.ts'
import { hasAny, holds } from './rules.ts'

// Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025: emergency hazards, and significant damp and mould.
const emergencies: readonly string[] = ['gas', 'carbon_monoxide', 'fire', 'flood', 'electric']
const noHeatWithRisk = { all: ['noSupplyHome', 'smallChild|frail'], within: 25, across: true }

export function hazard(text: string): 'damp_mould' | 'emergency' | null {
  if (hearDanger(text).some(({ kind, sure }) => sure && emergencies.includes(kind))) return 'emergency'
  const heard = hear(text)
  if (hasAny('mould|damp', heard)) return 'damp_mould'
  return hasAny('insecure|onlyToilet', heard) || holds(noHeatWithRisk, heard) ? 'emergency' : null
}
