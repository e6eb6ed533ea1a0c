/** The columns of the heads, in order: the intents, which exclude one another; every flag with its kind; the flags with kinds as a whole. */
import { type FlagName, flagLabels, flagsWithKinds, intents } from './labels.ts'

const whole = (name: FlagName): string => `${name}:*`

export const columns: readonly string[] = [...intents, ...flagLabels, ...flagsWithKinds.map(whole)]
export const exclusive = intents.length

const at = new Map(columns.map((label, index) => [label, index]))
/** Columns that speak for a flag: its kinds and the whole, or itself. */
export const columnsOf: ReadonlyMap<FlagName, readonly number[]> = new Map(
  [...new Set(columns.slice(exclusive).map((label) => label.split(':')[0] as FlagName))].map((name) => [
    name,
    columns.flatMap((label, index) => (index >= exclusive && label.split(':')[0] === name ? [index] : [])),
  ]),
)

/** The columns that are true for a row's labels. */
export function columnsFor({ intent, flags }: { intent: string; flags: readonly string[] }): {
  one: number
  many: number[]
} {
  const wholes = flagsWithKinds.filter((name) => flags.some((flag) => flag.startsWith(`${name}:`))).map(whole)
  return { one: at.get(intent)!, many: [...flags, ...wholes].map((label) => at.get(label)!) }
}
