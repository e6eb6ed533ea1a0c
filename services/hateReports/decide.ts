/** What an act on a report comes to: a pure function of the report, the act, the actor, the moment and the landlord. */
import type { Act } from './acts.ts'
import { type Decider, type Decision, isLockedOut, type Place, refused } from './change.ts'
import { involveStaff } from './deciders/conflict.ts'
import { close, reopen } from './deciders/ending.ts'
import { action, assign, files, firstContact, message, note, plan, support, wishReached } from './deciders/handling.ts'
import { satisfaction } from './deciders/satisfaction.ts'
import { lowerSeverity, raise } from './deciders/severity.ts'
import { approve, decline, giveConsent, partnerExport, withdrawConsent } from './deciders/sharing.ts'
import { MOVES, mayAct } from './moves.ts'

const DECIDERS = {
  note,
  assign,
  first_contact: firstContact,
  plan,
  support,
  action,
  wish_reached: wishReached,
  give_consent: giveConsent,
  withdraw_consent: withdrawConsent,
  partner_export: partnerExport,
  approve,
  decline,
  lower_severity: lowerSeverity,
  raise,
  involve_staff: involveStaff,
  message,
  files,
  close,
  reopen,
  satisfaction,
} as const satisfies { [Name in Act['action']]: Decider<Extract<Act, { action: Name }>> }

export function decide(args: Place & { act: Act }): Decision {
  const { standing, actor, officers, mark, act } = args
  const by = actor.id === 'reporter' || actor.id === 'rules' ? actor.id : 'team'
  if (!mayAct({ name: act.action, by })) return refused('not_yours')
  if (by === 'team') {
    // The store has asked both before; whoever comes by another way meets them here.
    if (!actor.trained) return refused('not_trained')
    const officer = officers.find(({ id }) => id === actor.id) ?? { id: actor.id, teams: [] }
    if (isLockedOut({ standing, officer, mark })) return refused('conflict_of_interest')
  }
  if (!MOVES[act.action].when(standing)) return refused('not_now')
  return (DECIDERS[act.action] as Decider)(args)
}
