/** How grave a report is, by rule and never by its merit: any one reason is enough, and what cannot be told counts as grave (journeys 19). */
import type { Choices } from './choices.ts'
import type { Report } from './report.ts'

export type Severity = 'serious' | 'standard'

export const REASONS = [
  'violence',
  'threat',
  'weapon',
  'fire',
  'injury',
  'sexual',
  'home',
  'now',
  'repeat',
  'child_or_care',
  'unsafe_at_home',
  'landlord_says',
  'staff_say',
  'unclear',
] as const
export type SeverityReason = (typeof REASONS)[number]

/** What was heard in the words themselves, by rules that are not this file's. */
export const SIGNALS = ['violence', 'threat', 'weapon', 'fire', 'injury', 'sexual', 'home', 'now'] as const
export type Signal = (typeof SIGNALS)[number]

/** Kinds of the product's list and of the known sources. Touching and following may be anything: a person has to look. */
const OF_KIND: Readonly<Record<string, SeverityReason>> = {
  physical: 'violence',
  assault: 'violence',
  threats: 'threat',
  arson: 'fire',
  fire: 'fire',
  sexual_coercion: 'sexual',
  unwanted_contact: 'unclear',
  intrusion: 'unclear',
  following: 'unclear',
}
const DAMAGE = ['damage', 'property_damage']

export interface Judged {
  severity: Severity
  /** In the order of the list; empty for a standard report. */
  reasons: SeverityReason[]
}

export function severityOf({
  report,
  choices,
  signals = [],
  staffSay = false,
}: {
  report: Report
  choices: Pick<Choices, 'kinds'>
  signals?: readonly Signal[]
  staffSay?: boolean
}): Judged {
  const found = new Set<SeverityReason>([...signals, ...ofKinds({ report, choices }), ...ofAnswers(report)])
  if (staffSay) found.add('staff_say')
  if (isUnclear(report)) found.add('unclear')
  const reasons = REASONS.filter((reason) => found.has(reason))
  return { severity: reasons.length > 0 ? 'serious' : 'standard', reasons }
}

function ofKinds({ report, choices }: { report: Report; choices: Pick<Choices, 'kinds'> }): SeverityReason[] {
  return report.kinds.flatMap((kind): SeverityReason[] => {
    const known = OF_KIND[kind]
    if (known) return [known]
    // Obligations row 107: the landlord's own list says which of its forms raise severity.
    return choices.kinds.some(({ id, raises }) => id === kind && raises) ? ['landlord_says'] : []
  })
}

function ofAnswers(report: Report): SeverityReason[] {
  const damaged = report.damaged === 'yes' || report.kinds.some((kind) => DAMAGE.includes(kind))
  // Where nobody said that it was elsewhere, it was the home.
  const atHome = report.where === undefined || report.where.kind === 'home'
  const given: [boolean, SeverityReason][] = [
    [report.danger === 'handled', 'now'],
    [report.when?.kind === 'ongoing', 'now'],
    [report.when?.kind === 'many_times', 'repeat'],
    // Two or more in twelve months: this one and the one before it.
    [report.before === 'yes' || report.before === 'keeps_happening', 'repeat'],
    [report.hurt === 'yes', 'injury'],
    [damaged && atHome, 'home'],
    [report.graffiti?.on_home === 'yes', 'home'],
    [report.safe_tonight === 'no', 'unsafe_at_home'],
    [report.vulnerable === 'yes', 'child_or_care'],
  ]
  return given.flatMap(([is, reason]) => (is ? [reason] : []))
}

/** Only own words, or doubt, or nothing known of the risk: no rule can say that it is not grave. */
function isUnclear(report: Report): boolean {
  const risks = [report.hurt, report.before, report.safe_tonight, report.vulnerable]
  return (
    !report.kinds.some((kind) => kind !== 'other') ||
    risks.includes('unsure') ||
    risks.every((answer) => answer === undefined)
  )
}
