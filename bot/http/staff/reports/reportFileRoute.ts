/** One photo or file of a report, opened with a reason of its own, which is written down before it is. */
import { z } from 'zod'
import { AppError } from '../../../../services/errors.ts'
import { readAsk } from '../../../../services/hateReports/access.ts'
import { fileContent, fileContentOf } from '../files/fileContent.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { asking, idIn } from './reader.ts'

const wanted = z.strictObject({
  file: z.string().min(1).max(64),
  original: z.boolean().default(false).describe('the untouched file, where the person agreed that it is kept'),
  reason: readAsk.shape.reason,
})

export function reportFileRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/reports/:id/files',
      name: 'staff.reportFile',
      summary: 'One photo or file of a report. The reason is written down before it is opened.',
      act: 'report.handle',
      fresh: true,
      body: wanted,
      answer: fileContent,
      handle: async ({ call, me, body: { file, original, reason } }) => {
        const who = asking({ product, me })
        const read = await product.reports.file({ ...who, id: idIn(call), file, original, ask: reason })
        if (!read.ok) throw new AppError('not_found')
        return fileContentOf({ file: read.file, original, bytes: read.bytes })
      },
    },
  })
}
