/** Calls the landlord's rota service: signed, in time, and without following it anywhere else (Standard Webhooks 1.0.0). */
import type { OutboxRecord } from '../../services/conversations/outbox.ts'
import type { WebhookContent } from '../../services/conversations/sendContent.ts'
import { crashPoint } from '../../services/crashPoint.ts'
import type { SendResult } from '../channels/sms/sendResult.ts'
import type { Signer } from '../keySettings.ts'

/** Milliseconds; a rota service that takes longer is asked again later. */
const PATIENCE = 10_000

export async function sendWebhook({
  sign,
  row,
  content: { url, payload },
  at,
  isOurs,
}: {
  /** Null: no secret is set, and an unsigned call is none. */
  sign: Signer | null
  row: OutboxRecord
  content: WebhookContent
  at: Date
  isOurs: () => boolean
}): Promise<SendResult> {
  if (!sign) return { outcome: 'retry', code: 'no_secret' }
  if (!isOurs()) return { outcome: 'unknown', code: 'lease_over' }
  crashPoint('before_send')
  // The same id on every try: the receiver knows a repeated call by it.
  const id = row._id
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const answer = await fetch(url, {
    method: 'POST',
    body: payload,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${sign(`${id}.${timestamp}.${payload}`)}`,
    },
  }).catch(() => null)
  await answer?.body?.cancel()
  if (answer?.ok) return { outcome: 'sent', sid: id }
  // Gone (410) means: never again. Everything else may be mended within a day.
  return answer?.status === 410
    ? { outcome: 'failed', code: '410' }
    : { outcome: 'retry', code: String(answer?.status ?? 'away') }
}
