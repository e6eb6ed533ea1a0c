/** Severity is set by rule; only a trained person lowers it, with a reason, and the first promise comes back when it is raised again. */
import { end } from '../../cases/complaint/stageClocks.ts'
import type { ActOf } from '../acts.ts'
import { changed, type Decider, isAnswering, refused } from '../change.ts'
import { responseClock } from '../responseClock.ts'

export const lowerSeverity: Decider<ActOf<'lower_severity'>> = ({ standing, actor, at, landlord, law, act }) => {
  if (!actor.trained) return refused('not_trained')
  const owed = standing.clocks.some(isAnswering)
  const clocks = end({ clocks: standing.clocks, names: ['hate_serious'], at, how: 'stopped' })
  // Counted from the report and not from now: being looked at again gives nobody more time.
  const standard = responseClock({ severity: 'standard', landlord, law, at: standing.receivedAt })
  return changed({
    standing,
    severity: 'standard',
    clocks: owed && !clocks.some(isAnswering) ? [...clocks, standard] : clocks,
    state: { seriousSince: null },
    events: [{ what: 'lower_severity', detail: 'standard', words: { text: act.reason } }],
  })
}

export const raise: Decider<ActOf<'raise'>> = ({ standing, at, landlord, law, act }) => {
  const before = standing.clocks.find((clock) => !clock.pending && clock.name === 'hate_serious')
  const since = before && !before.pending ? before.startAt : at
  const clock = responseClock({ severity: 'serious', landlord, law, at: since })
  // A landlord without hours of its own has one date for both.
  const adds = clock.name === 'hate_serious' || !standing.clocks.some(isAnswering)
  return changed({
    standing,
    severity: 'serious',
    clocks: adds ? [...standing.clocks, clock] : standing.clocks,
    state: { seriousSince: at.toISOString() },
    events: [{ what: 'raise', detail: 'serious', words: { text: act.reason } }],
  })
}
