/** A report is closed when the person knows it and what they wished for has been looked at, and opened again whenever they want. */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, endResponse, isAnswering, refused } from '../change.ts'
import { isReachable, isSafeWay } from '../reach.ts'

export const close: Decider<ActOf<'close'>> = ({ standing, at, act }) => {
  const { state } = standing
  if (state.proposals.length > 0) return refused('open_proposals')
  if (state.aboutStaff !== 'no' && state.picked === 'not_yet') return refused('staff_not_picked')
  if (act.told === 'not_reachable' && isReachable(state)) return refused('not_told')
  if (!isSafeWay({ state, how: act.told })) return refused('not_safe')
  if (act.told === 'message' && !state.toldByMessage) return refused('not_told')
  if (isReachable(state) && standing.clocks.some(isAnswering)) return refused('not_contacted')
  // Where nobody can be asked, nobody can say whether a wish was reached.
  if (isReachable(state) && state.wishes.some(({ reached }) => reached === 'open')) return refused('open_wishes')
  return changed({
    standing,
    status: 'closed',
    clocks: endResponse({ clocks: standing.clocks, at, how: 'stopped' }),
    events: [{ what: 'close', detail: '', words: { text: act.outcome, told: act.told } }],
  })
}

export const reopen: Decider<ActOf<'reopen'>> = ({ standing, act }) =>
  changed({
    standing,
    status: 'working',
    state: { toldByMessage: false },
    events: [{ what: 'reopen', detail: '', words: { text: act.reason } }],
  })
