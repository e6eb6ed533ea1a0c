/** What node is told by `npm start`, so that what is measured is what runs. */
import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<'start', string>
}

export const AS_STARTED: readonly string[] = scripts.start.split(' ').filter((word) => word.startsWith('--'))
