/** One text as the stand-in keeps it, and as Twilio's REST interface shows it. */
import { countSegments } from './segments.ts'

export type StandInText = {
  sid: string
  /** `in` is from the tenant to us, `out` is from us to the tenant. */
  direction: 'in' | 'out'
  from: string
  to: string
  body: string
  status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received'
  createdAt: Date
  sentAt: Date | null
  errorCode: number | null
  statusCallback: string | null
}

type Shape = { accountSid: string; text: StandInText }

export function messageJson({ accountSid, text }: Shape) {
  const uri = `${messagesPath(accountSid)}/${text.sid}`
  const service = text.from.startsWith('MG')
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: text.body,
    date_created: stamp(text.createdAt),
    date_sent: text.sentAt === null ? null : stamp(text.sentAt),
    date_updated: stamp(text.sentAt ?? text.createdAt),
    direction: text.direction === 'in' ? 'inbound' : 'outbound-api',
    error_code: text.errorCode,
    error_message: null,
    from: service ? null : text.from,
    messaging_service_sid: service ? text.from : null,
    num_media: '0',
    num_segments: String(countSegments(text.body).segments),
    price: null,
    price_unit: 'GBP',
    sid: text.sid,
    status: text.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: text.to,
    uri: `${uri}.json`,
  }
}

type List = { accountSid: string; texts: readonly StandInText[]; query: URLSearchParams }

/** Newest first, filtered as Twilio does: dates are whole days in GMT, and a text not yet sent has none. */
export function listJson({ accountSid, texts, query }: List) {
  const found = texts.filter((text) => matches({ text, query })).reverse()
  const size = Math.min(1000, Number(query.get('PageSize') ?? 50) || 50)
  const page = Number(query.get('Page') ?? 0) || 0
  const shown = found.slice(page * size, (page + 1) * size)
  const at = (number: number) => {
    const next = new URLSearchParams(query)
    next.set('Page', String(number))
    next.set('PageSize', String(size))
    return `${messagesPath(accountSid)}.json?${next}`
  }
  return {
    messages: shown.map((text) => messageJson({ accountSid, text })),
    page,
    page_size: size,
    start: page * size,
    end: Math.max(page * size, page * size + shown.length - 1),
    first_page_uri: at(0),
    previous_page_uri: page > 0 ? at(page - 1) : null,
    next_page_uri: found.length > (page + 1) * size ? at(page + 1) : null,
    uri: at(page),
  }
}

export function messagesPath(accountSid: string) {
  return `/2010-04-01/Accounts/${accountSid}/Messages`
}

function matches({ text, query }: { text: StandInText; query: URLSearchParams }) {
  const day = text.sentAt?.toISOString().slice(0, 10)
  const asked = (name: string) => query.get(name)?.slice(0, 10) ?? null
  const [on, before, after] = [asked('DateSent'), asked('DateSent<'), asked('DateSent>')]
  if (query.has('To') && query.get('To') !== text.to) return false
  if (query.has('From') && query.get('From') !== text.from) return false
  if (on === null && before === null && after === null) return true
  if (day === undefined) return false
  return (on === null || day === on) && (before === null || day <= before) && (after === null || day >= after)
}

// RFC 2822 with whole seconds, as Twilio writes it.
function stamp(date: Date) {
  return date.toUTCString().replace('GMT', '+0000')
}
