/** The months, quarters and years that can be asked for, the latest first. */
import { locales } from '../words.ts'

export const KINDS = ['month', 'quarter', 'year'] as const
export type Kind = (typeof KINDS)[number]

const MOST: Record<Kind, number> = { month: 24, quarter: 8, year: 4 }
const MONTHS: Record<Kind, number> = { month: 1, quarter: 3, year: 12 }

export const kindOf = (of: string): Kind => (of.includes('Q') ? 'quarter' : of.length === 4 ? 'year' : 'month')

const codeOf = ({ kind, year, month }: { kind: Kind; year: number; month: number }): string => {
  if (kind === 'year') return String(year)
  return kind === 'quarter' ? `${year}-Q${Math.floor(month / 3) + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
}

/** `at` is in the running one, which comes first. */
export function periodsOf({ kind, at }: { kind: Kind; at: Date }): string[] {
  return Array.from({ length: MOST[kind] }, (_, back) => {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back * MONTHS[kind], 1))
    return codeOf({ kind, year: first.getUTCFullYear(), month: first.getUTCMonth() })
  })
}

/** The last one that is over. */
export const lastOver = ({ kind, at }: { kind: Kind; at: Date }): string => periodsOf({ kind, at })[1] ?? ''

const months = new Intl.DateTimeFormat(locales, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

export function periodName(of: string): string {
  const kind = kindOf(of)
  if (kind === 'year') return of
  if (kind === 'month') return months.format(new Date(`${of}-01T12:00:00Z`))
  const [year = '', quarter = ''] = of.split('-Q')
  const name = (month: number): string => months.format(new Date(Date.UTC(Number(year), month, 1)))
  const first = (Number(quarter) - 1) * 3
  return `${name(first)} – ${name(first + 2)}`
}
