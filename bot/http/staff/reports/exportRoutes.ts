/** What is handed to a partner: only what an act has allowed, as data or on paper; a copy is kept nowhere. */
import { z } from 'zod'
import { showReference } from '../../../../services/cases/reference.ts'
import { AppError } from '../../../../services/errors.ts'
import type { PartnerExport } from '../../../../services/hateReports/partnerExport.ts'
import { askersLanguage } from '../../errors.ts'
import type { Call } from '../../route.ts'
import { instant, iso, type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { partnerPage } from './partnerPage.ts'
import { asking, idIn } from './reader.ts'
import { answers, contactView } from './reportView.ts'

const exported = z.object({
  id: z.string(),
  reference: z.string(),
  partner: z.string(),
  receivedAt: instant,
  language: z.string(),
  ground: z.string().nullable().describe('null: the person agreed'),
  consentAt: instant.nullable(),
  allowedAt: instant,
  account: answers.optional(),
  allegation: answers.nullable().optional().describe('as somebody told it; nothing of it is proved'),
  contact: contactView.omit({ led_here: true }).nullable().optional(),
})
const printed = z.object({ pdf: z.string().describe('base64; printed for this answer and kept nowhere') })

const viewOf = ({ receivedAt, consentAt, allowedAt, reference, ...one }: PartnerExport): z.input<typeof exported> =>
  ({
    ...one,
    reference: showReference(reference),
    receivedAt: iso(receivedAt),
    consentAt: consentAt && iso(consentAt),
    allowedAt: iso(allowedAt),
  }) as z.input<typeof exported>

export function exportRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product } = deps
  const find = async ({ call, me }: { call: Call; me: Me }): Promise<PartnerExport> => {
    const who = asking({ product, me })
    const found = await product.reports.export({ ...who, id: idIn(call), export: call.params.export ?? '' })
    if (found.ok) return found.export
    throw found.reason === 'not_found' ? new AppError('not_found') : new AppError('conflict', { reason: found.reason })
  }
  const path = '/api/staff/reports/:id/exports/:export'
  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.reportExport',
        summary:
          'What was allowed for one partner, as data. Asked for as a change, because something leaves the house.',
        act: 'report.handle',
        fresh: true,
        answer: exported,
        handle: async ({ call, me }) => viewOf(await find({ call, me })),
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/print`,
        name: 'staff.reportExportPrint',
        summary: 'The same on paper, as PDF.',
        act: 'report.handle',
        fresh: true,
        answer: printed,
        handle: async ({ call, me }) => {
          const { landlord } = asking({ product, me })
          const page = partnerPage({ of: await find({ call, me }), landlord, language: askersLanguage(call) })
          return { pdf: (await product.printer.print(page)).toString('base64') }
        },
      },
    }),
  ]
}
