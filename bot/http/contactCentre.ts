/** `/api/handoff/:landlord`: an outside contact centre takes a conversation up, speaks in it and hands it back, signed as Standard Webhooks says. */
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { AppError } from '../../services/errors.ts'
import { type WrapUp, wrapUp } from '../../services/handoff/wrapUps.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Staff } from '../../services/staff/staff.ts'
import type { HandedBack } from '../channels/handBackWrites.ts'
import type { LiveChat } from '../channels/livechat.ts'
import { centreAccount, centreOf, centreScope } from '../contactCentre/centre.ts'
import type { Product } from '../product.ts'
import { parseJson } from './body.ts'
import { type Answer, type Call, JSON_BODY, type Route } from './route.ts'
import { choiceOwed } from './staff/wrapUp/choiceOwed.ts'
import { mustBeQuiet } from './staff/wrapUp/mustBeQuiet.ts'

const talk = z.looseObject({ id: z.string().min(10).max(60) })
const base = {
  id: z.string().min(1).max(200),
  conversation: talk,
  from: z.looseObject({ name: z.string().max(80).optional() }).optional(),
}
/** The states of the Bot Framework's own `handoff.status`. */
const status = z.looseObject({
  ...base,
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  value: z.looseObject({ state: z.enum(['accepted', 'failed', 'completed']), ...wrapUp.partial().shape }),
})
const message = z.looseObject({ ...base, type: z.literal('message'), text: z.string().min(1).max(20_000) })
const activity = z.union([status, message])

/** Seconds that a call may be old or early (Standard Webhooks 1.0.0). */
const TOLERANCE = 300

export function contactCentreRoutes({
  product,
  staff,
  liveChat,
}: {
  product: Product
  staff: Pick<Staff, 'audit'>
  liveChat: Pick<LiveChat, 'claim' | 'reply' | 'release'>
}): Route[] {
  const sign = product.config.signCentre
  if (!sign) return []

  const checkSignature = (call: Call): void => {
    const one = (name: string): string => {
      const value = call.headers[name]
      return typeof value === 'string' ? value : ''
    }
    const [id, timestamp] = [one('webhook-id'), one('webhook-timestamp')]
    const age = Math.abs(product.clock().getTime() / 1000 - Number(timestamp))
    if (!/^\d{1,12}$/.test(timestamp) || age > TOLERANCE || id === '') throw new AppError('unauthorised')
    const due = Buffer.from(`v1,${sign(`${id}.${timestamp}.${call.body.toString('utf8')}`)}`)
    // Several signatures may stand side by side while a secret is changed.
    const fits = one('webhook-signature')
      .split(' ')
      .map((given) => Buffer.from(given))
      .some((given) => given.length === due.length && timingSafeEqual(given, due))
    if (!fits) throw new AppError('unauthorised')
  }

  const receive = async (call: Call): Promise<Answer> => {
    checkSignature(call)
    const landlord: Landlord | undefined = product.landlords.bySlug(call.params.landlord ?? '')
    const centre = landlord && centreOf(landlord)
    if (!landlord || !centre) throw new AppError('not_found')
    const said = parseJson({ call, schema: activity })
    const scope = centreScope({ landlord, centre })
    const account = centreAccount({ landlord, shownName: said.from?.name?.trim() || centre.name })
    const { id } = said.conversation
    const act = { id, scope, account }
    // Before anything is written down: another landlord's, a restricted or an unknown one does not exist for it.
    const conversation = await product.conversations
      .findOne({ _id: id, ...scope.conversations() })
      .lean<ConversationRecord>()
    if (!conversation) throw new AppError('not_found')
    const note = (action: string): Promise<void> =>
      staff.audit.write({ landlord: landlord.slug, account: account._id, action: `conversation.${action}`, target: id })
    if (said.type === 'message') {
      await note('reply')
      await liveChat.reply({ ...act, text: said.text, key: said.id })
    } else if (said.value.state === 'accepted') {
      await note('claim')
      await liveChat.claim(act)
    } else if (said.value.state === 'completed') {
      await note('release')
      await liveChat.release({ ...act, ...(await handedBack({ product, conversation, said: said.value })) })
    } else {
      // Nobody there can take it: it stays where our own staff see it.
      await note('declined')
    }
    return { status: 200, body: {} }
  }
  return [{ method: 'POST', path: '/api/handoff/:landlord', name: 'handoff.receive', body: JSON_BODY, handle: receive }]
}

/** A choice to complain that is owed and that the centre says nothing of is offered by the assistant. */
async function handedBack({
  product,
  conversation,
  said: { outcome = 'other', choice, follow_up },
}: {
  product: Product
  conversation: ConversationRecord
  said: { [K in keyof WrapUp]?: WrapUp[K] | undefined }
}): Promise<HandedBack> {
  const [owed, quiet] = await Promise.all([
    choiceOwed({ product, conversation }),
    mustBeQuiet({ product, conversation }),
  ])
  const offered = choice ?? (owed.owed && !quiet ? 'by_assistant' : undefined)
  const day = follow_up === undefined ? {} : { follow_up }
  return { wrapUp: { outcome, ...(offered ? { choice: offered } : {}), ...day }, owed, quiet }
}
