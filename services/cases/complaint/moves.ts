/** Which act is possible when, and by whom: an act that is not listed for a state does not exist there. */
import type { ActName } from './acts.ts'
import type { Standing } from './change.ts'
import type { Procedure, StageRule } from './procedure.ts'
import { stageOf } from './procedure.ts'
import { running } from './stageClocks.ts'
import { ENDED, OPEN, type Phase } from './status.ts'

/** handle: officers and managers; note: whoever answers tenants; approve: managers; tenant: the tenant's own word, through the bot or written down by staff. */
export type Right = 'note' | 'handle' | 'approve' | 'tenant'

interface Look {
  standing: Standing
  procedure: Procedure
  stage: StageRule | undefined
}

interface Move {
  right: Right
  when(look: Look): boolean
}

const during =
  (...phases: Phase[]) =>
  ({ standing }: Look): boolean =>
    phases.includes(standing.phase)
const always = ({ standing }: Look): boolean => standing.facts.archivedAt === null
const open = ({ standing }: Look): boolean => OPEN.includes(standing.phase)
const ended = ({ standing }: Look): boolean => ENDED.includes(standing.phase)
const live = (look: Look): boolean => open(look) || look.standing.phase === 'answered'

/** The acknowledgement is behind it, or none is owed at this stage. */
const underWay = (look: Look): boolean =>
  during('acknowledged', 'investigating', 'panel', 'reopened')(look) ||
  (during('received', 'escalated')(look) && look.stage?.acknowledges === false)

export const MOVES: Readonly<Record<ActName, Move>> = {
  note: { right: 'note', when: () => true },
  define: { right: 'handle', when: open },
  agree_definition: { right: 'tenant', when: ({ standing }) => standing.facts.definition === 'proposed' },
  correct_definition: { right: 'tenant', when: (look) => open(look) && look.standing.facts.definition === 'proposed' },
  assign: { right: 'handle', when: live },
  conflict: { right: 'handle', when: always },
  acknowledge: {
    right: 'handle',
    when: (look) => during('received', 'escalated')(look) && look.stage?.acknowledges !== false,
  },
  investigate: { right: 'handle', when: (look) => underWay(look) && !during('investigating', 'panel')(look) },
  set_due: { right: 'handle', when: (look) => open(look) && dateless(look) },
  extend: { right: 'handle', when: (look) => open(look) && running(answerOf(look)).length > 0 },
  extension_answer: {
    right: 'tenant',
    when: ({ standing }) => standing.facts.extensions.at(-1)?.agreed === 'asked',
  },
  answer: { right: 'handle', when: underWay },
  escalate: {
    right: 'tenant',
    // After the last stage there is no further one inside the landlord: the ombudsman is the way.
    when: (look) => (live(look) || look.standing.phase === 'closed') && look.stage?.final !== true,
  },
  panel: {
    right: 'handle',
    when: (look) => open(look) && (look.stage?.panel.length ?? 0) > 0 && !during('escalated')(look),
  },
  panel_wishes: { right: 'tenant', when: (look) => open(look) && (look.stage?.panel.length ?? 0) > 0 },
  close: { right: 'handle', when: during('answered') },
  withdraw: { right: 'tenant', when: live },
  refuse: { right: 'handle', when: during('received', 'acknowledged', 'investigating', 'escalated') },
  reverse_refusal: { right: 'approve', when: during('excluded') },
  close_early: { right: 'handle', when: live },
  contact: { right: 'tenant', when: (look) => ended(look) || during('answered')(look) },
  decide_review: { right: 'handle', when: ({ standing }) => standing.facts.reviews.some(({ decided }) => !decided) },
  approve: { right: 'approve', when: ({ standing }) => standing.facts.proposals.length > 0 },
  decline: { right: 'approve', when: ({ standing }) => standing.facts.proposals.length > 0 },
  remedy_done: { right: 'handle', when: openRemedy },
  remedy_moved: { right: 'handle', when: openRemedy },
  evaluate: { right: 'approve', when: (look) => look.standing.facts.answers.length > 0 && always(look) },
  action_done: { right: 'handle', when: ({ standing }) => standing.facts.lessons.some(hasOpenAction) },
  consent: { right: 'handle', when: ({ standing }) => standing.facts.representative },
  ask_consent: { right: 'handle', when: ({ standing }) => standing.facts.representative },
  withdraw_consent: {
    right: 'tenant',
    when: ({ standing }) => standing.facts.consents.some((one) => !one.withdrawnAt),
  },
  survey_answer: {
    right: 'tenant',
    when: ({ standing }) => ['due', 'sent'].includes(standing.facts.surveys.at(-1)?.state ?? ''),
  },
  archive: { right: 'handle', when: (look) => ended(look) && always(look) },
}

export function mayHappen({
  name,
  standing,
  procedure,
}: {
  name: ActName
  standing: Standing
  procedure: Procedure
}): boolean {
  return MOVES[name].when({ standing, procedure, stage: stageOf({ procedure, stage: standing.facts.stage }) })
}

const answerOf = ({ standing }: Look) => ({
  clocks: standing.clocks,
  name: `respond_stage_${standing.facts.stage}`,
})

/** No date of the answer is known: past the known bank holidays, after reopening, or where no source sets one. */
function dateless(look: Look): boolean {
  const { clocks, name } = answerOf(look)
  const waits = clocks.some((clock) => clock.pending && clock.name === name)
  return !waits && !running({ clocks, name }).some(({ due }) => due !== null)
}

function openRemedy({ standing }: Look): boolean {
  return standing.facts.remedies.some(({ doneOn }) => doneOn === null)
}

function hasOpenAction({ actions }: { actions: { doneOn: string | null }[] }): boolean {
  return actions.some(({ doneOn }) => doneOn === null)
}
