/** A new date for the answer: before the old one only, with reason and next update, and the tenant's own word on it (Complaint Handling Code 2024, 6.4, 6.15). */
import { endOfDay } from '../../deadlines.ts'
import type { ActOf } from '../acts.ts'
import { changed, type Decider, handledBy, refused } from '../change.ts'
import { stageOf } from '../procedure.ts'
import { lastDay, moveAnswer, running } from '../stageClocks.ts'

export const extend: Decider<ActOf<'extend'>> = ({ standing, actor, at, today, procedure, law, act }) => {
  const { facts } = standing
  const stage = facts.stage
  const due = running({ clocks: standing.clocks, name: `respond_stage_${stage}` })[0]
  if (!due?.due || due.dueDate === null) return refused('holidays_unknown')
  // Too late is too late: it is refused, and the try is on record (journeys 10).
  if (at > due.due) return { ok: false, reason: 'late', remember: { what: 'extension_refused', detail: act.by } }
  if (act.by <= due.dueDate || act.next_update < today || act.next_update > act.by) return refused('date_past')
  // Several extensions share one cap: it is counted from the first date of the stage.
  const first = facts.extensions.find((one) => one.stage === stage)?.from ?? due.dueDate
  const last = lastDay({ from: endOfDay(first), cap: stageOf({ procedure, stage })?.extension ?? null, procedure, law })
  if ((last === null || act.by > last) && !(act.good_reason && actor.approves)) return refused('over_cap')
  const to = { due: endOfDay(act.by), date: act.by }
  const ask = procedure.asksAboutExtension
  return changed({
    standing,
    clocks: moveAnswer({ clocks: standing.clocks, stage, to, at, by: actor.id }),
    facts: {
      handlers: handledBy({ facts, actor }),
      extensions: [
        ...facts.extensions,
        {
          stage,
          at,
          by: actor.id,
          from: due.dueDate,
          to: act.by,
          nextUpdate: act.next_update,
          agreed: ask ? 'asked' : 'not_asked',
        },
      ],
    },
    events: [{ what: 'extend', detail: `${due.dueDate} ${act.by}`, words: { reason: act.reason } }],
    letters: [
      {
        kind: 'extension',
        stage,
        reason: act.reason,
        oldDate: due.dueDate,
        newDate: act.by,
        nextUpdate: act.next_update,
        agree: ask,
      },
    ],
    news: [{ what: 'extension', to: act.by, ask }],
  })
}

/** A no goes to the manager and never cancels the date (journeys 10). */
export const extensionAnswer: Decider<ActOf<'extension_answer'>> = ({ standing, at, id, act }) => {
  const { extensions, reviews } = standing.facts
  const last = extensions.at(-1)
  if (!last) return refused('not_now')
  return changed({
    standing,
    facts: {
      extensions: [...extensions.slice(0, -1), { ...last, agreed: act.agreed }],
      reviews:
        act.agreed === 'no'
          ? [...reviews, { id: id('review'), what: 'extension_not_agreed', at, decided: null }]
          : reviews,
    },
    events: [{ what: 'extension_answer', detail: act.agreed }],
  })
}
