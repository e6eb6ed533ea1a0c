/** A report's timer is due: what it comes to, the text to whoever is on call and that it is done are written together. */
import { REPORT_TIMERS, type ReportTimerKind, UNREAD_AFTER_MINUTES } from '../services/hateReports/reportTimers.ts'
import type { TimerRecord } from '../services/timers.ts'
import { alertSend } from './alertSend.ts'
import type { Product } from './product.ts'

export const isReportTimer = ({ kind }: Pick<TimerRecord, 'kind'>): boolean =>
  REPORT_TIMERS.some((known) => known === kind)

export async function fireReportTimer({ product, timer }: { product: Product; timer: TimerRecord }): Promise<void> {
  const { reports, db, timers, outbox } = product
  const { landlord: slug, case: id, about } = timer
  const landlord = product.landlords.bySlug(slug)
  // What fell due while nobody worked happened at its own moment; it is only told now.
  const at = product.clock()
  await db.transact(async (session) => {
    await timers.done({ timer, at }).run(session)
    if (id === null || about === null || !landlord) return
    const kind = timer.kind as ReportTimerKind
    const fired = await reports.fire({ session, landlord: slug, id, kind, about, at })
    // Somebody changed it in the meantime: the timer is looked at again.
    if (!fired.ok && fired.reason === 'conflict')
      throw Object.assign(new Error('report_moved'), { name: 'TurnConflict' })
    const texts = (fired.ok && !isStale({ timer, at }) ? fired.alerts : []).flatMap(({ to, what }) =>
      to === 'on_call'
        ? alertSend({ landlord, id: `timer:${timer._id}`, at, kind: what === 'serious' ? 'restricted' : 'waiting' })
        : [],
    )
    await outbox.plan(texts).run(session)
  })
}

/** Where nobody worked for hours one text is enough for all that fell due: the last of them is sent. */
function isStale({ timer, at }: { timer: TimerRecord; at: Date }): boolean {
  const [step] = UNREAD_AFTER_MINUTES
  const last = timer.about?.endsWith(`+${UNREAD_AFTER_MINUTES.at(-1)}`) ?? false
  return timer.kind === 'report_unread' && !last && at.getTime() - timer.dueAt.getTime() > step * 60_000
}
