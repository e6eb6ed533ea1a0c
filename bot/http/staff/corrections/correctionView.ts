/** That a message was corrected, by whom and when, and what the assistant had understood. */
import { z } from 'zod'
import type { Beside } from '../../../../services/conversations/besideLines.ts'
import { type Correction, type Meant, meant } from '../../../../services/corrections/corrections.ts'
import { instant, iso } from '../staffRoute.ts'

export const correctionView = z.object({
  meant: meant.nullable().describe('as it stands now; null where nothing was understood'),
  corrected: z.object({ by: z.string(), at: instant, was: meant.describe('what the assistant understood') }).nullable(),
})

export const viewCorrection = ({
  correction,
  original,
  names,
}: {
  correction: Beside<Correction> | null
  original: Meant | null
  names: ReadonlyMap<string, string>
}): z.infer<typeof correctionView> => ({
  meant: correction?.value.now ?? original,
  corrected:
    correction && original ? { by: names.get(correction.by) ?? '', at: iso(correction.at), was: original } : null,
})
