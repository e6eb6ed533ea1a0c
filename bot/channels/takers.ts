/** Who may be given a conversation: whoever handles them, is there, and has not paused. */
import { AUDIENCES } from '../../services/db.ts'
import type { Taker } from '../../services/handoff/inTurn.ts'
import { loadOf } from '../../services/handoff/load.ts'
import type { TakingRecord } from '../../services/handoff/taking.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { mayDo } from '../../services/staff/roles.ts'
import type { Staff } from '../../services/staff/staff.ts'
import { isCentre } from '../contactCentre/centre.ts'
import type { Product } from '../product.ts'

/** Everybody whose roles let them hold a conversation, there or not. */
export async function handlersOf({ staff, landlord }: { staff: Staff; landlord: string }): Promise<AccountRecord[]> {
  const found = await staff.accounts.model
    .find({ landlord, disabled: false, temporary: false })
    .sort({ name: 1, _id: 1 })
    .lean<AccountRecord[]>()
  return found.filter(
    ({ _id: id, roles, teams }) =>
      !isCentre(id) && mayDo({ member: { id, landlord, roles, teams }, act: 'conversation.handle' }),
  )
}

/** Whether each of them can be given something now. */
export async function standingOf({
  staff,
  landlord,
  accounts,
  at,
}: {
  staff: Staff
  landlord: string
  accounts: string[]
  at: Date
}): Promise<{ stateOf(account: string): 'free' | 'paused' | 'away'; rows: Map<string, TakingRecord> }> {
  const [gone, rows] = await Promise.all([
    staff.presence.gone({ landlords: [landlord], accounts, at }),
    staff.taking.of({ landlord, accounts }),
  ])
  return {
    rows,
    stateOf: (account) => (gone.includes(account) ? 'away' : rows.get(account)?.pausedAt ? 'paused' : 'free'),
  }
}

export async function takersOf({
  product,
  staff,
  landlord,
  at,
}: {
  product: Product
  staff: Staff
  landlord: string
  at: Date
}): Promise<(Taker & { record: TakingRecord })[]> {
  const handlers = await handlersOf({ staff, landlord })
  const accounts = handlers.map(({ _id }) => _id)
  const { conversations } = product
  const [standing, load] = await Promise.all([
    standingOf({ staff, landlord, accounts, at }),
    loadOf({ conversations, landlord, accounts, audiences: AUDIENCES }),
  ])
  return handlers.flatMap((account) => {
    const record = standing.rows.get(account._id)
    if (!record || standing.stateOf(account._id) !== 'free') return []
    return [{ ...account, record, load: load.get(account._id) ?? 0, offeredAt: record.offeredAt }]
  })
}
