/** The day of an instant, as people of the landlord count days. */
import { DateTime } from 'luxon'
import { ZONE } from '../cases/deadlines.ts'

/** `YYYY-MM-DD` in London. */
export const dayOf = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd')
