/** The words of a note by field, whatever version of the product wrote it. */

/** A plain note of an earlier version is its words and nothing else. */
export function saidIn(note: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(note)
    if (typeof said === 'object' && said !== null) return said as Record<string, unknown>
  } catch {
    // Not JSON: words as they were written.
  }
  return { text: note }
}
