/** Letters of an incident: read as they were written, printed for the post, marked as posted. */
import { z } from 'zod'
import { writtenIn } from '../../../../services/cases/complaint/letterStore.ts'
import { AppError } from '../../../../services/errors.ts'
import type { Call } from '../../route.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { incidentOf } from './incidentOf.ts'

const letterView = z.object({
  id: z.string(),
  kind: z.string(),
  language: z.string(),
  html: z.string().describe('a whole page without script or outside address; show it in a sandbox'),
  text: z.string(),
})
const printed = z.object({ pdf: z.string().describe('base64; ready for the post, tagged, fonts inside') })

export function incidentLetterRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const path = '/api/staff/incidents/:id/letters/:letter'
  const find = async ({ call, me, action }: { call: Call; me: Me; action: string }) => {
    const { landlord, _id: account } = me.account
    const record = await incidentOf({ deps, me, call })
    const letter = await product.letters.find({ landlord, case: record._id, id: call.params.letter ?? '' })
    if (!letter) throw new AppError('not_found')
    await staff.audit.write({ landlord, account, action, target: record._id, detail: letter._id })
    return { record, letter }
  }
  const read = async (args: { call: Call; me: Me }) => {
    const { record, letter } = await find({ ...args, action: 'incident.letter' })
    return { letter, ...writtenIn({ letter, key: product.incidents.seal.keyOf(record) }) }
  }
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.incidentLetter',
        summary: 'One letter, as it was written.',
        act: 'incident.handle',
        answer: letterView,
        handle: async ({ call, me }) => {
          const { letter, html, text } = await read({ call, me })
          return { id: letter._id, kind: letter.kind, language: letter.language, html, text }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: `${path}/print`,
        name: 'staff.incidentLetterPrint',
        summary: 'One letter for the post, as PDF.',
        act: 'incident.handle',
        answer: printed,
        handle: async ({ call, me }) => {
          const { html } = await read({ call, me })
          return { pdf: (await product.printer.print(html)).toString('base64') }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/sent`,
        name: 'staff.incidentLetterSent',
        summary: 'A letter was posted or handed over.',
        act: 'incident.handle',
        keyed: true,
        handle: async ({ call, me }) => {
          const { record, letter } = await find({ call, me, action: 'incident.letter_sent' })
          const { landlord, _id: by } = me.account
          const at = product.clock()
          const of = { landlord, case: record._id, ids: [letter._id] }
          await product.db.transact(async (session) => {
            if ((await product.letters.move({ ...of, to: 'sent', at, session })) === 0) return
            const event = { at, by, what: 'letter_posted', detail: letter.kind, note: null }
            await product.incidents.model.updateOne(
              { _id: record._id, landlord },
              { $push: { history: event }, $inc: { version: 1 } },
              { session },
            )
          })
        },
      },
    }),
  ]
}
