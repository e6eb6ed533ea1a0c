/** The closed lists of what a message can be called; the definitions are the landlord domain's labels. */
import { REQUEST_TYPES } from '../../services/cases/requestTypes.ts'

export const intents = [
  ...REQUEST_TYPES,
  'dissatisfaction',
  'complaint',
  'hate',
  'asb',
  'domestic_abuse',
  'compliment',
  'human',
  'info',
  'abuse',
  'smalltalk',
  'other',
] as const
export type Intent = (typeof intents)[number]

export const flagNames = [
  'dissatisfied',
  'emergency',
  'urgent',
  'hate',
  'safeguarding',
  'language_request',
  'representative',
] as const
export type FlagName = (typeof flagNames)[number]

export const emergencyKinds = [
  'gas',
  'carbon_monoxide',
  'fire',
  'flood',
  'electric',
  'violence',
  'intruder',
  'medical',
  'trapped',
] as const
export type EmergencyKind = (typeof emergencyKinds)[number]

export const safeguardingKinds = ['domestic_abuse', 'self_harm', 'child', 'adult'] as const
export type SafeguardingKind = (typeof safeguardingKinds)[number]

export const hateKinds = ['victim', 'witness', 'graffiti'] as const
export type HateKind = (typeof hateKinds)[number]

/** A wish to die is safeguarding, but starts the danger reply like an emergency. */
export const dangerKinds = [...emergencyKinds, 'self_harm'] as const
export type DangerKind = (typeof dangerKinds)[number]

export type FlagKind = EmergencyKind | SafeguardingKind | HateKind

const kindsOf: Partial<Record<FlagName, readonly FlagKind[]>> = {
  emergency: emergencyKinds,
  hate: hateKinds,
  safeguarding: safeguardingKinds,
}
/** Every flag as the corpus writes it: `urgent`, or with its kind, `emergency:gas`. */
export const flagLabels: readonly string[] = flagNames.flatMap(
  (name) => kindsOf[name]?.map((kind) => `${name}:${kind}`) ?? [name],
)
/** Flags that are a union of unlike things: each is also learned as a whole. */
export const flagsWithKinds = Object.keys(kindsOf) as FlagName[]
export const flagOfLabel = (label: string): { name: FlagName; kind?: FlagKind } => {
  const [name, kind] = label.split(':') as [FlagName, FlagKind?]
  return kind ? { name, kind } : { name }
}

export type Flag = { name: FlagName; kind?: FlagKind; p: number; by: 'rule' | 'model' }
export type IntentGuess = { name: Intent; p: number }

export const repairKinds = ['leak', 'heating', 'electrics', 'door_window', 'damp', 'lift', 'other'] as const
export type RepairKind = (typeof repairKinds)[number]

/** Languages the product talks in; romanised writing adds `-Latn`. */
export const productLanguages = [
  'en',
  'cy',
  'pl',
  'ro',
  'pa',
  'ur',
  'pt',
  'es',
  'ar',
  'bn',
  'gu',
  'it',
  'uk',
  'so',
] as const
