/** The names of months, weekdays and near days that Intl knows for any language, as word lists. */
import type { WordLists } from './lexicon.ts'

const asPhrase = (text: string) => text.replace(/[\s,.]+/g, '_')

export function intlWords(language: string): WordLists | undefined {
  if (!Intl.DateTimeFormat.supportedLocalesOf([language]).length) return undefined
  const format = (options: Intl.DateTimeFormatOptions) => {
    // Gregorian and UTC throughout: some languages default to another calendar.
    const formatter = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone: 'UTC' })
    return ({ month, day, type }: { month: number; day: number; type: string }) =>
      formatter.formatToParts(Date.UTC(2027, month - 1, day)).find((part) => part.type === type)?.value ?? ''
  }
  const alone = format({ month: 'long' })
  const besideDay = format({ month: 'long', day: 'numeric' }) // Polish inflects: 1 stycznia
  const weekday = format({ weekday: 'long' })
  const lists = {
    months: {} as Record<number, string>,
    weekdays: {} as Record<number, string>,
    relative: {} as Record<string, string>,
  }
  for (let month = 1; month <= 12; month++) {
    const names = [alone({ month, day: 1, type: 'month' }), besideDay({ month, day: 1, type: 'month' })]
    lists.months[month] = names.map(asPhrase).join(' ')
  }
  // 1 March 2027 is a Monday.
  for (let day = 1; day <= 7; day++) lists.weekdays[day] = asPhrase(weekday({ month: 3, day, type: 'weekday' }))
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const offset of [-2, -1, 0, 1, 2]) {
    const phrase = relative.format(offset, 'day')
    if (!/\p{Nd}/u.test(phrase)) lists.relative[String(offset)] = asPhrase(phrase)
  }
  return lists
}
