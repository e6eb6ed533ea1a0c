/** A tenant asks about rent or needs help with money: no blame, no account numbers, no amounts. */
import { choice, text, yesNo } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { easier, firstWords, reach } from './sharedFields.ts'

export const rentMoney = request({
  type: 'rent_money',
  name: 'rent',
  fields: {
    what: text({ max: 2000 }).known(firstWords),
    about: choice(['rent', 'service_charge', 'benefits', 'bills', 'debt', 'else'], { meant: 'money' }),
    urgent: yesNo(),
    reach: reach(),
    easier: easier(),
  },
}).answered(({ talk, answers }, field) => {
  // The level of rent or service charge is an enquiry with a tribunal behind it, never a refusal (obligations X31).
  if (
    field === 'about' &&
    (answers.about === 'rent' || answers.about === 'service_charge') &&
    talk.shows.voice === 'full'
  )
    talk.say('serviceRequest.rent.tribunal')
})
