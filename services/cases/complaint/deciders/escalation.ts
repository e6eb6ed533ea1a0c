/** Going on: to the next stage by any words, to a panel, and what a person decides about words that came late. */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, handledBefore, type Place, refused } from '../change.ts'
import { stageOf } from '../procedure.ts'
import { end, endAll, enterStage, running } from '../stageClocks.ts'
import { OPEN, type Phase } from '../status.ts'

/** No reason is required (Complaint Handling Code 2024, 6.12); a late request is looked at by a person and never refused here (obligations X8). */
export const escalate: Decider<ActOf<'escalate'>> = (place) => {
  const { standing, at, id, act } = place
  const words = act.words ? { words: { text: act.words } } : {}
  const waits = (what: 'late_escalation' | 'escalation_before_answer') => {
    const review = id('review')
    return changed({
      standing,
      clocks: end({ clocks: standing.clocks, names: ['close_after_silence'], at, how: 'stopped' }),
      facts: { reviews: [...standing.facts.reviews, { id: review, what, at, decided: null }] },
      events: [
        { what: 'escalate', detail: what, ...(act.words ? { words: { reviews: { [review]: act.words } } } : {}) },
      ],
    })
  }
  if (OPEN.includes(standing.phase) && !answerOverdue(place)) return waits('escalation_before_answer')
  const window = standing.clocks.findLast(({ name }) => name === 'escalation_window')
  if (window && !window.pending && window.due !== null && at > window.due) return waits('late_escalation')
  return goOn({ place, from: at, event: { what: 'escalate', detail: 'in_time', ...words } })
}

/** A stage that was owed and never answered need not be waited for. */
function answerOverdue({ standing, at }: Place): boolean {
  const due = running({ clocks: standing.clocks, name: `respond_stage_${standing.facts.stage}` })[0]?.due
  return due !== null && due !== undefined && at > due
}

function goOn({
  place: { standing, procedure, law, at },
  from,
  event,
  facts = {},
}: {
  place: Place
  /** The instant that the tenant asked: the clocks of the stage are counted from it. */
  from: Date
  event: { what: 'escalate' | 'decide_review'; detail: string; words?: object }
  facts?: Partial<Place['standing']['facts']>
}) {
  const stage = standing.facts.stage + 1
  if (!stageOf({ procedure, stage })) return refused('final_stage')
  return changed({
    standing,
    phase: 'escalated',
    // Another person must take it up: nobody owns it until one is chosen.
    owner: null,
    clocks: [...endAll({ clocks: standing.clocks, at }), ...enterStage({ procedure, law, stage, at: from })],
    facts: {
      ...facts,
      stage,
      definition: 'none',
      escalations: [...standing.facts.escalations, { stage, at: from, late: event.what === 'decide_review' }],
    },
    events: [event],
  })
}

export const panel: Decider<ActOf<'panel'>> = ({ standing, today, procedure, at, act }) => {
  const { facts } = standing
  const rule = stageOf({ procedure, stage: facts.stage })
  if (act.on < today) return refused('date_past')
  const seated = act.people.map(({ role }) => role)
  // The profile's roles sit on it, each of them, and none who dealt with an earlier stage (obligations row 144).
  if (!rule || rule.panel.some((role) => !seated.includes(role))) return refused('missing_role')
  for (const { account } of act.people) {
    if (account === undefined) continue
    if (handledBefore({ facts, account })) return refused('handled_before')
    if (facts.conflicts.includes(account)) return refused('conflict_of_interest')
  }
  const accounts = act.people.flatMap(({ account }) => account ?? [])
  return changed({
    standing,
    phase: 'panel',
    facts: {
      panel: { stage: facts.stage, on: act.on, at },
      handlers: [
        ...facts.handlers,
        ...accounts
          .filter((account) => !facts.handlers.some((one) => one.stage === facts.stage && one.account === account))
          .map((account) => ({ stage: facts.stage, account })),
      ],
    },
    events: [
      { what: 'panel', detail: act.on, words: { time: act.time, place: act.place, arrangements: act.arrangements } },
    ],
    letters: [
      {
        kind: 'panel',
        stage: facts.stage,
        day: act.on,
        time: act.time,
        place: act.place,
        people: act.people.map(({ role, name }) => ({ role, name: name ?? null })),
        arrangements: act.arrangements,
      },
    ],
    news: [{ what: 'panel', on: act.on, hearing: rule.hearing }],
  })
}

