/** What may be chosen in a field: codes with their words, some of them the landlord's own. */
import type { Case } from '../answers.ts'
import { codesOf, label, say } from '../words.ts'
import type { Choices } from './fields.ts'

export type Choice = { code: string; text: string }

/** Codes with their words; all that the group has, where none are named. */
export const worded = (group: string, codes: readonly string[] = codesOf(group)): Choice[] =>
  codes.map((code) => ({ code, text: label(group, code) }))

export const scores = (): Choice[] => worded('scores', ['5', '4', '3', '2', '1'])

export function choicesOf({ of, record }: { of: Choices; record: Case }): Choice[] {
  const { complaint } = record
  switch (of) {
    case 'grounds':
      return (complaint?.exclusions ?? []).map(({ id, route }) => ({
        code: id,
        text: route
          ? say('act.withRoute', { ground: label('grounds', id), route: label('routes', route) })
          : label('grounds', id),
      }))
    case 'earlyGrounds':
      return worded('grounds', complaint?.early_closing ?? [])
    case 'remedyKinds':
      return worded('remedyKinds', complaint?.remedy_kinds ?? [])
    case 'panelRoles':
      return (complaint?.stages.find(({ number }) => number === complaint.stage)?.panel ?? []).map((role) => ({
        code: role,
        text: role,
      }))
    case 'nextStatuses':
      return worded('statuses', record.next)
    case 'yesNo':
      return worded('labels', ['yes', 'no'])
    case 'scores':
      return scores()
    default:
      // What belongs to a report is offered by its own desk.
      return worded(of)
  }
}
