/** An object schema that takes no unknown keys and, when it meets one, says which keys it knows. */
import { z } from 'zod'

export function block<Shape extends z.ZodRawShape>(shape: Shape, expected?: string) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return expected
      const near = (issue.keys as string[]).map((key) => known.find((name) => isNear(key, name))).find(Boolean)
      return near ? `known keys: did you mean ${near}?` : `known keys: ${known.join(', ')}`
    },
  })
}

/** One letter added, lost, changed, or two swapped. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (restA.length <= 1 && restB.length <= 1) || (restA.length === 2 && restA === [...restB].reverse().join(''))
}
