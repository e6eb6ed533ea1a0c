/** What an act changes of an account, before and after, in codes: names and addresses stay out of the audit. */
import type { AccountRecord } from './accounts.ts'
import type { PersonAct } from './personActs.ts'

const LISTS = ['roles', 'teams', 'languages', 'skills'] as const
const NAMES = ['name', 'shownName'] as const

export function personChange({ account, act }: { account: AccountRecord; act: PersonAct }): string {
  if (act.action === 'trained')
    return `${account.trainedUntil?.toISOString().slice(0, 10) ?? 'none'} > ${act.until ?? 'none'}`
  if (act.action === 'enable') return ''
  if (act.action !== 'change') return act.reason
  const lists = LISTS.map((list) => [list, (account[list] ?? []).join(), act[list].join()] as const)
    .filter(([, before, after]) => before !== after)
    .map(([list, before, after]) => `${list} ${before || 'none'} > ${after || 'none'}`)
  const names = NAMES.filter((name) => account[name] !== act[name])
  return [...lists, ...names].join('; ')
}
