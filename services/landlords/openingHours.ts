/** When staff answer: hours for each day of the week (one span, several, or closed), and dates closed besides. */
import { z } from 'zod'
import { block } from './block.ts'

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Day = (typeof DAYS)[number]

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const time = z.string({ error: 'is not a time like 09:00' }).regex(TIME, 'is not a time like 09:00')

const span = block({ from: time, to: time }, 'is not hours like {from: 09:00, to: 17:00}, nor the word closed').refine(
  ({ from, to }) => !TIME.test(from) || !TIME.test(to) || from < to,
  'is not in order: the end must come after the start on the same day',
)

/** `closed`, one span, or a list of spans for a day with a break; always handed on as a list. */
const day = z.preprocess(
  (value) => (value === 'closed' ? [] : Array.isArray(value) || value === undefined ? value : [value]),
  z
    .array(span, { error: 'is not hours like {from: 09:00, to: 17:00}, nor the word closed' })
    .refine(
      (spans) => spans.every((one, index) => index === 0 || spans[index - 1]!.to <= one.from),
      'has hours that overlap or are not in order',
    ),
)

export const hoursSchema = block({
  zone: z.literal('Europe/London', { error: 'is not Europe/London, the only zone of the four nations' }),
  week: block(Object.fromEntries(DAYS.map((name) => [name, day])) as Record<Day, typeof day>),
  bank_holidays: z.enum(['closed', 'open']).describe('those of the nation of the landlord'),
  closed: z.array(z.iso.date('is not a date like 2026-12-24')).describe('dates closed besides bank holidays'),
})
export type Hours = z.infer<typeof hoursSchema>
