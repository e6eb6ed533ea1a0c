/** A tenant asks for an aid, a change to the home, another format or an interpreter: what is hard, never a diagnosis. */
import { choice, meantFirst, text, yesNo } from './form/fields.ts'
import { request } from './serviceRequest.ts'
import { easier, firstWords, reach, where } from './sharedFields.ts'

const KINDS = ['small', 'bigger', 'format', 'interpreter', 'not_sure'] as const

const isHome = ({ answers }: { answers: Record<string, unknown> }): boolean =>
  answers.kind === 'small' || answers.kind === 'bigger'

export const adaptation = request({
  type: 'adaptation',
  fields: {
    hard: text({ max: 2000 }).known(firstWords),
    kind: choice(KINDS, { meant: 'aid' }).known(meantFirst('aid', KINDS)),
    where: where().skipIf((turn) => !isHome(turn)),
    falls: yesNo().skipIf((turn) => !isHome(turn)),
    reach: reach(),
    easier: easier(),
  },
})
