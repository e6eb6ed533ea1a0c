/** `heard report`: what happened in a period, in figures; as text, JSON or CSV. */
import { createCases } from '../../services/cases/cases.ts'
import { createDissatisfactions } from '../../services/cases/dissatisfaction.ts'
import { conversationModel } from '../../services/conversations/conversationModel.ts'
import { createOutbox } from '../../services/conversations/outbox.ts'
import { FEW, type Figure, SECTIONS } from '../../services/reports/figure.ts'
import { type Period, readPeriod } from '../../services/reports/period.ts'
import { report } from '../../services/reports/report.ts'
import { createTimers } from '../../services/timers.ts'
import { codeWord } from './codeWord.ts'
import { landlordAsked } from './landlordAsked.ts'
import { openAudit } from './openAudit.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

const FORMATS = ['text', 'json', 'csv'] as const

export interface ReportAsked {
  from: string
  to: string
  landlord?: string
  format?: string
}

export async function reportCommand({
  from,
  to,
  landlord: slug,
  format = 'text',
  env,
  print,
  fail,
  now,
}: Place & ReportAsked): Promise<number> {
  const refuse = (key: string, params: Record<string, string>): number => {
    fail(sayLine({ key, params }))
    return 1
  }
  const shape = FORMATS.find((one) => one === format)
  if (!shape) return refuse('report_bad_format', { format })
  const read = readPeriod({ from, to })
  if (!read.ok) return refuse(`report_${read.reason}`, { value: read.value, from })
  const { period } = read
  return await withDatabase({
    env,
    fail,
    run: async ({ config, db, landlords }) => {
      const landlord = landlordAsked({ slug, landlords, fail })
      if (!landlord) return false
      const { connection } = db
      const { master } = config
      const records = {
        cases: createCases({ connection, master, timers: createTimers({ connection }) }).model,
        dissatisfactions: createDissatisfactions({ connection }).model,
        conversations: conversationModel(connection),
        outbox: createOutbox({ connection, master }).model,
        audit: openAudit({ connection, master, clock: () => now }).model,
      }
      const figures = await report({ records, landlord: landlord.slug, period, now })
      const shown = { figures, period, landlord: landlord.slug, at: now }
      print(
        shape === 'json' ? asJson(shown) : shape === 'csv' ? asCsv(figures) : asText({ ...shown, name: landlord.name }),
      )
      return true
    },
  })
}

interface Shown {
  figures: Figure[]
  period: Period
  landlord: string
  at: Date
}

const asJson = ({ figures, period: { from, to }, landlord, at }: Shown): string =>
  JSON.stringify({ landlord, from, to, at: at.toISOString(), figures }, null, 2)

const asCsv = (figures: Figure[]): string =>
  ['section,name,count', ...figures.map(({ section, name, count }) => `${section},${name.join('/')},${count}`)].join(
    '\n',
  )

function asText({ figures, period: { from, to }, name, at }: Shown & { name: string }): string {
  const lines = [sayLine({ key: 'report_title', params: { landlord: name, from, to, at: at.toISOString() } })]
  for (const section of SECTIONS) {
    lines.push('', sayLine({ key: `report_section_${section}` }))
    for (const { name: path, count } of figures.filter((one) => one.section === section)) {
      const shown = count === FEW ? sayLine({ key: 'report_few' }) : String(count)
      const label = path.map((code) => codeWord({ of: section, code })).join(', ')
      lines.push(`  ${label.padEnd(52)} ${shown}`)
    }
  }
  return lines.join('\n')
}
