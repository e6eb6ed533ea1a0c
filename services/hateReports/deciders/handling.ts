/** Working on a report with the person: owning it, reaching them, planning, helping, acting, and what came of their wishes. */
import type { ActOf } from '../acts.ts'
import {
  changed,
  type Decider,
  type Decision,
  endResponse,
  isLockedOut,
  type NewEvent,
  type Place,
  refused,
  type Standing,
} from '../change.ts'
import { isReachable, isSafeWay, onlyByMessage } from '../reach.ts'

export const note: Decider<ActOf<'note'>> = ({ standing, act }) =>
  changed({ standing, events: [{ what: 'note', detail: '', words: { text: act.text } }] })

export const assign: Decider<ActOf<'assign'>> = ({ standing, officers, mark, act }) => {
  const officer = officers.find(({ id }) => id === act.owner)
  if (isLockedOut({ standing, officer: officer ?? { id: act.owner, teams: [] }, mark }))
    return refused('conflict_of_interest')
  if (!officer) return refused('not_eligible')
  return changed({ standing, status: 'working', owner: act.owner, events: [{ what: 'assign', detail: act.owner }] })
}

/** The clock ends at the moment the person was reached, not at the moment somebody wrote it down. */
export const firstContact: Decider<ActOf<'first_contact'>> = (args) => {
  const { standing, at, act } = args
  const on = new Date(act.on)
  if (on > at) return refused('in_future')
  if (on < standing.receivedAt) return refused('before_report')
  if (!isSafeWay({ state: standing.state, how: act.how })) return refused('not_safe')
  if (act.how === 'message' && !standing.state.toldByMessage) return refused('not_told')
  return changed({
    standing,
    ...contacted({ ...args, on }),
    events: [{ what: 'first_contact', detail: '', words: { how: act.how, on: act.on, text: act.words } }],
  })
}

const contacted = ({ standing, actor, on }: Place & { on: Date }) => ({
  status: 'working' as const,
  owner: standing.owner ?? actor.id,
  clocks: endResponse({ clocks: standing.clocks, at: on, how: 'met' }),
  state: { firstContactAt: standing.state.firstContactAt ?? on.toISOString() },
})

export const plan: Decider<ActOf<'plan'>> = ({ standing, act }) =>
  changed({
    standing,
    status: 'working',
    state: { plan: act.agreed ? 'agreed' : 'not_agreed' },
    events: [{ what: 'plan', detail: '', words: { text: act.text, agreed: act.agreed } }],
  })

export const support: Decider<ActOf<'support'>> = ({ standing, at, id, act }) =>
  changed({
    standing,
    status: 'working',
    state: {
      supports: [...standing.state.supports, { id: id('support'), kind: act.kind, at: at.toISOString() }],
    },
    events: [{ what: 'support', detail: '', words: { kind: act.kind, text: act.text } }],
  })

export const action: Decider<ActOf<'action'>> = ({ standing, id, act }) =>
  changed({
    standing,
    status: 'working',
    state: { actions: [...standing.state.actions, { id: id('action'), kind: act.kind, on: act.on }] },
    events: [{ what: 'action', detail: '', words: { kind: act.kind, on: act.on, text: act.text } }],
  })

export const wishReached: Decider<ActOf<'wish_reached'>> = ({ standing, act }) => {
  const { wishes } = standing.state
  if (!wishes.some(({ wish }) => wish === act.wish)) return refused('unknown_wish')
  return changed({
    standing,
    state: { wishes: wishes.map((one) => (one.wish === act.wish ? { ...one, reached: act.reached } : one)) },
    events: [{ what: 'wish_reached', detail: '', words: { wish: act.wish, reached: act.reached, text: act.text } }],
  })
}

/** As many as one record holds whatever their length; whoever has got hold of a code must not fill it up (product default). */
const MOST_FROM_REPORTER = 300

/** What comes from the reporter opens a closed report again, so that nobody writes into the void. */
function heardFrom({ standing, event }: { standing: Standing; event: NewEvent }): Decision {
  const { state } = standing
  if (state.fromReporter >= MOST_FROM_REPORTER) return refused('too_many_messages')
  const reopens = standing.status === 'closed'
  return changed({
    standing,
    status: reopens ? 'working' : standing.status,
    state: { fromReporter: state.fromReporter + 1, toldByMessage: !reopens && state.toldByMessage },
    events: [...(reopens ? [{ what: 'reopen' as const, detail: '' }] : []), event],
  })
}

/** Photos and files that somebody adds behind their code. */
export const files: Decider<ActOf<'files'>> = ({ standing, act }) =>
  heardFrom({ standing, event: { what: 'files', detail: String(act.files.length), words: { files: act.files } } })

/** A message of the team waits behind the code. */
export const message: Decider<ActOf<'message'>> = (args) => {
  const { standing, actor, at, act } = args
  const { state } = standing
  if (actor.id === 'reporter')
    return heardFrom({ standing, event: { what: 'message', detail: 'from_reporter', words: { text: act.text } } })
  if (!state.hasReceipt) return refused(isReachable(state) ? 'not_safe' : 'not_reachable')
  // Where nothing else is possible, the message is the answer that is owed.
  const answers = onlyByMessage(state) && state.firstContactAt === null
  const reached = answers ? contacted({ ...args, on: at }) : null
  return changed({
    standing,
    ...reached,
    state: { ...reached?.state, toldByMessage: true },
    events: [
      { what: 'message', detail: 'to_reporter', words: { text: act.text } },
      ...(answers ? [{ what: 'first_contact' as const, detail: '', words: { how: 'message' } }] : []),
    ],
  })
}
