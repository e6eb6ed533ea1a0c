/** Photos and files of a conversation or a case, one at a time, for whoever may read what they came with. */
import { z } from 'zod'
import type { KeptFile } from '../../../../services/attachments/keptFile.ts'
import { caseFiles } from '../../../../services/cases/caseFiles.ts'
import { findCase } from '../../../../services/cases/findCases.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import { AppError } from '../../../../services/errors.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { wholeNumber } from '../wholeNumber.ts'
import { type FileContent, fileContent, fileContentOf } from './fileContent.ts'

const query = z.object({ position: wholeNumber({ min: 1 }).describe('of the message it came with') })

export function fileRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const give = async ({ me, file }: { me: Me; file: KeptFile | undefined }): Promise<FileContent> => {
    if (!file) throw new AppError('not_found')
    const bytes = await product.attachments.open({ landlord: me.account.landlord, file })
    return fileContentOf({ file, original: false, bytes })
  }
  const note = ({ me, action, target }: { me: Me; action: string; target: string }) =>
    staff.audit.write({ landlord: me.account.landlord, account: me.account._id, action, target })
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/conversations/:id/files/:file',
        name: 'staff.conversationFile',
        summary: 'One photo or file of a conversation.',
        act: 'conversation.read',
        query,
        answer: fileContent,
        handle: async ({ call: { params }, me, query: { position } }) => {
          const conversation = await product.conversations
            .findOne({ _id: params.id ?? '', ...me.scope.conversations() })
            .lean<ConversationRecord>()
          const row = conversation
            ? await product.transcript.model
                .findOne({ ...me.scope.records(), conversation: conversation._id, position })
                .lean<TranscriptRecord>()
            : null
          // A photo of what is told in confidence and not sent is no more to be seen than its words.
          if (!conversation || !row || withheldSections(conversation).has(row.section)) throw new AppError('not_found')
          if (row.audience !== 'general') await note({ me, action: 'conversation.file', target: conversation._id })
          const { body } = product.transcript.open({ conversation, row })
          return await give({ me, file: body?.files?.find(({ id }) => id === params.file) })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/cases/:id/files/:file',
        name: 'staff.caseFile',
        summary: 'One photo or file of a case.',
        act: 'case.read',
        answer: fileContent,
        handle: async ({ call: { params }, me }) => {
          const found = await findCase({ cases: product.cases.model, scope: me.scope, id: params.id ?? '' })
          if (!found) throw new AppError('not_found')
          if (found.audience !== 'general') await note({ me, action: 'case.file', target: found._id })
          const record = await product.cases.unlock(found)
          const files = caseFiles({ cases: product.cases, record })
          return await give({ me, file: files.find(({ file }) => file.id === params.file)?.file })
        },
      },
    }),
  ]
}
