/** A report that somebody told a colleague: the same answers, the same rules for how grave it is, and a code to come back with. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { signalsIn } from '../../../../dialogs/hateReport/signals.ts'
import { t } from '../../../../locales/index.ts'
import { LANGUAGES, type LanguageCode } from '../../../../locales/languages.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import { AppError } from '../../../../services/errors.ts'
import { choicesFor } from '../../../../services/hateReports/choices.ts'
import { mayHandle } from '../../../../services/hateReports/readers.ts'
import { reportAnswers } from '../../../../services/hateReports/report.ts'
import { contactAnswers } from '../../../../services/hateReports/safeContact.ts'
import { teamName } from '../../../../services/hateReports/teamName.ts'
import { newId } from '../../../../services/ids.ts'
import type { Landlord } from '../../../../services/landlords/profile.ts'
import { wordingVersion } from '../../../wording.ts'
import { askersLanguage } from '../../errors.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { asking } from './reader.ts'
import { worded } from './reportView.ts'
import { allChoices, wordedChoices } from './reportWords.ts'

const codes = LANGUAGES.map(({ code }) => code) as [LanguageCode, ...LanguageCode[]]
const lists = z.object({
  kinds: z.array(worded),
  strands: z.array(worded),
  partners: z.array(worded),
  wordings: z.array(worded),
  wishes: z.array(worded),
  languages: z.array(z.enum(codes)),
  statement: z.string().describe('what is said before any detail: who sees it, and the limits'),
})
const opened = z.object({
  id: z.string(),
  reference: z.string(),
  severity: z.enum(['serious', 'standard']),
  code: z.string().nullable().describe('to be told to them once; null where none was wanted, or when asked again'),
})

export function newReportRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const { law } = product
  const choices = allChoices(product.landlords.all().map((landlord) => choicesFor({ landlord, law })))
  const body = z.strictObject({
    report: reportAnswers({ choices, contact: contactAnswers }),
    language: z.enum(codes).describe('which they speak'),
    statement: z.literal(true).describe('they were told who sees it, and the limits, before any detail'),
    serious: z.boolean().default(false).describe('staff think that it is serious'),
    code: z.boolean().default(true).describe('give them a code to come back with'),
  })
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/reports/choices',
        name: 'staff.reportChoices',
        summary: 'What may be chosen in a report that is written down.',
        act: 'report.handle',
        answer: lists,
        handle: async ({ call, me }) => {
          const { landlord } = asking({ product, me })
          const language = askersLanguage(call)
          return {
            ...wordedChoices({ landlord, law, language }),
            languages: codes,
            statement: statementFor({ landlord, language }),
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/reports',
        name: 'staff.reportOpen',
        summary: 'Write down a report that somebody makes in person or by phone.',
        act: 'report.handle',
        fails: ['not_found', 'conflict'],
        body,
        answer: opened,
        keyed: true,
        handle: async ({ me, body: { report, language, serious, code }, key }) => {
          const who = asking({ product, me })
          const { reader, landlord, at } = who
          const may = mayHandle(who)
          const by = { landlord: landlord.slug, account: reader.id }
          if (!may) {
            await staff.audit.write({ ...by, action: 'report.denied' })
            throw new AppError('not_found')
          }
          const made = await product.reports.open({
            landlord,
            report: withoutNo(report),
            // Named after the key and nothing else, so that a second press is the same report.
            run: key === null ? newId() : createHash('sha256').update(`${reader.id}\0${key}`).digest('base64url'),
            language,
            channel: 'staff',
            receivedAt: at,
            statement: { version: wordingVersion({ key: 'hateReport.statement', language }), language },
            signals: signalsIn(report.words ?? ''),
            openedBy: reader.id,
            staffSay: serious,
            receipt: code,
          })
          if (!made.ok) throw new AppError('bad_request', { reason: made.reason, fields: made.fields.join(' ') })
          const { id, reference, severity, receipt, write } = made
          await staff.audit.write({ ...by, action: 'report.open', target: id })
          const told = await staff.once.run({
            landlord: landlord.slug,
            key: key === null ? null : `report:${reader.id}:new:${key}`,
            at,
            work: async (session) => {
              await write.run(session).catch(busy)
              return { id, reference: showReference(reference), severity }
            },
          })
          // The code is in no record but as a mark: asked again, it cannot be told a second time.
          return { ...told, code: told.id === id ? receipt : null }
        },
      },
    }),
  ]
}

/** Sent twice at the same moment: one of them is told of the other's answer. */
function busy(error: unknown): never {
  if (error instanceof Error && error.name === 'TurnConflict') throw new AppError('conflict')
  throw error
}

const statementFor = ({ landlord, language }: { landlord: Landlord; language: LanguageCode }): string =>
  t({ key: 'hateReport.statement', language, params: { team: teamName(landlord) } })

/** A partner that was not agreed to is not sent on: each landlord has its own. */
function withoutNo<Report extends { consents: Record<string, 'yes' | 'no'> }>(report: Report): Report {
  return {
    ...report,
    consents: Object.fromEntries(Object.entries(report.consents).filter(([, said]) => said === 'yes')),
  }
}
