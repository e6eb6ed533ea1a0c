/** Whoever is on call is told that there is something to look at, and nothing of what: by text, and by a call to the landlord's rota service. */
import { t } from '../locales/index.ts'
import type { NewSend } from '../services/conversations/outbox.ts'
import type { Landlord } from '../services/landlords/profile.ts'

/** danger: in a conversation; restricted: something new for the few; waiting: nobody has looked at it yet; long_wait: somebody waits for a person too long. */
export type AlertKind = 'danger' | 'restricted' | 'waiting' | 'long_wait'

const TEXT_OF = {
  danger: 'sms.onCall',
  restricted: 'sms.onCallRestricted',
  waiting: 'sms.onCallStill',
  long_wait: 'sms.onCallWait',
} as const

export function alertSend({
  landlord,
  id,
  at,
  kind,
  params = {},
}: {
  landlord: Landlord
  /** The same on a rerun, so that it goes out once. */
  id: string
  at: Date
  kind: AlertKind
  params?: Record<string, string>
}): NewSend[] {
  const { on_call: to, sms_numbers } = landlord.operations
  const from = sms_numbers[0]
  const base = {
    landlord: landlord.slug,
    audience: 'general',
    retention: 'message_tombstone',
    conversation: null,
    kind: 'alert',
    order: at.getTime(),
    at,
  } as const
  const sends: NewSend[] = []
  if (to.sms && from) {
    const body = t({ key: TEXT_OF[kind], language: 'en', params })
    sends.push({ ...base, id, channel: 'sms', lane: `alert:${landlord.slug}`, content: { to: to.sms, from, body } })
  }
  if (to.webhook) {
    const payload = JSON.stringify({
      type: `alert.${kind}`,
      timestamp: at.toISOString(),
      data: { landlord: landlord.slug },
    })
    sends.push({
      ...base,
      id: `${id}:webhook`,
      channel: 'webhook',
      lane: `alert:webhook:${landlord.slug}`,
      content: { url: to.webhook, payload },
    })
  }
  return sends
}
