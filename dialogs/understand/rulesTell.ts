/** Which flags the rules alone tell of a text: surely, or only perhaps. */
import { hearByRules } from './byRules.ts'
import { certain } from './decide.ts'
import type { FlagName } from './labels.ts'

export interface RulesTold {
  sure: ReadonlySet<FlagName>
  perhaps: ReadonlySet<FlagName>
}

export function rulesTell(text: string): RulesTold {
  const { flags } = hearByRules(text).ruled
  const names = (wanted: boolean) => new Set(flags.filter(({ p }) => p >= certain === wanted).map(({ name }) => name))
  return { sure: names(true), perhaps: names(false) }
}
