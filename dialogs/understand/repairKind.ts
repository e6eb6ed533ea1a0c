/** Hears what kind of repair a message describes, to fill a form's first answer. */
import type { RepairKind } from './labels.ts'
import { hear } from './lexicon.ts'
import { hasAny } from './rules.ts'

// First match wins: the more particular concept stands before the wider one.
const kinds: [RepairKind, string][] = [
  ['lift', 'liftPlace'],
  ['damp', 'mould|damp'],
  ['heating', 'heating|gas|coAlarm'],
  ['leak', 'floodNow|floodNowWord'],
  ['electrics', 'shockOrSpark'],
  ['leak', 'plumbing'],
  ['electrics', 'electrical|electrics'],
  ['door_window', 'insecure|opening'],
  ['leak', 'water'],
  ['other', 'noSupplyHome|fabric|pests|broken|repairWord'],
]

export function repairKind(text: string): RepairKind | null {
  const heard = hear(text)
  return kinds.find(([, concepts]) => hasAny(concepts, heard))?.[0] ?? null
}
