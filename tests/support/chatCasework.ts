/** What happens to a complaint in a `.chat` transcript besides talk: staff act on it, and months go by through every date that falls due. */
import { closeSilentTalks } from '../../bot/silence.ts'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { type Act, complaintActs } from '../../services/cases/complaint/acts.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { trusted } from '../../services/db.ts'
import type { World } from './world.ts'

type At = { world: World; conversation: ConversationRecord }

const complaintsOf = ({ world, conversation }: At): Promise<CaseRecord[]> =>
  world.product.cases.model
    .find({ landlord: conversation.landlord, conversation: conversation._id, kind: 'complaint' })
    .sort({ receivedAt: 1, _id: 1 })
    .lean<CaseRecord[]>()
    .exec()

/** The clock stops at each timer of the tenant's own cases on the way, as it would if nobody had moved it. */
export async function passUntil({ world, conversation, until }: At & { until: Date }): Promise<void> {
  for (;;) {
    const cases = (await complaintsOf({ world, conversation })).map(({ _id }) => _id)
    const next = await world.product.timers.model
      .findOne({
        landlord: conversation.landlord,
        case: trusted({ $in: cases }),
        doneAt: null,
        dueAt: trusted({ $lte: until }),
      })
      .sort({ dueAt: 1 })
      .lean()
    const stop = next?.dueAt ?? until
    if (stop > world.now()) world.at(stop)
    await closeSilentTalks({ product: world.product, kick: world.worker.kick })
    await world.chores.run()
    await world.worker.idle()
    if (!next) {
      // What was asked a moment ago is not closed for the silence before it.
      await closeSilentTalks({ product: world.product, kick: world.worker.kick })
      await world.worker.idle()
      return
    }
  }
}

/** `officer does acknowledge {"understanding": "…", "outcomes": "…"}` · `officer cannot extend {…} because late`; "$last" is the newest id of its kind. */
export async function actOnPaper({ world, conversation, what }: At & { what: string }): Promise<boolean> {
  const found = /^(\w+) (does|cannot) (\w+)\s*(\{.*\})?(?:\s+because (\w+))?$/.exec(what)
  if (!found) return false
  const [, who = '', mode, action = '', json = '{}', reason] = found
  const record = (await complaintsOf({ world, conversation })).at(-1)
  if (!record?.complaint) throw new Error('no complaint to act on')
  const { proposals, reviews, remedies } = record.complaint
  const last: Record<string, string | undefined> = {
    proposal: proposals.at(-1)?.id,
    review: reviews.at(-1)?.id,
    remedy: remedies.at(-1)?.id,
  }
  const asked = Object.fromEntries(
    Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) => [
      name,
      value === '$last' ? last[name] : value,
    ]),
  )
  const act = complaintActs[action as Act['action']].parse({ action, ...asked }) as Act
  const result = await world.product.db.transact((session) =>
    world.product.complaints.act({
      session,
      filter: { landlord: conversation.landlord },
      id: record._id,
      version: null,
      act,
      actor: { id: who, approves: who === 'manager' || who === 'director' },
      at: world.now(),
      key: `chat:${record.version}`,
    }),
  )
  if (result.ok && result.lane) world.worker.kick(result.lane)
  const is = result.ok ? 'done' : result.reason
  const wanted = mode === 'does' ? 'done' : reason
  if (is !== wanted) throw new Error(`${what}: ${is}${!result.ok && result.missing ? ` ${result.missing}` : ''}`)
  return true
}
