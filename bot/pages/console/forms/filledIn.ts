/** What a form can know before anybody writes: the definition as it stands, the role that signs, the seats of the panel. */
import type { Case } from '../answers.ts'
import type { Draft } from './fields.ts'

export function filledIn({ action, record }: { action: string; record: Case }): Draft {
  const { complaint, next } = record
  if (action === 'status') return { status: next[0] ?? '' }
  if (!complaint) return {}
  const { understanding, outcomes } = complaint.definition
  const defined = { understanding: understanding ?? '', outcomes: outcomes ?? '' }
  if (action === 'define') return { ...defined, ask: true }
  if (action === 'acknowledge') return defined
  if (action === 'evaluate') return { role: complaint.signs ?? '' }
  if (action !== 'panel') return {}
  const roles = complaint.stages.find(({ number }) => number === complaint.stage)?.panel ?? []
  return { people: roles.map((role) => ({ role, account: '', name: '' })) }
}