export const panelWishes: Decider<ActOf<'panel_wishes'>> = ({ standing, act }) =>
  changed({ standing, events: [{ what: 'panel_wishes', detail: '', words: { text: act.text } }] })

/** Any word about it stops the silent closing; after closing a person looks at it (profile complaints.reopening). */
export const contact: Decider<ActOf<'contact'>> = ({ standing, at, id, act }) => {
  const words = act.words ? { text: act.words } : {}
  if (standing.phase === 'answered') {
    if (running({ clocks: standing.clocks, name: 'close_after_silence' }).length === 0) return refused('not_now')
    return changed({
      standing,
      clocks: end({ clocks: standing.clocks, names: ['close_after_silence'], at, how: 'stopped' }),
      events: [{ what: 'contact', detail: 'answered', words }],
    })
  }
  const review = id('review')
  return changed({
    standing,
    facts: {
      reviews: [...standing.facts.reviews, { id: review, what: 'contact_after_closing', at, decided: null }],
    },
    events: [{ what: 'contact', detail: 'ended', words: { ...words, reviews: { [review]: act.words ?? '' } } }],
  })
}

const UNANSWERED: readonly Phase[] = ['excluded', 'withdrawn', 'closed_early']

export const decideReview: Decider<ActOf<'decide_review'>> = (place) => {
  const { standing, at, act } = place
  const review = standing.facts.reviews.find((one) => one.id === act.review && !one.decided)
  if (!review) return refused('not_found')
  const reviews = standing.facts.reviews.map((one) => (one === review ? { ...one, decided: act.decision } : one))
  const event = {
    what: 'decide_review' as const,
    detail: `${review.what} ${act.decision}`,
    words: { text: act.reasons },
  }
  const late = review.what === 'late_escalation'
  // What is open needs no reopening, and what was never answered has nothing to appeal against.
  if (act.decision === 'reopen' && OPEN.includes(standing.phase)) return refused('not_now')
  if (act.decision === 'escalate' && UNANSWERED.includes(standing.phase)) return refused('not_now')
  if (act.decision === 'escalate') {
    const gone = goOn({ place, from: review.at, event, facts: { reviews } })
    return withLetter(
      gone,
      late ? { kind: 'late_escalation', accepted: true, reasons: act.reasons } : decision('escalated', act.reasons),
    )
  }
  if (act.decision === 'reopen') {
    const done = changed({
      standing,
      phase: 'reopened',
      clocks: endAll({ clocks: standing.clocks, at }),
      facts: { reviews },
      events: [event],
    })
    return withLetter(done, decision('reopened', act.reasons))
  }
  const done = changed({
    standing,
    facts: { reviews },
    events: [event],
    // A new matter is a new complaint at stage 1, linked to this one.
    opens: act.decision === 'new_complaint' ? [{ kind: 'complaint', type: 'complaint', why: 'new_matter' }] : [],
  })
  if (act.decision === 'new_complaint' || review.what === 'extension_not_agreed' || OPEN.includes(standing.phase))
    return done
  return withLetter(
    done,
    late ? { kind: 'late_escalation', accepted: false, reasons: act.reasons } : decision('not_reopened', act.reasons),
  )
}

type Draft = Extract<ReturnType<Decider>, { ok: true }>['change']['letters'][number]

const decision = (what: 'reopened' | 'escalated' | 'not_reopened', reasons: string): Draft => ({
  kind: 'contact_decision',
  decision: what,
  reasons,
})

function withLetter(done: ReturnType<Decider>, letter: Draft): ReturnType<Decider> {
  if (!done.ok) return done
  const { change } = done
  return {
    ok: true,
    change: {
      ...change,
      letters: [...change.letters, letter],
      news: [...change.news, { what: 'letter', letter: letter.kind }],
    },
  }
}
