/** What a code in a record is called: as the reports call it, else as the staff console does, else as it is. */
import { catalogue } from '../../locales/index.ts'
import { fill } from './fill.ts'

type Words = { [name: string]: string | Words }

const staff = catalogue.en.staff as Words
const reports = (catalogue.en.cli as Words).report_names as Words

export function codeWord({
  of,
  code,
  params = {},
}: {
  of: string
  code: string
  params?: Record<string, string>
}): string {
  const own = at({ words: reports, path: of })?.[code] ?? at({ words: staff, path: of })?.[code]
  return typeof own === 'string' ? fill({ text: own, params }) : code.replaceAll('_', ' ')
}

function at({ words, path }: { words: Words; path: string }): Words | null {
  let found: string | Words | undefined = words
  for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'object' ? found : null
}
