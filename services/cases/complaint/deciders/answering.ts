/** The answer of a stage: a decision and reasons on every point, remedies with what and by when, and the way on (Complaint Handling Code 2024, 6.7, 6.9, 6.16 to 6.20, 7). */

import type { Clock } from '../../clocks.ts'
import type { ActOf } from '../acts.ts'
import { changed, type Decider, handledBy, refused } from '../change.ts'
import { stageOf } from '../procedure.ts'
import { afterAnswer, end, endAll } from '../stageClocks.ts'

export const answer: Decider<ActOf<'answer'>> = ({ standing, actor, at, today, procedure, law, id, act }) => {
  const { facts, words } = standing
  const stage = stageOf({ procedure, stage: facts.stage })
  if (act.remedies.some(({ kind }) => procedure.remedies.length > 0 && !procedure.remedies.includes(kind)))
    return refused('unknown_code')
  if (act.remedies.some(({ by }) => by < today)) return refused('date_past')
  if (words.understanding === null) return refused('missing_words')
  const final = stage?.final !== false
  const remedies = act.remedies.map((remedy, index) => ({
    id: id(`remedy:${index}`),
    stage: facts.stage,
    kind: remedy.kind,
    by: remedy.by,
    owner: remedy.owner,
    agreed: remedy.agreed,
    doneOn: null,
  }))
  const met = end({ clocks: standing.clocks, names: [`respond_stage_${facts.stage}`], at, how: 'met' })
  const window = final ? [] : afterAnswer({ procedure, law, at })
  const count = (finding: string): number => act.points.filter((point) => point.finding === finding).length
  return changed({
    standing,
    // The last answer ends the procedure inside the landlord; nothing waits for silence (profile complaints.closing).
    phase: final ? 'closed_final' : 'answered',
    clocks: final ? endAll({ clocks: met, at }) : [...endAll({ clocks: met, at }), ...window],
    facts: {
      handlers: handledBy({ facts, actor }),
      answers: [
        ...facts.answers,
        {
          stage: facts.stage,
          at,
          upheld: count('upheld'),
          partly: count('partly_upheld'),
          not: count('not_upheld'),
        },
      ],
      extensions: facts.extensions.map((one) =>
        one.agreed === 'asked' ? { ...one, agreed: 'no_reply' as const } : one,
      ),
      remedies: [...facts.remedies, ...remedies],
      surveys: final && procedure.surveys ? [...facts.surveys, { closedAt: at, state: 'due' as const }] : facts.surveys,
    },
    events: [
      {
        what: 'answer',
        detail: String(facts.stage),
        words: {
          points: act.points,
          remedies: Object.fromEntries(remedies.map((remedy, index) => [remedy.id, act.remedies[index]!.what])),
        },
      },
    ],
    letters: [
      {
        kind: 'answer',
        stage: facts.stage,
        final,
        definition: words.understanding,
        points: act.points,
        remedies: act.remedies.map(({ kind, what, by }) => ({ kind, what, by })),
        apology: act.apology,
        escalation: final ? null : { by: windowEnd(window), stage: facts.stage + 1 },
      },
    ],
    news: [{ what: 'letter', letter: 'answer' }],
  })
}

const windowEnd = (clocks: readonly Clock[]): string | null => {
  const window = clocks.find(({ name }) => name === 'escalation_window')
  return window && !window.pending ? window.dueDate : null
}
