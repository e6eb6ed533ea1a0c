/** A whole number in an address: digits and nothing else, where coercion would take an empty word for nought. */
import { z } from 'zod'

export const wholeNumber = ({ min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number }) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max))
