/** Acknowledgements of a stage: in the Code's time, and not only written but sent (Complaint Handling Code 2024, 6.2, 6.11). */
import type { Measure } from '../finding.ts'
import type { ReadComplaint } from '../readComplaints.ts'
import { timing } from '../timing.ts'
import { type CodeStage, codeClock, codeClocks } from './codeTimes.ts'
import { begun, each, hasLeft, letterOf, ofTiming } from './judged.ts'

export const acknowledgedInTime = (stage: CodeStage): Measure => ({
  name: `acknowledged_in_time_${stage}`,
  find: (seen) =>
    each({
      complaints: begun({ seen, stage }),
      judge: (complaint) =>
        ofTiming(
          timing({
            clocks: codeClocks({ ...complaint, name: `acknowledge_stage_${stage}` }),
            doneAt: acknowledgement({ complaint, stage })?.at,
            now: seen.now,
          }),
        ),
    }),
})

export const acknowledgementLeft = (stage: CodeStage): Measure => ({
  name: `acknowledgement_left_${stage}`,
  find: (seen) =>
    each({
      complaints: begun({ seen, stage }),
      judge: (complaint) => {
        const at = acknowledgement({ complaint, stage })?.at
        if (!at) return null
        const last = codeClock({ complaint, name: `acknowledge_stage_${stage}` })?.dueDate ?? null
        return hasLeft({ letter: letterOf({ complaint, kind: 'acknowledgement', at }), last, today: seen.today })
      },
    }),
})

const acknowledgement = ({ complaint, stage }: { complaint: ReadComplaint; stage: CodeStage }) =>
  complaint.history.find(({ what, detail }) => what === 'acknowledged' && detail === String(stage))
