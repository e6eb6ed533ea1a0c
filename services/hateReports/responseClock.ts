/** By when a report is answered: the landlord's own hours or days, else the product's default, named as such. */
import { type RunningClock, start } from '../cases/clocks.ts'
import type { Law } from '../landlords/law.ts'
import { type Limit, limitsFor } from '../landlords/limits.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Severity } from './severity.ts'

/** Shown to staff beside the date, so that nobody takes it for the landlord's promise. */
export const PRODUCT_DEFAULT = 'product default'

// Obligations X21: where no source gives a time, contact by the end of the next working day.
const DEFAULT: Limit = {
  name: 'hate_standard',
  startEvent: 'landlord_informed',
  length: 1,
  unit: 'working_days',
  source: PRODUCT_DEFAULT,
  statutory: false,
}

/** A grave report without hours of the landlord's own has the ordinary date; its alert goes out at once all the same. */
export function responseClock({
  severity,
  landlord,
  law,
  at,
}: {
  severity: Severity
  landlord: Landlord
  law: Law
  /** When the landlord was told: hours are elapsed hours from there, day or night (obligations row 45). */
  at: Date
}): RunningClock {
  const limits = limitsFor({ landlord, law })
  const own = (name: Limit['name']): Limit | undefined => limits.find((limit) => limit.name === name)
  const limit = (severity === 'serious' ? own('hate_serious') : undefined) ?? own('hate_standard') ?? DEFAULT
  return start({ rule: { ...limit, nation: landlord.nation }, law, at })
}
