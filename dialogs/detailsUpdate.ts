/** A tenant tells of changed details: the change is stored as a request and made only after staff have checked who asks. */
import { choice, meantFirst, text } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { reach } from './sharedFields.ts'

const CHANGES = ['phone', 'email', 'post', 'name', 'next_of_kin', 'household', 'else'] as const

export const detailsUpdate = request({
  type: 'details_update',
  name: 'details',
  fields: {
    what: choice(CHANGES, { meant: 'details' }).known(meantFirst('details', CHANGES)),
    change: text({ max: 500 }),
    home: text({ max: 300 }),
    when: text({ max: 100, optional: true }),
    reach: reach(),
  },
})
