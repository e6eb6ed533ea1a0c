/** Sends one answer of the outbox through the Bot Framework connector. */
import type { ActivityContent } from '../../services/conversations/sendContent.ts'
import type { Adapter } from '../adapter.ts'
import type { SendResult } from '../channels/sms/sendResult.ts'
import { sendErrorOf } from '../sendError.ts'

type ToSend = Pick<Parameters<Adapter['send']>[0], 'activity' | 'reference'>

export async function sendActivity({
  adapter,
  content,
}: {
  adapter: Adapter
  content: ActivityContent
}): Promise<SendResult> {
  const { activity, reference } = content.activity as ToSend
  try {
    return { outcome: 'sent', sid: (await adapter.send({ reference, activity })) ?? 'none' }
  } catch (error) {
    return sendErrorOf(error)
  }
}
