/** `heard report code`: for each provision of the Complaint Handling Code what is on record, and what no record can show. */
import { codeReport, type ProvisionEvidence } from '../../services/reports/codeReport.ts'
import type { Shown } from '../../services/reports/finding.ts'
import { codeWord } from './codeWord.ts'
import { csvLine } from './csvLine.ts'
import { departureLine } from './departureLine.ts'
import { sayLine } from './sayLine.ts'
import type { Make, ReportPlace } from './withReport.ts'

export const makeCode: Make = async (place) => {
  const made = await codeReport(place)
  if (!made.ok) return made
  const shown = { ...place, provisions: made.provisions }
  return {
    ok: true,
    as: (format) => (format === 'json' ? asJson(shown) : format === 'csv' ? asCsv(shown) : asText(shown)),
  }
}

type Given = Pick<ReportPlace, 'landlord' | 'period' | 'now'> & { provisions: ProvisionEvidence[] }

const asJson = ({ provisions, landlord, period: { from, to }, now }: Given): string =>
  JSON.stringify({ landlord: landlord.slug, from, to, at: now.toISOString(), provisions }, null, 2)

const asCsv = ({ provisions }: Given): string =>
  [
    'provision,measure,counted,complies,does_not_comply,open,comply,do_not_comply,not_shown',
    ...provisions.flatMap(({ provision, shown, lacks, departures }) => [
      ...shown.map(({ measure, counted, complies, fails, open, samples }) =>
        csvLine([
          ...[provision, measure, counted, complies, fails, open],
          ...[samples.complies.join(' '), samples.fails.join(' '), null],
        ]),
      ),
      ...(lacks ? [csvLine([provision, null, null, null, null, null, null, null, lacks])] : []),
      ...departures.map(({ key }) => csvLine([provision, 'policy_departs', null, null, null, null, null, key, null])),
    ]),
  ].join('\n')

function asText({ provisions, landlord, period: { from, to }, now }: Given): string {
  const params = { landlord: landlord.name, from, to, at: now.toISOString() }
  return [
    sayLine({ key: 'code_title', params }),
    sayLine({ key: 'code_general_only' }),
    ...provisions.flatMap(provisionLines),
  ].join('\n')
}

const provisionLines = ({ provision, read, shown, lacks, departures }: ProvisionEvidence): string[] => [
  '',
  `${provision.padEnd(10)} ${codeWord({ of: 'code_provisions', code: provision })}${read === true ? '' : ` ${sayLine({ key: 'code_unread' })}`}`,
  ...shown.flatMap(measureLines),
  ...(lacks ? [`  ${sayLine({ key: `code_lacks_${lacks}` })}`] : []),
  ...departures.map((one) => `  ${sayLine({ key: 'code_policy_departs' })} ${departureLine(one)}`),
]

function measureLines({ measure, counted, complies, fails, open, samples }: Shown): string[] {
  const label = codeWord({ of: 'code_measures', code: measure })
  const judged =
    complies === null
      ? sayLine({ key: 'code_counted', params: { counted } })
      : sayLine({ key: 'code_judged', params: { counted, complies, fails: fails ?? 0, open: open ?? 0 } })
  return [
    `  ${label}: ${judged}`,
    ...where({ key: complies === null ? 'code_such_as' : 'code_complies', references: samples.complies }),
    ...where({ key: 'code_fails', references: samples.fails }),
  ]
}

const where = ({ key, references }: { key: string; references: string[] }): string[] =>
  references.length === 0 ? [] : [`    ${sayLine({ key })} ${references.join(', ')}`]
