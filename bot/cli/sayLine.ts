/** A line of an operator's command, in words from the catalogue. */
import { catalogue } from '../../locales/index.ts'
import { fill } from './fill.ts'

const words = catalogue.en.cli as Record<string, string>

export const sayLine = ({ key, params = {} }: { key: string; params?: Record<string, string | number> }): string =>
  fill({ text: words[key] ?? key, params })
