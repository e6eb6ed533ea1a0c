/** Starts a case for the tenant from their conversation: the case, the choice on record, and the reference said to them, all of it or nothing. */
import type { ClientSession } from 'mongoose'
import type { CaseHandle } from '../../../../services/cases/cases.ts'
import { clocksFor } from '../../../../services/cases/clocks.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../../services/errors.ts'
import { createClaims } from '../../../../services/handoff/claim.ts'
import { leaveStaffWords } from '../../../channels/leaveStaffWords.ts'
import { teamFor } from '../../../talkServices.ts'
import type { Me, StaffDeps } from '../staffRoute.ts'
import { mustBeQuiet } from '../wrapUp/mustBeQuiet.ts'
import { startedLine } from './startedLine.ts'
import type { Started, StartForm } from './startForms.ts'

export interface Start {
  deps: StaffDeps
  me: Me
  conversation: ConversationRecord
  form: StartForm
  /** The tenant's own message that asked for it. */
  wish: { at: Date; inbound: string | null } | null
  run: string
  at: Date
}

/** An offer in the words of a member of staff has no wording of ours. */
const STAFF_WORDING = 'staff@0'

export async function startCase({ session, ...start }: Start & { session: ClientSession }): Promise<Started> {
  const { deps, me, conversation, at } = start
  const { product, staff } = deps
  const { handle, write } = openFrom(start)
  await write.run(session).catch(beside)
  if (handle.kind === 'complaint') await recordChoice({ ...start, session, complaint: handle.id })
  const notTold = conversation.optedOut
    ? 'opted_out'
    : (await mustBeQuiet({ product, conversation }))
      ? 'safe_contact'
      : null
  const told = { id: handle.id, reference: showReference(handle.reference), notTold } as const
  if (notTold) return told
  const line = startedLine({ product, conversation, handle, name: me.account.shownName })
  const claims = createClaims({ ...product, takenUp: staff.takenUp })
  const of = { session, scope: me.scope, id: conversation._id, account: me.account._id, at }
  const after = await claims.speak({ ...of, line })
  const left = await leaveStaffWords({ product, session, conversation: after, words: line.body.text, at })
  if (!left.ok) throw new AppError('conflict', { reason: left.reason })
  return told
}

/** Sent twice at the same moment: the second is told of the first one's answer. */
function beside(error: unknown): never {
  if (error instanceof Error && error.name === 'TurnConflict') throw new AppError('conflict')
  throw error
}

function openFrom({ deps: { product }, me, conversation, form, wish, run, at }: Start) {
  const { law, landlords } = product
  const landlord = landlords.bySlug(conversation.landlord)
  if (!landlord) throw new AppError('not_found')
  const { kind, urgent, position: _, ...rest } = form
  const { wants: __, type = 'complaint', ...answers } = { wants: true, type: undefined, ...rest }
  // The clock of a complaint starts at the wish (Complaint Handling Code 2024).
  const receivedAt = wish?.at ?? at
  const clocks = clocksFor({ kind, landlord, law, at: receivedAt })
  const review = clocks.find((clock) => clock.name === 'review' && !clock.pending)
  return product.cases.open({
    landlord: landlord.slug,
    audience: 'general',
    kind,
    type,
    profile: `${landlord.slug}@${landlord.version}`,
    team: teamFor({ landlord, handles: type }),
    channel: conversation.channel,
    conversation: conversation._id,
    language: conversation.language,
    formRun: run,
    receivedAt,
    openedBy: me.account._id,
    awareAt: null,
    hazard: null,
    urgent,
    clocks,
    answers,
    intake: 'finished',
    reviewOn: review && !review.pending ? review.due : null,
    pin: () => null,
  }) satisfies { handle: CaseHandle }
}

/** Every complaint has its choice on record. */
async function recordChoice({
  deps: { product },
  conversation,
  wish,
  at,
  session,
  complaint,
}: Start & { session: ClientSession; complaint: string }): Promise<void> {
  const { landlord, _id, language, channel } = conversation
  const sign = `start:${complaint}`
  const offer = { wording: STAFF_WORDING, language, channel, at, answer: 'complain' as const, answeredAt: at }
  await product.dissatisfactions
    .hear({
      _id: sign,
      landlord,
      audience: 'general',
      conversation: _id,
      message: wish?.inbound ?? sign,
      request: null,
      detectedBy: 'staff',
      at,
      offers: [offer],
    })
    .run(session)
  await product.dissatisfactions.answer({ landlord, id: sign, answer: 'complain', at, complaint }).run(session)
}
