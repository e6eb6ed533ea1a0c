/** How a complaint ends otherwise than by its last answer: content, withdrawn, refused, closed early, put away. */

import { start } from '../../clocks.ts'
import { dayOf } from '../../deadlines.ts'
import type { ActOf } from '../acts.ts'
import { changed, type Decider, refused, type Standing } from '../change.ts'
import type { Procedure } from '../procedure.ts'
import { end, endAll, enterStage } from '../stageClocks.ts'

const surveyFor = ({ standing, procedure, at }: { standing: Standing; procedure: Procedure; at: Date }) =>
  procedure.surveys ? [...standing.facts.surveys, { closedAt: at, state: 'due' as const }] : standing.facts.surveys

export const close: Decider<ActOf<'close'>> = ({ standing, procedure, at, act }) =>
  changed({
    standing,
    phase: 'closed',
    clocks: end({ clocks: standing.clocks, names: ['close_after_silence'], at, how: 'stopped' }),
    facts: { surveys: surveyFor({ standing, procedure, at }) },
    events: [{ what: 'close', detail: String(standing.facts.stage), words: { text: act.text } }],
    letters: [{ kind: 'closed', stage: standing.facts.stage, answeredOn: answeredOn(standing) }],
    news: [{ what: 'letter', letter: 'closed' }],
  })

/** The clock's own act: as long without a word as the profile says. */
export function closeBySilence({ standing, procedure, at }: { standing: Standing; procedure: Procedure; at: Date }) {
  return changed({
    standing,
    phase: 'closed',
    clocks: end({ clocks: standing.clocks, names: ['close_after_silence'], at, how: 'ran_out' }),
    facts: { surveys: surveyFor({ standing, procedure, at }) },
    events: [{ what: 'closed_by_silence', detail: String(standing.facts.stage) }],
    letters: [{ kind: 'closed', stage: standing.facts.stage, answeredOn: answeredOn(standing) }],
    news: [{ what: 'letter', letter: 'closed' }],
  })
}

const answeredOn = ({ facts }: Standing): string => dayOf(facts.answers.at(-1)?.at ?? new Date(0))

export const withdraw: Decider<ActOf<'withdraw'>> = ({ standing, at, act }) =>
  changed({
    standing,
    phase: 'withdrawn',
    clocks: endAll({ clocks: standing.clocks, at }),
    events: [{ what: 'withdraw', detail: '', words: { text: act.words } }],
    letters: [{ kind: 'withdrawn', words: act.words }],
    news: [{ what: 'letter', letter: 'withdrawn' }],
  })

/** Where a ground's matter goes instead (profile complaints.exclusions[].product_route). */
const ROUTES: Readonly<Record<string, { kind: 'asb' | 'service_request' | 'message'; type: string }>> = {
  asb_case: { kind: 'asb', type: 'asb' },
  rent_enquiry_and_tribunal_signpost: { kind: 'service_request', type: 'rent_money' },
  feedback_record: { kind: 'message', type: 'feedback' },
}

/** Runs once a second person has approved it: the other route is opened, then the letter says why (Complaint Handling Code 2024, 2.1 to 2.4). */
export const refuse: Decider<ActOf<'refuse'>> = ({ standing, procedure, law, at, mark, act }) => {
  const ground = procedure.exclusions.find(({ id }) => id === act.ground)
  if (!ground) return refused('unknown_code')
  const limit = procedure.limits.find(({ name }) => name === 'explain_refusal')
  const explained = limit ? [start({ rule: { ...limit, nation: procedure.nation }, law, at: standing.receivedAt })] : []
  const clocks = [...endAll({ clocks: standing.clocks, at }), ...explained]
  const route = ground.route ? ROUTES[ground.route] : undefined
  return changed({
    standing,
    phase: 'excluded',
    clocks: end({ clocks, names: ['explain_refusal'], at, how: 'met' }),
    facts: { refusal: { ground: act.ground, route: ground.route ?? '', at, mark: mark(act.reasons) } },
    events: [
      {
        what: 'refuse',
        detail: act.ground,
        words: { reasons: act.reasons, evidence: act.evidence, route: act.route, late: act.late },
      },
    ],
    letters: [
      {
        kind: 'refusal',
        matter: standing.words.understanding ?? act.evidence,
        ground: act.ground,
        reasons: act.late ? `${act.reasons}\n\n${act.late}` : act.reasons,
        instead: act.route,
      },
    ],
    news: [{ what: 'letter', letter: 'refusal' }],
    opens: route ? [{ ...route, why: 'instead' }] : [],
  })
}

/** The original received time stays: the clocks are counted from it again (journeys 9). */
export const reverseRefusal: Decider<ActOf<'reverse_refusal'>> = ({ standing, procedure, law, act }) => {
  const again = enterStage({ procedure, law, stage: 1, at: standing.receivedAt })
  return changed({
    standing,
    phase: 'received',
    clocks: [...standing.clocks.filter(({ pending }) => !pending), ...again],
    facts: { stage: 1 },
    events: [{ what: 'reverse_refusal', detail: '', words: { text: act.reasons } }],
    letters: [{ kind: 'refusal_reversed', reasons: act.reasons }],
    news: [{ what: 'letter', letter: 'refusal_reversed' }],
  })
}

export const closeEarly: Decider<ActOf<'close_early'>> = ({ standing, procedure, at, act }) => {
  if (!procedure.earlyClosing.includes(act.ground)) return refused('unknown_code')
  return changed({
    standing,
    phase: 'closed_early',
    clocks: endAll({ clocks: standing.clocks, at }),
    events: [{ what: 'close_early', detail: act.ground, words: { text: act.reasons } }],
    letters: [{ kind: 'early_closing', ground: act.ground, reasons: act.reasons }],
    news: [{ what: 'letter', letter: 'early_closing' }],
  })
}

/** Put away only when nothing that was promised, asked or to be learnt is left (journeys 13, 16). */
export const archive: Decider<ActOf<'archive'>> = ({ standing, at }) => {
  const { remedies, reviews, answers, lessons } = standing.facts
  if (remedies.some(({ doneOn }) => doneOn === null)) return refused('open_remedies')
  if (reviews.some(({ decided }) => decided === null)) return refused('open_reviews')
  if (answers.some(({ stage }) => !lessons.some((lesson) => lesson.stage === stage))) return refused('not_evaluated')
  return changed({ standing, facts: { archivedAt: at }, events: [{ what: 'archive', detail: '' }] })
}
