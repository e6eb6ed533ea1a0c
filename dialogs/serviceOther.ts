/** Anything else a tenant wants done: keys, transfer, pets, permissions. */
import { text } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { easier, firstWords, reach, where } from './sharedFields.ts'

export const serviceOther = request({
  type: 'service_other',
  name: 'else',
  fields: {
    what: text({ max: 2000 }).known(firstWords),
    where: where({ optional: true }),
    reach: reach(),
    easier: easier(),
  },
})
