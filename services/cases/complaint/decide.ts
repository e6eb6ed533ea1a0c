/** What an act on a complaint comes to: a pure function of the complaint, the act, the actor, the moment and the landlord's procedure. */
import type { Act, ActName } from './acts.ts'
import { changed, type Decider, type Decision, handledBefore, type Place, refused } from './change.ts'
import { answer } from './deciders/answering.ts'
import { askConsent, consent, withdrawConsent } from './deciders/consent.ts'
import { archive, close, closeEarly, refuse, reverseRefusal, withdraw } from './deciders/ending.ts'
import { contact, decideReview, escalate, panel, panelWishes } from './deciders/escalation.ts'
import { extend, extensionAnswer } from './deciders/extension.ts'
import { actionDone, evaluate, remedyDone, remedyMoved, surveyAnswer } from './deciders/following.ts'
import {
  acknowledge,
  agreeDefinition,
  assign,
  conflict,
  correctDefinition,
  define,
  investigate,
  note,
  setDue,
} from './deciders/handling.ts'
import { mayHappen } from './moves.ts'

const DECIDERS = {
  note,
  define,
  agree_definition: agreeDefinition,
  correct_definition: correctDefinition,
  assign,
  conflict,
  acknowledge,
  investigate,
  set_due: setDue,
  extend,
  extension_answer: extensionAnswer,
  answer,
  escalate,
  panel,
  panel_wishes: panelWishes,
  close,
  withdraw,
  refuse,
  reverse_refusal: reverseRefusal,
  close_early: closeEarly,
  contact,
  decide_review: decideReview,
  remedy_done: remedyDone,
  remedy_moved: remedyMoved,
  evaluate,
  action_done: actionDone,
  consent,
  ask_consent: askConsent,
  withdraw_consent: withdrawConsent,
  survey_answer: surveyAnswer,
  archive,
} as const satisfies Record<Exclude<ActName, 'approve' | 'decline'>, unknown>

/** Two people: one proposes, another approves (journeys 9, 10, 14). */
const NEEDS_SECOND: readonly ActName[] = ['refuse', 'close_early']
const needsSecond = (act: Act): boolean =>
  NEEDS_SECOND.includes(act.action) || (act.action === 'extend' && act.good_reason)

/** Steps that make whoever does them a handler of the stage. */
const HANDLES: readonly ActName[] = ['acknowledge', 'investigate', 'extend', 'answer']

export function decide({ act, ...place }: Place & { act: Act }): Decision {
  const { standing, procedure, actor } = place
  // Whoever is named in a complaint does nothing with it, and a stage is never handled by who handled the one before.
  if (standing.facts.conflicts.includes(actor.id)) return refused('conflict_of_interest')
  if (!mayHappen({ name: act.action, standing, procedure })) {
    // What was asked for at a time when it is impossible for good is told apart from what is only early.
    const last = procedure.stages.at(-1)?.number
    return refused(act.action === 'escalate' && standing.facts.stage === last ? 'final_stage' : 'not_now')
  }
  if (HANDLES.includes(act.action) && handledBefore({ facts: standing.facts, account: actor.id }))
    return refused('handled_before')
  if (act.action === 'approve') return approve({ ...place, act })
  if (act.action === 'decline') return decline({ ...place, act })
  if (needsSecond(act)) return propose({ ...place, act })
  return run({ ...place, act })
}

const run = (args: Place & { act: Act }): Decision =>
  (DECIDERS[args.act.action as keyof typeof DECIDERS] as Decider)(args)

/** Tried first as if it were approved: what could never be is refused at once. */
const propose: Decider = (args) => {
  const { standing, actor, at, id, act } = args
  const tried = run({ ...args, actor: { ...actor, approves: true } })
  if (!tried.ok) return tried
  const proposal = id('proposal')
  return changed({
    standing,
    facts: {
      proposals: [...standing.facts.proposals, { id: proposal, action: act.action, by: actor.id, at }],
    },
    events: [{ what: 'proposed', detail: proposal, words: { act } }],
  })
}

const approve: Decider<Extract<Act, { action: 'approve' }>> = (args) => {
  const { standing, actor, act } = args
  const proposal = standing.facts.proposals.find(({ id }) => id === act.proposal)
  const proposed = standing.words.proposals[act.proposal]
  if (!proposal || !proposed) return refused('not_found')
  if (proposal.by === actor.id) return refused('same_person')
  const left = standing.facts.proposals.filter((one) => one !== proposal)
  // In the meantime the complaint may have moved on.
  if (!mayHappen({ name: proposed.action, standing, procedure: args.procedure })) return refused('not_now')
  const done = run({ ...args, act: proposed, actor: { ...actor, approves: true } })
  if (!done.ok) return done
  const { change } = done
  return {
    ok: true,
    change: {
      ...change,
      facts: { ...change.facts, proposals: left },
      events: [{ what: 'approve', detail: `${proposal.action} ${proposal.by}` }, ...change.events],
    },
  }
}

const decline: Decider<Extract<Act, { action: 'decline' }>> = ({ standing, act }) => {
  const proposal = standing.facts.proposals.find(({ id }) => id === act.proposal)
  if (!proposal) return refused('not_found')
  return changed({
    standing,
    facts: { proposals: standing.facts.proposals.filter((one) => one !== proposal) },
    events: [{ what: 'decline', detail: proposal.action, words: { text: act.reason } }],
  })
}
