/** A day and time as people in the landlord's zone write it, and the instant that it is; whatever zone the device is in. */

const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/London' })

/** `2027-03-10T09:30`. */
export const localMoment = (at: Date): string => parts.format(at).replace(' ', 'T')

/** Undefined where nothing is written yet. In the hour that the clocks repeat, the first of the two. */
export function instantOf(local: string): string | undefined {
  const asUtc = new Date(`${local}:00Z`)
  if (Number.isNaN(asUtc.getTime())) return undefined
  const shown = new Date(`${localMoment(asUtc)}:00Z`)
  const guess = new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()))
  const off = new Date(`${localMoment(guess)}:00Z`).getTime() - asUtc.getTime()
  return new Date(guess.getTime() - off).toISOString()
}
