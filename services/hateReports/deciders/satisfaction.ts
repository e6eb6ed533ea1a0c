/** How satisfied somebody is with how a closed report was handled: asked once, and only where asking is safe (obligations row 47). */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, refused } from '../change.ts'
import { hasSafeWay } from '../reach.ts'

/** The record says that an answer was given; the answer itself is counted apart. */
export const satisfaction: Decider<ActOf<'satisfaction'>> = ({ standing, actor, act }) => {
  const { state } = standing
  if (actor.id !== 'reporter') {
    if (!hasSafeWay(state)) return refused('not_safe')
    if (state.satisfaction !== 'not_asked') return refused('not_now')
  }
  const { score, words } = act
  // Behind the code the question is marked as asked before it is answered.
  if (score === undefined && state.satisfaction !== 'not_asked') return refused('not_now')
  return changed({
    standing,
    state: { satisfaction: score === undefined ? 'asked' : 'answered' },
    score: score ?? null,
    events: [{ what: 'satisfaction', detail: '', ...(words === undefined ? {} : { words: { text: words } }) }],
  })
}
