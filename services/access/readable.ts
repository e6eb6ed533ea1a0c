/** What was sealed as fields, in lines that a person can read. */

/** A plain note is just its words. */
export function readable(said: Record<string, unknown> | null): string | null {
  if (said === null) return null
  if (typeof said.text === 'string' && Object.keys(said).length === 1) return said.text
  return linesOf(said).join('\n')
}

function linesOf(value: unknown, under = ''): string[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [`${under}: ${value}`]
  return Object.entries(value).flatMap(([name, inner]) => linesOf(inner, under ? `${under}.${name}` : name))
}
