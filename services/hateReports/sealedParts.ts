/** A report's answers in three sealed parts: what happened, who told it, who is said to have done it; none opens with another's key. */
import type { KeptFile } from '../attachments/keptFile.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import type { NamedReport, Report } from './report.ts'
import type { ReportKey } from './reportKeys.ts'

export const PARTS = ['account', 'contact', 'allegation'] as const
export type Part = (typeof PARTS)[number]

export interface Statement {
  version: string
  language: string
}

export type Account = Omit<Report, 'anonymous' | 'allegation' | 'consents'> & {
  statement: Statement
  files: readonly KeptFile[]
}
export type Contact = Pick<NamedReport, 'name' | 'safe_contact' | 'led_here'>
export type Allegation = NonNullable<Report['allegation']>

export interface Content {
  account?: Account
  /** Null for an anonymous report. */
  contact?: Contact | null
  /** Null where nothing was said about who did it. */
  allegation?: Allegation | null
}

/** An allegation is sealed also where there is none, so that nobody can see whether there is. */
export function partsOf({
  key,
  report,
  files,
  statement,
}: {
  key: ReportKey
  report: Report
  files: readonly KeptFile[]
  statement: Statement
}): Pick<HateReportRecord, Part> {
  const { allegation = null, consents: _, ...rest } = report
  return {
    account: key.seal({ part: 'account', value: accountOf({ rest, files, statement }) }),
    contact: rest.anonymous
      ? null
      : key.seal({
          part: 'contact',
          value: { name: rest.name, safe_contact: rest.safe_contact, led_here: rest.led_here },
        }),
    allegation: key.seal({ part: 'allegation', value: allegation }),
  }
}

function accountOf({
  rest,
  files,
  statement,
}: {
  rest: Omit<Report, 'allegation' | 'consents'>
  files: readonly KeptFile[]
  statement: Statement
}): Account {
  const { anonymous: _, ...said } = rest
  const { name: _name, safe_contact: _contact, led_here: _led, ...account } = said as typeof said & Partial<Contact>
  return { ...account, files, statement }
}

export function contentOf({
  key,
  record,
  parts,
}: {
  key: ReportKey
  record: Pick<HateReportRecord, Part>
  parts: readonly Part[]
}): Content {
  return Object.fromEntries(
    PARTS.filter((part) => parts.includes(part)).map((part) => [
      part,
      record[part] === null ? null : key.unseal({ part, sealed: record[part] }),
    ]),
  )
}
