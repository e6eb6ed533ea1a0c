/** The reference in a tenant's words. Ten letters may also be words ("the average"), so those count only when written as one. */
import { readReference, showReference } from '../../services/cases/reference.ts'

/** A reference by itself may be typed in its three groups. */
const ALONE = 3

export function referenceIn(text: string): string | null {
  const found = readReference(text)
  if (!found || /\d/.test(found)) return found
  const written =
    text.trim().split(/\s+/).length <= ALONE ||
    text.toUpperCase().includes(showReference(found)) ||
    // Nobody writes a word of ten letters in capitals by chance.
    text.includes(found)
  return written ? found : null
}
