/** Why nothing was opened or handed over, in words. */
import { maybe, say } from '../words.ts'

export const notDoneWords = ({ reason = '' }: Record<string, string | number>): string =>
  reason === 'step_up' ? say('proof.notDone') : (maybe(`report.refusals.${reason}`) ?? say('failed'))
