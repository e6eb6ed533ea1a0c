/** `heard report tsm`: the tenant satisfaction measures CH01 and CH02, stage by stage, with what they are made of. */

import { ANSWERS } from '../../services/reports/code/codeTimes.ts'
import { type TsmStage, tsm } from '../../services/reports/tsm.ts'
import { codeWord } from './codeWord.ts'
import { csvLine } from './csvLine.ts'
import { sayLine } from './sayLine.ts'
import type { Make, ReportPlace } from './withReport.ts'

export const makeTsm: Make = async (place) => {
  const made = await tsm(place)
  if (!made.ok) return made
  const shown = { ...place, homes: made.homes, stages: made.stages }
  return {
    ok: true,
    as: (format) => (format === 'json' ? asJson(shown) : format === 'csv' ? asCsv(shown) : asText(shown)),
  }
}

type Given = Pick<ReportPlace, 'landlord' | 'period' | 'now'> & { homes: number; stages: TsmStage[] }

const asJson = ({ homes, stages, landlord, period: { from, to }, now }: Given): string =>
  JSON.stringify({ landlord: landlord.slug, from, to, at: now.toISOString(), homes, stages }, null, 2)

const asCsv = ({ homes, stages }: Given): string =>
  [
    'measure,stage,name,value',
    csvLine(['CH01', null, 'homes', homes]),
    ...stages.flatMap(({ stage, complaints, per1000, answered, share }) => [
      csvLine(['CH01', stage, 'complaints', complaints]),
      csvLine(['CH01', stage, 'per_1000_homes', per1000]),
      ...ANSWERS.map((name) => csvLine(['CH02', stage, name, answered[name]])),
      csvLine(['CH02', stage, 'percent_in_time', share]),
    ]),
  ].join('\n')

function asText({ homes, stages, landlord, period: { from, to }, now }: Given): string {
  const title = { landlord: landlord.name, from, to, at: now.toISOString() }
  const row = (label: string, value: string | number): string => `  ${label.padEnd(66)} ${value}`
  return [
    sayLine({ key: 'tsm_title', params: title }),
    sayLine({ key: 'code_general_only' }),
    ...stages.flatMap(({ stage, complaints, per1000, answered, share }) => [
      '',
      sayLine({ key: 'tsm_stage', params: { stage } }),
      row(sayLine({ key: 'tsm_complaints' }), complaints),
      row(sayLine({ key: 'tsm_ch01', params: { homes } }), per1000.toFixed(1)),
      ...ANSWERS.map((name) => row(codeWord({ of: 'tsm', code: name }), answered[name])),
      row(
        sayLine({ key: 'tsm_ch02' }),
        share === null
          ? sayLine({ key: 'tsm_no_share' })
          : sayLine({ key: 'tsm_percent', params: { share: share.toFixed(1) } }),
      ),
    ]),
    '',
    sayLine({ key: 'tsm_definition' }),
  ].join('\n')
}
