/** A tenant reports something in the shared areas: what, where exactly, is it dangerous. */
import { choice, meantFirst, text, yesNo } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { easier, firstWords, reach, where } from './sharedFields.ts'

const KINDS = ['lighting', 'lift', 'door', 'cleaning', 'rubbish', 'grass', 'else'] as const

export const estate = request({
  type: 'estate',
  fields: {
    what: choice(KINDS, { meant: 'sharedPlace' }).known(meantFirst('sharedPlace', KINDS)),
    more: text({ max: 2000 }).known(firstWords),
    where: where(),
    danger: yesNo(),
    reach: reach(),
    easier: easier(),
  },
})
