/** Turns what a schema refuses into sentences for a housing officer: file, path in words, what was found, what is allowed. */
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** `profiles/x.yaml: operations › hours › monday: '9am' is not a time like 09:00` */
export function problemsIn({ file, input, error }: { file: string; input: unknown; error: z.ZodError }): string[] {
  return error.issues.flatMap((issue) => sentences({ file, input, issue }))
}

export function problem({ file, path, says }: { file: string; path: readonly PropertyKey[]; says: string }): string {
  return path.length === 0 ? `${file}: ${says}` : `${file}: ${path.map(String).join(' › ')}: ${says}`
}

/** The same sentence for any place that compares a word with the words allowed. */
export function notOneOf(allowed: readonly PropertyKey[]): string {
  return `is not one of ${allowed.map(String).join(', ')}`
}

function sentences({ file, input, issue }: { file: string; input: unknown; issue: Issue }): string[] {
  const { path, found } = walk(input, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem({ file, path: [...path, key], says: `is not a known key here${hint(issue)}` }),
    )
  }
  if (found === undefined && issue.code !== 'custom') {
    return [problem({ file, path, says: `is missing${allowedBy(issue, '; it must be ')}` })]
  }
  const says =
    issue.code === 'custom' || isOurs(issue.message)
      ? issue.message
      : `is not ${allowedBy(issue, '') || 'allowed here'}`
  return [problem({ file, path, says: `${shown(found)} ${says}` })]
}

/** Our own messages start with a verb, those of the library with its own words. */
const isOurs = (message: string): boolean => /^(is|are|has|have|does|names|lies|comes|appears)\b/.test(message)

function allowedBy(issue: Issue, before: string): string {
  if (issue.code === 'invalid_value') return `${before || ''}one of ${issue.values.map(String).join(', ')}`
  if (isOurs(issue.message) && before !== '') return `${before}${issue.message.replace(/^is not /, '')}`
  if (issue.code === 'invalid_type') return `${before}a ${kinds[issue.expected] ?? issue.expected}`
  return ''
}

const kinds: Record<string, string> = {
  string: 'text',
  boolean: 'true or false value',
  object: 'block of keys',
  array: 'list',
  record: 'block of keys',
}

function hint(issue: Issue): string {
  return isOurs(issue.message) ? '' : issue.message.startsWith('known keys') ? ` (${issue.message})` : ''
}

/** Follows the path through what was really written; steps that only the schema knows (one value read as a list of one) drop out. */
function walk(input: unknown, path: readonly PropertyKey[]): { path: PropertyKey[]; found: unknown } {
  const kept: PropertyKey[] = []
  let at = input
  for (const step of path) {
    if (typeof step === 'number' && !Array.isArray(at)) continue
    kept.push(typeof step === 'number' ? nameOf(at, step) : step)
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined
  }
  return { path: kept, found: at }
}

/** A list item is named by its id or number where it has one, else by its place counted from 1. */
function nameOf(list: unknown, index: number): string {
  const item: unknown = Array.isArray(list) ? list[index] : undefined
  const id =
    typeof item === 'object' && item !== null
      ? ((item as { id?: unknown }).id ?? (item as { number?: unknown }).number)
      : undefined
  return typeof id === 'string' ? `'${id}'` : `number ${index + 1}`
}

function shown(found: unknown): string {
  if (typeof found === 'string') return `'${found}'`
  if (found === null) return 'an empty value'
  if (Array.isArray(found)) return 'a list'
  return typeof found === 'object'
    ? `{${Object.entries(found)
        .map(([key, value]) => `${key}: ${typeof value === 'object' ? '…' : String(value)}`)
        .join(', ')}}`
    : String(found)
}
