/** Letters of a case: read as they were written, printed for the post, marked as posted. */
import { z } from 'zod'
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import { type LetterRecord, type WrittenLetter, writtenIn } from '../../../services/cases/complaint/letterStore.ts'
import { findCase } from '../../../services/cases/findCases.ts'
import { AppError } from '../../../services/errors.ts'
import type { Call } from '../route.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const letterView = z.object({
  id: z.string(),
  kind: z.string(),
  language: z.string(),
  html: z.string().describe('a whole page without script or outside address; show it in a sandbox'),
  text: z.string(),
})
const printed = z.object({ pdf: z.string().describe('base64; ready for the post, tagged, fonts inside') })

export function letterRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const find = async ({ call, me }: { call: Call; me: Me }) => {
    const { landlord } = me.account
    const record = await findCase({ cases: product.cases.model, scope: me.scope, id: call.params.id ?? '' })
    const letter = record && (await product.letters.find({ landlord, case: record._id, id: call.params.letter ?? '' }))
    if (!record || !letter) throw new AppError('not_found')
    return { record, letter }
  }
  const read = ({ record, letter }: { record: CaseRecord; letter: LetterRecord }): WrittenLetter =>
    writtenIn({ letter, key: product.cases.keyOf(record) })
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/cases/:id/letters/:letter',
        name: 'staff.letter',
        summary: 'One letter, as it was written.',
        act: 'case.read',
        answer: letterView,
        handle: async ({ call, me }) => {
          const found = await find({ call, me })
          const { _id: id, kind, language } = found.letter
          return { id, kind, language, ...read(found) }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/cases/:id/letters/:letter/print',
        name: 'staff.letterPrint',
        summary: 'One letter for the post, as PDF.',
        act: 'case.read',
        answer: printed,
        handle: async ({ call, me }) => {
          const { html } = read(await find({ call, me }))
          return { pdf: (await product.printer.print(html)).toString('base64') }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/cases/:id/letters/:letter/sent',
        name: 'staff.letterSent',
        summary: 'A letter was posted or handed over.',
        act: 'complaint.handle',
        keyed: true,
        handle: async ({ call, me }) => {
          const { record, letter } = await find({ call, me })
          // Held back until consent stands: it may not leave by hand either.
          if (letter.state === 'held') throw new AppError('conflict', { reason: 'held' })
          const { landlord, _id: by } = me.account
          const at = product.clock()
          await staff.audit.write({
            landlord,
            account: by,
            action: 'letter.sent',
            target: record._id,
            detail: letter._id,
          })
          await product.db.transact(async (session) => {
            const moved = await product.letters.move({
              landlord,
              case: record._id,
              ids: [letter._id],
              to: 'sent',
              at,
              session,
            })
            if (moved === 0) return
            await product.cases.model.updateOne(
              { _id: record._id, landlord },
              {
                $push: { history: { at, by, what: 'letter_posted', detail: letter.kind, note: null } },
                $inc: { version: 1 },
              },
              { session },
            )
          })
        },
      },
    }),
  ]
}
