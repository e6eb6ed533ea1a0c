/** `/api/messages` for hosted Bot Framework channels: mounted only when an app id is set; the token decides before anything is read. */
import { type Activity, TurnContext } from 'botbuilder'
import { z } from 'zod'
import { blindIndex } from '../../services/confidential/seal.ts'
import { AppError } from '../../services/errors.ts'
import { errorCode } from '../../services/log.ts'
import { type Intake, wellFormed } from '../intake.ts'
import type { Product } from '../product.ts'
import { parseJson } from './body.ts'
import { landlordOf } from './landlordOf.ts'
import { type Answer, type Call, JSON_BODY, type Route } from './route.ts'

const account = z.looseObject({ id: z.string().min(1).max(500) })
const incoming = z.looseObject({
  type: z.string().min(1).max(60),
  id: z.string().min(1).max(500),
  serviceUrl: z.url({ protocol: /^https$/ }),
  channelId: z.string().min(1).max(60),
  conversation: account,
  from: account,
  recipient: account,
  text: z.string().max(40_000).optional(),
  locale: z.string().max(40).optional(),
  attachments: z.array(z.unknown()).max(50).optional(),
})

export function messagesRoutes({ product, intake }: { product: Product; intake: Intake }): Route[] {
  const { botFramework } = product.config
  if (!botFramework) return []
  const mayReplyTo = (url: string): boolean => {
    const { hostname } = new URL(url)
    return botFramework.serviceHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  }
  const receive = async (call: Call): Promise<Answer> => {
    const activity = parseJson({ call, schema: incoming, naming: false })
    if (!mayReplyTo(activity.serviceUrl)) throw new AppError('unauthorised')
    try {
      await product.adapter.authenticate({
        activity: activity as unknown as Activity,
        header: call.headers.authorization ?? '',
      })
    } catch (error) {
      product.log.warn('bot framework token refused', { code: errorCode(error) })
      throw new AppError('unauthorised')
    }
    if (activity.type !== 'message') return { status: 200, body: {} }
    const landlord = landlordOf({ product, call })
    const thread = blindIndex({
      master: product.master,
      field: `botframework:${landlord.slug}`,
      value: `${activity.channelId}\0${activity.conversation.id}`,
    })
    const reference = TurnContext.getConversationReference(activity as unknown as Activity)
    await intake.accept({
      id: `botframework:${blindIndex({ master: product.master, field: 'activity', value: `${activity.channelId}\0${activity.conversation.id}\0${activity.id}` })}`,
      channel: 'botframework',
      landlord: landlord.slug,
      thread,
      payload: {
        kind: 'message',
        text: wellFormed(activity.text ?? ''),
        attachments: activity.attachments?.length ?? 0,
        peer: { to: activity.conversation.id, from: activity.recipient.id, reference },
        ...(activity.locale ? { language: activity.locale.split('-')[0] } : {}),
      },
    })
    return { status: 200, body: {} }
  }
  return [{ method: 'POST', path: '/api/messages', name: 'messages.receive', body: JSON_BODY, handle: receive }]
}
