/** A case's timer is due: what it comes to and that it is done are written together, so that it happens once whoever comes first. */
import type { CaseRecord } from '../services/cases/caseModel.ts'
import { type CaseTimerKind, clockMark } from '../services/cases/complaint/caseTimers.ts'
import { owed } from '../services/cases/findCases.ts'
import type { TimerRecord } from '../services/timers.ts'
import type { Product } from './product.ts'

export async function fireCaseTimer({
  product,
  timer,
}: {
  product: Product
  timer: TimerRecord
}): Promise<{ landlord: string; thread: string } | null> {
  const { cases, complaints, db, timers } = product
  const { landlord, case: id, about } = timer
  const kind = timer.kind as CaseTimerKind
  // What fell due while nobody worked happened at its own moment; it is only told now.
  const at = product.clock()
  return await db.transact(async (session) => {
    await timers.done({ timer, at }).run(session)
    if (id === null || about === null) return null
    const record = await cases.model.findOne({ _id: id, landlord }).session(session).lean<CaseRecord>()
    if (!record) return null
    if (record.kind === 'complaint') {
      const acted = await complaints.fire({ session, landlord, id, kind, about, at })
      // Somebody changed it in the meantime: the timer is looked at again.
      if (!acted.ok && acted.reason === 'conflict')
        throw Object.assign(new Error('case_moved'), { name: 'TurnConflict' })
      return acted.ok ? acted.lane : null
    }
    if (!owed(record).some((clock) => clockMark(clock) === about)) return null
    const what = kind === 'case_overdue' ? ('overdue' as const) : ('due_soon' as const)
    await cases.model.updateOne(
      { _id: id, landlord },
      { $push: { history: { at, by: 'clock', what, detail: about, note: null } }, $inc: { version: 1 } },
      { session },
    )
    return null
  })
}
