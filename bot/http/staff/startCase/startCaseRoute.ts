/** A complaint or a service request started by whoever holds the conversation it came up in. */
import { createHash } from 'node:crypto'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import { AppError } from '../../../../services/errors.ts'
import { newId } from '../../../../services/ids.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { type Start, startCase } from './startCase.ts'
import { started, startForm } from './startForms.ts'

export function startCaseRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product, staff } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/conversations/:id/cases',
      name: 'staff.startCase',
      summary: 'Start a complaint or a service request for the tenant, who is told the reference. Only the holder may.',
      act: 'conversation.handle',
      body: startForm,
      answer: started,
      keyed: true,
      handle: async ({ call, me, body, key }) => {
        const { landlord, _id: account } = me.account
        const id = call.params.id ?? ''
        const find = () =>
          product.conversations.findOne({ _id: id, ...me.scope.conversations() }).lean<ConversationRecord>()
        const found = await find()
        if (!found) throw new AppError('not_found')
        if (found.holder !== account) throw new AppError('conflict', { holder: '' })
        // What was told in confidence becomes no case that others read.
        if (found.audience !== 'general') throw new AppError('conflict', { reason: 'restricted' })
        const wish = body.position === undefined ? null : await wishAt({ deps, me, found, position: body.position })
        await staff.audit.write({ landlord, account, action: 'conversation.case', target: id, detail: body.kind })
        const at = product.clock()
        const mark = createHash('sha256')
          .update(`${account}\0${id}\0${key ?? newId()}`)
          .digest('base64url')
        return await staff.once.run({
          landlord,
          key: key === null ? null : `case:${account}:${id}:${key}`,
          at,
          work: async (session) => {
            const start = { deps, me, conversation: found, form: body, wish, run: `staff:${mark}`, at }
            return await startCase({ ...start, session })
          },
        })
      },
    },
  })
}

/** Only the tenant's own words that this reader may read can be the wish. */
async function wishAt({
  deps: { product },
  me,
  found,
  position,
}: {
  deps: StaffDeps
  me: Me
  found: ConversationRecord
  position: number
}): Promise<Start['wish']> {
  const row = await product.transcript.model
    .findOne({ ...me.scope.records(), conversation: found._id, position, author: 'tenant', audience: 'general' })
    .lean<TranscriptRecord>()
  if (!row || withheldSections(found).has(row.section)) throw new AppError('bad_request', { reason: 'not_theirs' })
  return { at: row.at, inbound: row.inbound ?? null }
}
