/** Words that ask for the next stage: "stage 2", "appeal", "not happy with your answer". */
import { holdsWords } from './signs.ts'
import type { Talk } from './talk.ts'

export const asksForStage2 = (talk: Talk): boolean =>
  talk.inbound.kind === 'message' && holdsWords({ talk, key: 'complaint.words.stage2' })
