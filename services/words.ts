/** What staff write into a field: at least one sign that can be seen, and white space around it goes. */
import { z } from 'zod'

// In the form that every reader of the document understands alike: `\s` alone is not the same set in each language.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming what does not count is the point
export const SEEN = /[^\s\u0000-\u001f\u007f-\u009f\ufeff]/

export const words = ({ max }: { max: number }): z.ZodString => z.string().min(1).max(max).regex(SEEN).trim()
