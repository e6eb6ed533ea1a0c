/** The photos and files of a case, from the notes they were added with. */
import { z } from 'zod'
import { type KeptFile, keptFile } from '../attachments/keptFile.ts'
import type { CaseRecord, HistoryEvent } from './caseModel.ts'
import type { Cases } from './cases.ts'

const words = z.object({ files: z.array(keptFile) })

/** The name of the answer that is not words. */
export const FILES = 'files'

export const addsFiles = ({ what, detail }: HistoryEvent): boolean => what === 'answered' && detail === FILES

/** `record`: unlocked. */
export function caseFiles({
  cases,
  record,
}: {
  cases: Pick<Cases, 'note'>
  record: CaseRecord
}): { at: Date; file: KeptFile }[] {
  return record.history.filter(addsFiles).flatMap((event) => {
    const said = words.safeParse(cases.note({ record, event }))
    return said.success ? said.data.files.map((file) => ({ at: event.at, file })) : []
  })
}
