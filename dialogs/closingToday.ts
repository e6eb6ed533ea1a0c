/** Until when staff answer today, by the landlord's week: `HH:mm`, or null when the span of this moment is not known. */
import { DAYS } from '../services/landlords/openingHours.ts'
import type { Landlord } from '../services/landlords/profile.ts'

export function closingToday({ landlord, at }: { landlord: Landlord; at: Date }): string | null {
  const { zone, week } = landlord.operations.hours
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const day = DAYS.find((name) => name === part('weekday').toLowerCase())
  const now = `${part('hour')}:${part('minute')}`
  return (day && week[day].find(({ from, to }) => from <= now && now < to)?.to) || null
}
