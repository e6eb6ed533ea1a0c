/** Whoever a report is about is locked out of it from then on, with their team, and sees what is not there (journeys 19.9, threat T4). */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, isLockedOut, refused } from '../change.ts'

export const involveStaff: Decider<ActOf<'involve_staff'>> = ({ standing, officers, landlord, mark, act }) => {
  const { accounts, teams, nobody, reason } = act
  const named = accounts.length + teams.length > 0
  if (named === nobody) return refused('nobody_picked')
  // The team that holds all reports cannot be locked out of one: its people can, each by themselves.
  if (teams.includes(landlord.operations.hate.restricted_team)) return refused('not_eligible')
  const lockedOut = [
    ...new Set([
      ...standing.lockedOut,
      ...accounts.map((id) => mark({ kind: 'account', id })),
      ...teams.map((id) => mark({ kind: 'team', id })),
    ]),
  ]
  const after = { ...standing, lockedOut }
  const left = officers.filter((officer) => !isLockedOut({ standing: after, officer, mark }))
  // A report that nobody may open any more would be a report thrown away.
  if (named && left.length === 0) return refused('nobody_left')
  return changed({
    standing,
    lockedOut,
    owner: standing.owner !== null && left.every(({ id }) => id !== standing.owner) ? null : standing.owner,
    state: { picked: named || standing.state.picked === 'picked' ? 'picked' : 'nobody' },
    events: [{ what: 'involve_staff', detail: '', words: { accounts, teams, nobody, text: reason } }],
  })
}
