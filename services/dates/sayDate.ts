/** Says a date in full words of the reader's language, always Gregorian and with Latin digits: "Tuesday 23 March 2027". */

// English is British here: day before month.
const locale = (language: string) => (/^en\b/.test(language) ? 'en-GB' : language.replace(/-Latn$/, ''))

const days: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }

/** `date` is YYYY-MM-DD. */
export function sayDate({ date, language }: { date: string; language: string }): string {
  return inWords({ at: new Date(`${date}T12:00:00Z`), language, zone: 'UTC' })
}

/** The day and the 24-hour time on the wall clock of a zone: "Tuesday 23 March 2027, 15:30". */
export function sayDateTime({
  at,
  language,
  zone = 'Europe/London',
}: {
  at: Date
  language: string
  zone?: string
}): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return `${inWords({ at, language, zone })}${/^(ar|ur)\b/.test(language) ? '،' : ','} ${time.format(at)}`
}

function inWords({ at, language, zone }: { at: Date; language: string; zone: string }): string {
  const options: Intl.DateTimeFormatOptions = { ...days, calendar: 'gregory', numberingSystem: 'latn', timeZone: zone }
  const words = new Intl.DateTimeFormat(locale(language), options).format(at)
  // GOV.UK style: no comma after the weekday; running Welsh writes "dydd Gwener 27 Tachwedd 2026".
  if (locale(language) === 'en-GB') return words.replace(',', '')
  // Intl puts the Somali month first, which Somali in Britain does not.
  if (/^so\b/.test(language)) return words.replace(/^(\S+) (\S+) (\d+), (\d+)$/, '$1 $3 $2 $4')
  if (/^uk\b/.test(language)) return words.replace(/ р\.$/, ' року')
  return /^cy\b/.test(language) ? words.replace(/^Dydd\b/, 'dydd').replace(',', '') : words
}
