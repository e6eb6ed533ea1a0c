/** Sends one text of the outbox; one whose earlier attempt ended without an answer is looked for first. */
import type { Outbox, OutboxRecord } from '../../services/conversations/outbox.ts'
import type { TextContent } from '../../services/conversations/sendContent.ts'
import { crashPoint } from '../../services/crashPoint.ts'
import { readNumber } from '../channels/sms/number.ts'
import type { SendResult } from '../channels/sms/sendResult.ts'
import type { TwilioSender } from '../channels/sms/twilioSender.ts'

/** Milliseconds that the clocks of two processes may be apart (fault F16). */
const CLOCKS_APART = 60 * 60_000

export async function sendText({
  outbox,
  sender,
  row,
  content,
  isOurs,
}: {
  outbox: Outbox
  sender: TwilioSender | null
  row: OutboxRecord
  content: TextContent
  isOurs: () => boolean
}): Promise<SendResult> {
  if (!sender) return { outcome: 'retry', code: 'no_sender' }
  // Only UK mobiles are texted: a landline would speak it aloud (journeys 0.9).
  const number = readNumber(content.to)
  if (!number.ok) return { outcome: 'failed', code: number.reason }
  if (row.state === 'sending') {
    // An earlier attempt ended without an answer: Twilio has no idempotency key, so it is asked first.
    const except = await outbox.providerIds({ landlord: row.landlord, lane: row.lane })
    const found = await sender.find({ ...content, since: new Date(row.createdAt.getTime() - CLOCKS_APART), except })
    if (found) return { outcome: 'sent', sid: found.sid }
  }
  if (!isOurs()) return { outcome: 'unknown', code: 'lease_over' }
  crashPoint('before_send')
  return await sender.send({ ...content, key: row._id })
}
