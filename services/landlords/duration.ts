/** A length of time as policies, profiles and the law file write it: a value, a unit, and the event it is counted from. */
import { z } from 'zod'

export const CLOCK_UNITS = ['hours', 'days', 'working_days', 'weeks', 'months'] as const
export type ClockUnit = (typeof CLOCK_UNITS)[number]

/** Events that a length may be counted from. A new one is added here, so that a slip of the pen is not taken for an event. */
export const EVENTS = [
  'awareness',
  'complaint_lodged',
  'complaint_received',
  'complaint_requested',
  'customer_response_received',
  'day_after_received',
  'escalation_acknowledged',
  'escalation_received',
  'escalation_requested',
  'event_or_awareness',
  'incident',
  'investigation_concluded',
  'landlord_aware',
  'landlord_final_response',
  'landlord_informed',
  'landlord_response',
  'landlord_stage_2_response',
  'last_profile_check',
  'last_review',
  'original_complaint',
  'original_due_date',
  'request_received',
  'stage_1_acknowledged',
  'stage_1_response',
  'stage_2_acknowledged',
  'stage_2_received',
] as const
export type ClockEvent = (typeof EVENTS)[number]

const wholeNumber = z
  .number({ error: 'is not a number' })
  .int({ error: 'is not a whole number' })
  .positive({ error: 'is not more than 0' })

const durationShape = {
  value: wholeNumber.describe('how many'),
  unit: z.enum(CLOCK_UNITS).describe('hours are elapsed clock hours; working days are those of the nation of the home'),
  from: z.enum(EVENTS).describe('the event that starts the count'),
}
const notADuration = 'is not a length of time like {value: 10, unit: working_days, from: complaint_received}'

/** `{value, unit, from}`: a limit that a clock can be made of. */
export const durationSchema = z.strictObject(durationShape, { error: notADuration })
export type Duration = z.infer<typeof durationSchema>

/** A limit that says whether it is an aim or a promise. */
export const targetDurationSchema = z.strictObject(
  { ...durationShape, kind: z.string().optional() },
  { error: notADuration },
)

/** A limit that is printed in a source but must not be enforced when `enforce` is false. */
export const printedDurationSchema = z.strictObject(
  { ...durationShape, enforce: z.boolean().optional() },
  { error: notADuration },
)

export const SPAN_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const

/** `{value, unit}`: a plain length of time, for settings that no event starts. */
export const spanSchema = z.strictObject(
  { value: wholeNumber, unit: z.enum(SPAN_UNITS) },
  { error: 'is not a length of time like {value: 6, unit: years}' },
)
export type Span = z.infer<typeof spanSchema>

/** `{value, unit}` in the units of clocks, working days among them. */
export const clockSpanSchema = z.strictObject(
  { value: wholeNumber, unit: z.enum(CLOCK_UNITS) },
  { error: 'is not a length of time like {value: 10, unit: working_days}' },
)
