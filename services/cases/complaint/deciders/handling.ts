/** Defining, owning, acknowledging and working on a complaint. */

import { endOfDay } from '../../deadlines.ts'
import type { ActOf } from '../acts.ts'
import { changed, type Decider, handledBefore, handledBy, refused } from '../change.ts'
import { acknowledged, endAll, running } from '../stageClocks.ts'

export const note: Decider<ActOf<'note'>> = ({ standing, act }) =>
  changed({ standing, events: [{ what: 'noted', detail: '', words: { text: act.text } }] })

export const define: Decider<ActOf<'define'>> = ({ standing, act }) => {
  const { understanding, outcomes } = act
  return changed({
    standing,
    facts: { definition: 'proposed' },
    events: [{ what: 'define', detail: '', words: { understanding, outcomes } }],
    news: act.ask ? [{ what: 'definition', understanding, outcomes }] : [],
  })
}

export const agreeDefinition: Decider<ActOf<'agree_definition'>> = ({ standing }) =>
  changed({ standing, facts: { definition: 'agreed' }, events: [{ what: 'agree_definition', detail: '' }] })

/** The tenant's own words replace nothing: staff read them and define it again. */
export const correctDefinition: Decider<ActOf<'correct_definition'>> = ({ standing, act }) =>
  changed({
    standing,
    facts: { definition: 'none' },
    events: [{ what: 'correct_definition', detail: '', words: { text: act.words } }],
  })

export const assign: Decider<ActOf<'assign'>> = ({ standing, act }) => {
  if (standing.facts.conflicts.includes(act.owner)) return refused('conflict_of_interest')
  if (handledBefore({ facts: standing.facts, account: act.owner })) return refused('handled_before')
  return changed({ standing, owner: act.owner, events: [{ what: 'assign', detail: act.owner }] })
}

/** Whoever is named in a complaint neither owns nor reads it from then on (obligations X17). */
export const conflict: Decider<ActOf<'conflict'>> = ({ standing, act }) => {
  const { conflicts } = standing.facts
  if (conflicts.includes(act.account)) return changed({ standing })
  return changed({
    standing,
    owner: standing.owner === act.account ? null : standing.owner,
    facts: { conflicts: [...conflicts, act.account] },
    events: [{ what: 'conflict', detail: act.account, words: { text: act.reason } }],
  })
}

// Complaint Handling Code 2024, 5.6 and 6.2: acknowledged, defined and logged, with the outcomes wanted.
export const acknowledge: Decider<ActOf<'acknowledge'>> = ({ standing, actor, at, law, act }) => {
  const { facts } = standing
  const { understanding, outcomes, adjustments } = act
  const { clocks, started } = acknowledged({ clocks: standing.clocks, law, stage: facts.stage, at })
  const due = running({ clocks, name: `respond_stage_${facts.stage}` })[0]
  return changed({
    standing,
    phase: 'acknowledged',
    clocks,
    owner: standing.owner ?? actor.id,
    facts: {
      handlers: handledBy({ facts, actor }),
      definition:
        facts.definition === 'agreed' && understanding === standing.words.understanding ? 'agreed' : 'proposed',
    },
    events: [
      { what: 'acknowledged', detail: String(facts.stage), words: { understanding, outcomes, adjustments } },
      ...started.map((name) => ({ what: 'clock_started' as const, detail: name })),
    ],
    letters: [
      {
        kind: 'acknowledgement',
        stage: facts.stage,
        understanding,
        outcomes,
        answerBy: due?.dueDate ?? null,
        definitionOpen: facts.definition !== 'agreed',
      },
    ],
    news: [{ what: 'letter', letter: 'acknowledgement' }],
  })
}

export const investigate: Decider<ActOf<'investigate'>> = ({ standing, actor, act }) => {
  const { facts } = standing
  return changed({
    standing,
    phase: 'investigating',
    facts: { handlers: handledBy({ facts, actor }) },
    events: [{ what: 'investigate', detail: '', ...(act.text ? { words: { text: act.text } } : {}) }],
  })
}

/** Staff set the date where no source does: it is marked as theirs, and nothing is guessed. */
export const setDue: Decider<ActOf<'set_due'>> = ({ standing, actor, at, today, procedure, act }) => {
  if (act.by < today) return refused('date_past')
  const { facts } = standing
  const name = `respond_stage_${facts.stage}` as const
  const due = endOfDay(act.by)
  const others = endAll({ clocks: standing.clocks.filter((clock) => clock.name === name), at })
  return changed({
    standing,
    clocks: [
      ...standing.clocks.filter((clock) => clock.name !== name),
      ...others,
      {
        name,
        startEvent: 'complaint_received',
        length: 0,
        unit: 'days',
        nation: procedure.nation,
        source: 'staff',
        statutory: false,
        pending: false,
        startAt: at,
        due,
        dueDate: act.by,
        changes: [{ at, by: actor.id, from: null, to: act.by }],
      },
    ],
    events: [{ what: 'set_due', detail: act.by, words: { text: act.reason } }],
  })
}
