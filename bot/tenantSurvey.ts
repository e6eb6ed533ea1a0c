/** What a survey may do in one turn: landlord, lane and moment are added here, so that a dialog knows none of them. */
import type { TalkServices } from '../dialogs/services.ts'
import type { Surveys } from '../services/surveys/surveys.ts'

export const tenantSurvey = ({
  surveys: { answers, background, wishes },
  landlord,
  thread,
  at,
}: {
  surveys: Surveys
  landlord: string
  thread: string
  at: Date
}): TalkServices['surveys'] => ({
  wanted: () => wishes.wanted({ landlord, thread }),
  notAgain: () => wishes.notAgain({ landlord, thread }),
  answer: ({ id, about, scores }) => answers.save({ id, landlord, case: about, scores, at }),
  background: ({ score, answers: given }) =>
    background.add({ landlord, row: { kind: 'complaint', score, answers: given }, at }),
})
