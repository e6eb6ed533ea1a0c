/** Sends one e-mail of the outbox in the landlord's name; answers to it go where the profile says. */
import type { OutboxRecord } from '../../services/conversations/outbox.ts'
import type { EmailContent } from '../../services/conversations/sendContent.ts'
import { crashPoint } from '../../services/crashPoint.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { EmailSender } from '../channels/email/emailSender.ts'
import type { SendResult } from '../channels/sms/sendResult.ts'

export async function sendEmail({
  sender,
  landlord,
  row,
  content,
  at,
  isOurs,
}: {
  sender: EmailSender | null
  landlord: Landlord | undefined
  row: OutboxRecord
  content: EmailContent
  at: Date
  isOurs: () => boolean
}): Promise<SendResult> {
  if (!sender || !landlord) return { outcome: 'retry', code: 'no_sender' }
  if (!isOurs()) return { outcome: 'unknown', code: 'lease_over' }
  crashPoint('before_send')
  const replyTo = landlord.operations.email?.reply_to
  return await sender.send({ ...content, key: row._id, at, fromName: landlord.name, replyTo })
}
