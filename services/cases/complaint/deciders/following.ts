/** What follows an answer: promises kept, lessons learnt, how the tenant found it. */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, refused } from '../change.ts'

export const remedyDone: Decider<ActOf<'remedy_done'>> = ({ standing, today, act }) => {
  const { remedies } = standing.facts
  if (!remedies.some(({ id, doneOn }) => id === act.remedy && doneOn === null)) return refused('not_found')
  if (act.on > today) return refused('date_past')
  return changed({
    standing,
    facts: { remedies: remedies.map((one) => (one.id === act.remedy ? { ...one, doneOn: act.on } : one)) },
    events: [{ what: 'remedy_done', detail: act.remedy, words: { proof: act.proof } }],
  })
}

export const remedyMoved: Decider<ActOf<'remedy_moved'>> = ({ standing, today, act }) => {
  const { remedies } = standing.facts
  const moved = remedies.find(({ id, doneOn }) => id === act.remedy && doneOn === null)
  if (!moved) return refused('not_found')
  if (act.by < today) return refused('date_past')
  return changed({
    standing,
    facts: { remedies: remedies.map((one) => (one === moved ? { ...one, by: act.by } : one)) },
    events: [{ what: 'remedy_moved', detail: `${act.remedy} ${moved.by} ${act.by}`, words: { text: act.reason } }],
  })
}

/** Causes, never a person; signed by the role that the profile names for the stage (obligations rows 157, 161). */
export const evaluate: Decider<ActOf<'evaluate'>> = ({ standing, actor, at, procedure, id, act }) => {
  const { facts } = standing
  const stage = facts.answers.at(-1)?.stage
  if (stage === undefined) return refused('not_now')
  const role = procedure.signs(stage)
  if (role !== null && role !== act.role) return refused('missing_role')
  const actions = act.actions.map(({ owner, by }, index) => ({ id: id(`action:${index}`), owner, by, doneOn: null }))
  return changed({
    standing,
    facts: { lessons: [...facts.lessons, { stage, at, by: actor.id, role: act.role, causes: act.causes, actions }] },
    events: [
      {
        what: 'evaluate',
        detail: String(stage),
        words: {
          lesson: act.lesson,
          actions: Object.fromEntries(actions.map((action, index) => [action.id, act.actions[index]!.what])),
        },
      },
    ],
  })
}

export const actionDone: Decider<ActOf<'action_done'>> = ({ standing, today, act }) => {
  const { lessons } = standing.facts
  const open = lessons.some(({ actions }) =>
    actions.some(({ id, doneOn }) => id === act.lesson_action && doneOn === null),
  )
  if (!open) return refused('not_found')
  if (act.on > today) return refused('date_past')
  return changed({
    standing,
    facts: {
      lessons: lessons.map((lesson) => ({
        ...lesson,
        actions: lesson.actions.map((one) => (one.id === act.lesson_action ? { ...one, doneOn: act.on } : one)),
      })),
    },
    events: [{ what: 'action_done', detail: act.lesson_action }],
  })
}

export const surveyAnswer: Decider<ActOf<'survey_answer'>> = ({ standing, act }) => {
  const { surveys } = standing.facts
  const last = surveys.at(-1)
  if (!last) return refused('not_now')
  return changed({
    standing,
    facts: { surveys: [...surveys.slice(0, -1), { ...last, state: 'answered' }] },
    events: [
      { what: 'survey_answer', detail: String(act.score), ...(act.words ? { words: { text: act.words } } : {}) },
    ],
  })
}
