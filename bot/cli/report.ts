/** `heard report`: what happened in a period, in figures; `report code` and `report tsm` by the same days; as text, JSON or CSV. */
import { type Figure, SECTIONS } from '../../services/reports/figure.ts'
import { readPeriod } from '../../services/reports/period.ts'
import { report } from '../../services/reports/report.ts'
import { codeWord } from './codeWord.ts'
import { figuresCsv } from './figuresCsv.ts'
import { makeCode } from './reportCode.ts'
import { makeTsm } from './reportTsm.ts'
import { sayLine } from './sayLine.ts'
import { shownAs } from './shownAs.ts'
import type { Place } from './withDatabase.ts'
import { FORMATS, type Make, notBound, type ReportPlace, withReport } from './withReport.ts'

export interface ReportAsked {
  from: string
  to: string
  landlord?: string
  format?: string
}

export const makeFigures: Make = async ({ records, landlord, period, now }) => {
  const figures = await report({ records, landlord: landlord.slug, period, now, targets: landlord.policy.targets })
  const shown = { figures, landlord, period, now }
  return {
    ok: true,
    as: (format) => (format === 'json' ? asJson(shown) : format === 'csv' ? figuresCsv(figures) : asText(shown)),
  }
}

const MAKES = { figures: makeFigures, code: makeCode, tsm: makeTsm } as const

export async function reportCommand({
  what = 'figures',
  from,
  to,
  format = 'text',
  landlord,
  env,
  print,
  fail,
  now,
}: Place & ReportAsked & { what?: keyof typeof MAKES }): Promise<number> {
  const refuse = (key: string, params: Record<string, string>): number => {
    fail(sayLine({ key, params }))
    return 1
  }
  const shape = FORMATS.find((one) => one === format)
  if (!shape) return refuse('report_bad_format', { format })
  const read = readPeriod({ from, to })
  if (!read.ok) return refuse(`report_${read.reason}`, { value: read.value, from })
  return await withReport({
    ...{ landlord, env, fail, now, period: read.period },
    run: async (place) => {
      const made = await MAKES[what](place)
      if (made.ok) print(made.as(shape))
      else fail(notBound(place))
      return made.ok
    },
  })
}

type Shown = Pick<ReportPlace, 'landlord' | 'period' | 'now'> & { figures: Figure[] }

const asJson = ({ figures, period: { from, to }, landlord, now }: Shown): string =>
  JSON.stringify({ landlord: landlord.slug, from, to, at: now.toISOString(), figures }, null, 2)

function asText({ figures, period: { from, to }, landlord, now }: Shown): string {
  const params = { landlord: landlord.name, from, to, at: now.toISOString() }
  const lines = [sayLine({ key: 'report_title', params })]
  for (const section of SECTIONS) {
    lines.push('', sayLine({ key: `report_section_${section}` }))
    for (const { name: path, count } of figures.filter((one) => one.section === section)) {
      const shown = shownAs({ section, count })
      const label = path.map((code) => codeWord({ of: section, code })).join(', ')
      lines.push(`  ${label.padEnd(52)} ${shown}`)
    }
  }
  return lines.join('\n')
}
