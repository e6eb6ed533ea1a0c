/** What may be done with a case, by one route: the body is one of the acts, each with its own schema and its own right. */
import { z } from 'zod'
import { actOnCase, plainActs } from '../../../services/cases/caseActs.ts'
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import { type ActName, type Act as ComplaintAct, complaintActs } from '../../../services/cases/complaint/acts.ts'
import type { Acted } from '../../../services/cases/complaint/complaints.ts'
import { newsRow } from '../../../services/cases/complaint/newsRow.ts'
import { findCase } from '../../../services/cases/findCases.ts'
import type { ConversationRecord } from '../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../services/errors.ts'
import type { Act } from '../../../services/staff/roles.ts'
import { rightOf } from './complaintRight.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const version = z.number().int().min(0).describe('of the case as you saw it; 409 when somebody was quicker')
const versioned = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) => schema.extend({ version })

const { note: _same, ...others } = plainActs
const bodies = [...Object.values(complaintActs), ...Object.values(others)].map((schema) =>
  versioned(schema as z.ZodObject<{ action: z.ZodLiteral<string> }>),
)
export const caseAction = z.discriminatedUnion('action', bodies as [(typeof bodies)[number], ...typeof bodies])

const acted = z.object({
  version: z.number().int(),
  status: z.string(),
  warnings: z.array(z.string()).describe('codes of what somebody should look at; the act was done all the same'),
})
type Answer = z.infer<typeof acted>

const PLAIN_NEEDS: Record<keyof typeof plainActs, Act> = {
  note: 'case.note',
  update: 'case.note',
  review: 'case.note',
  early_resolution: 'case.note',
  status: 'case.status',
}
const isPlain = (action: string): action is keyof typeof plainActs => action in plainActs
const isComplaints = (action: string): action is keyof typeof complaintActs => action in complaintActs

export function caseActionRoute({ deps, kick }: { deps: StaffDeps; kick: Kick }): StaffRoute {
  const { product, staff } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/cases/:id/actions',
      name: 'staff.caseAction',
      summary: 'Do something with a case: what is possible now is listed in the case itself.',
      act: 'case.note',
      body: caseAction,
      answer: acted,
      keyed: true,
      handle: async ({ call, me, body, key }) => {
        const id = call.params.id ?? ''
        const { account, scope } = me
        const { version: seen, ...asked } = body as { version: number; action: string }
        // The role is asked first, so that a refusal tells nothing of the case.
        if (!me.may(rightFor(asked.action))) throw new AppError('forbidden', { reason: 'role' })
        const record = await findCase({ cases: product.cases.model, scope, id })
        if (!record) throw new AppError('not_found')
        if (record.kind === 'complaint' ? !isComplaints(asked.action) : !isPlain(asked.action))
          throw new AppError('conflict', { reason: 'not_for_this_kind' })
        const { landlord, _id: by } = account
        const detail = 'status' in asked && typeof asked.status === 'string' ? asked.status : ''
        await staff.audit.write({ landlord, account: by, action: `case.${asked.action}`, target: id, detail })
        const at = product.clock()
        const done = await staff.once
          .run({
            landlord,
            key: key === null ? null : `case:${by}:${id}:${key}`,
            at,
            work: (session) =>
              record.kind === 'complaint'
                ? actOnComplaint({ product, me, session, record, seen, act: asked as ComplaintAct, at })
                : actPlainly({ product, me, session, id, seen, act: asked as never, at }),
          })
          .catch(async (error: unknown) => {
            if (error instanceof Remembered) {
              await product.db.transact((session) =>
                product.complaints.remember({ session, record: { id, landlord }, event: error.event, actor: by, at }),
              )
            }
            throw error
          })
        if (done.lane) kick(done.lane)
        const { version: now, status, warnings } = done
        return { version: now, status, warnings }
      },
    },
  })
}

type Kick = (lane: { landlord: string; thread: string }) => void
type Done = Answer & { lane: { landlord: string; thread: string } | null }
type Session = Parameters<Parameters<StaffDeps['product']['db']['transact']>[0]>[0]

/** A note is the same right for every kind; every other act belongs to one kind. */
const rightFor = (action: string): Act => (isPlain(action) ? PLAIN_NEEDS[action] : rightOf(action as ActName))

/** Refused, and the attempt is written down once the refused transaction is gone. */
class Remembered extends AppError {
  readonly event: NonNullable<Extract<Acted, { ok: false }>['remember']>
  constructor(refusal: Extract<Acted, { ok: false }>) {
    super('conflict', { reason: refusal.reason })
    this.event = refusal.remember!
  }
}

async function actOnComplaint({
  product,
  me,
  session,
  record,
  seen,
  act,
  at,
}: {
  product: StaffDeps['product']
  me: Me
  session: Session
  record: CaseRecord
  seen: number
  act: ComplaintAct
  at: Date
}): Promise<Done> {
  const result = await product.complaints.act({
    session,
    filter: me.scope.cases() as Record<string, unknown> & { landlord: string },
    id: record._id,
    version: seen,
    act,
    actor: { id: me.account._id, approves: me.may('complaint.approve') },
    at,
    key: `staff:${seen}`,
  })
  if (result.ok) {
    const warnings = act.action === 'refuse' ? await product.complaints.warnings({ record: result.record, act }) : []
    return { version: result.record.version, status: result.record.status, warnings, lane: result.lane }
  }
  if (result.reason === 'not_found') throw new AppError('not_found')
  if (result.remember) throw new Remembered(result)
  throw new AppError('conflict', {
    reason: result.reason,
    ...(result.version === undefined ? {} : { version: result.version }),
    ...(result.missing ? { missing: result.missing.join(' ') } : {}),
  })
}

async function actPlainly({
  product,
  me,
  session,
  id,
  seen,
  act,
  at,
}: {
  product: StaffDeps['product']
  me: Me
  session: Session
  id: string
  seen: number
  act: Parameters<typeof actOnCase>[0]['act']
  at: Date
}): Promise<Done> {
  const { cases } = product
  const done = await actOnCase({ cases, scope: me.scope, session, id, version: seen, act, account: me.account._id, at })
  const { version: now, status } = done
  const lane =
    act.action === 'update' ? await tell({ product, session, record: done.record, text: act.text, at }) : null
  return { version: now, status, warnings: [], lane }
}

/** An update goes where the request came from; a conversation that opted out hears nothing, and staff see that in it. */
async function tell({
  product,
  session,
  record,
  text,
  at,
}: {
  product: StaffDeps['product']
  session: Session
  record: CaseRecord
  text: string
  at: Date
}): Promise<Done['lane']> {
  const { landlord, conversation: of, reference, _id, version: seen } = record
  const conversation =
    of && (await product.conversations.findOne({ _id: of, landlord }).session(session).lean<ConversationRecord>())
  if (!conversation || conversation.optedOut) return null
  const row = newsRow({
    inbox: product.inbox,
    conversation,
    id: `${_id}:update:${seen}`,
    news: { case: _id, reference, what: 'update', text },
    at,
  })
  await row.run(session)
  return { landlord, thread: conversation.thread }
}
