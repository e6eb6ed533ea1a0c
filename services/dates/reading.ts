/** What a tenant's date words turned out to mean: a date with how exact it is, or why no date can be given. */
export type Expects = 'past' | 'future' | 'any'

export type Precision = 'day' | 'week' | 'month' | 'year'

/** `date` is the first day meant (YYYY-MM-DD, on the tenant's wall calendar); `time` is there only if its half of the day is certain. */
export type DateReading =
  | { ok: true; date: string; precision: Precision; time?: string }
  | { ok: false; reason: 'not_understood' | 'in_future' | 'in_past' | 'ambiguous'; candidates?: string[] }

export const notUnderstood: DateReading = { ok: false, reason: 'not_understood' }
