/** What happened, as one line: the event by its name, its codes in words. */
import type { Case, CaseEvent } from '../answers.ts'
import { proposalWord } from '../forms/fieldWords.ts'
import { nameIn } from '../people/people.ts'
import { day, isDay, label, maybe, say } from '../words.ts'
import type { Person } from './complaintAnswer.ts'

type Seen = { event: CaseEvent; record: Case; people: readonly Person[] }

const days = (detail: string): string => detail.split(' ').filter(isDay).map(day).join(' → ')

export function eventTitle({ event, record, people }: Seen): string {
  const { what } = event
  const detail = detailOf({ event, record, people })
  const bare = detail === '' ? maybe(`case.events.${what}_bare`) : null
  return bare ?? (maybe(`case.events.${what}`) ? say(`case.events.${what}`, { detail }) : label('case.events', what))
}

function detailOf({ event: { what, detail, words }, record, people }: Seen): string {
  const [first = '', second = ''] = detail.split(' ')
  switch (what) {
    case 'answered':
      return label('fields', detail)
    case 'status':
      return label('statuses', detail)
    case 'clock_started':
      return label('clocks', detail)
    case 'due_soon':
    case 'overdue':
      return detail
        .split('@')
        .map((part) => (isDay(part) ? day(part) : label('clocks', part)))
        .join(', ')
    case 'assign':
    case 'conflict':
      return nameIn({ people, id: detail }) ?? say('act.somebody')
    case 'proposed':
      return proposalWord(String((words?.act as { action?: unknown } | undefined)?.action ?? ''))
    case 'approve':
    case 'decline':
      return proposalWord(first)
    case 'refuse':
    case 'close_early':
      return label('grounds', detail)
    case 'decide_review':
      return `${label('reviews', first)}: ${label('decisions', second)}`
    case 'escalate':
      return label('escalations', detail)
    case 'extension_answer':
      return label('labels', detail)
    case 'consent':
      return `${label('scopes', first)}, ${day(second)}`
    case 'remedy_done':
    case 'remedy_moved':
      return [record.complaint?.remedies.find(({ id }) => id === first)?.what ?? '', days(detail)]
        .filter(Boolean)
        .join(': ')
    case 'action_done':
      return actionsOf(record).find(({ id }) => id === detail)?.what ?? ''
    case 'letter_posted':
      return label('letterKinds', detail)
    case 'linked':
      return label('linkReasons', detail)
    case 'extend':
    case 'extension_refused':
    case 'set_due':
    case 'panel':
    case 'reviewed':
      return days(detail)
    default:
      return detail
  }
}

const actionsOf = ({ complaint }: Case) => (complaint?.lessons ?? []).flatMap(({ actions }) => actions)
