/** A tenant books, moves, cancels or asks about a visit; staff offer the time. */
import { choice, meantFirst, text } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { easier, firstWords, reach } from './sharedFields.ts'

const WISHES = ['book', 'move', 'cancel', 'ask', 'missed'] as const

export const appointment = request({
  type: 'appointment',
  fields: {
    what: choice(WISHES, { meant: 'visit' }).known(meantFirst('visit', ['book', 'move', 'cancel', 'ask'])),
    visit: text({ max: 500 }).known(firstWords),
    days: text({ max: 300, optional: true }).skipIf(
      ({ answers }) => answers.what === 'cancel' || answers.what === 'ask',
    ),
    reach: reach(),
    easier: easier(),
  },
}).answered(({ talk, run, answers }, field) => {
  // A visit that nobody came to is an apology and the choice to complain, whatever the words (journeys 5).
  if (field !== 'what' || answers.what !== 'missed' || talk.state.offeredFor.length > 0) return
  run.options.unhappy = true
  talk.afterAnswer ??= { dialog: 'choice', options: {} }
})
