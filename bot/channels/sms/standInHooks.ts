/** Calls our webhooks the way Twilio does: a signed form, its headers, and no more than fifteen seconds of patience. */
import twilio from 'twilio'
import { countSegments } from './segments.ts'
import type { StandInText } from './standInText.ts'

export type HookAnswer = { status: number; body: string }

type Options = { accountSid: string; authToken: string; reach: (url: string) => string; signal: AbortSignal }
type Post = { url: string; params: Record<string, string> }

// Twilio, "Webhooks: connection overrides": total time 15 s.
const PATIENCE_MS = 15_000

/** `post` answers status 0 when nobody answered in time. It signs for `url` and knocks at `reach(url)`. */
export function createHooks({ accountSid, authToken, reach, signal }: Options) {
  async function post({ url, params }: Post): Promise<HookAnswer> {
    // What follows # holds instructions for Twilio (retries); it is neither sent nor signed.
    const signed = url.split('#')[0]!
    try {
      const response = await fetch(reach(signed), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'User-Agent': 'TwilioProxy/1.1',
          'X-Twilio-Signature': twilio.getExpectedTwilioSignature(authToken, signed, params),
        },
        body: new URLSearchParams(params).toString(),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      })
      return { status: response.status, body: await response.text() }
    } catch {
      return { status: 0, body: '' }
    }
  }

  return {
    inbound: ({ url, text, optOutType }: { url: string; text: StandInText; optOutType?: string | undefined }) =>
      post({
        url,
        params: {
          ...common({ accountSid, text }),
          SmsMessageSid: text.sid,
          SmsStatus: 'received',
          Body: text.body,
          NumMedia: '0',
          NumSegments: String(countSegments(text.body).segments),
          ToCountry: 'GB',
          ToState: '',
          ToCity: '',
          ToZip: '',
          FromCountry: 'GB',
          FromState: '',
          FromCity: '',
          FromZip: '',
          ...(optOutType === undefined ? {} : { OptOutType: optOutType }),
        },
      }),

    status: ({ url, text }: { url: string; text: StandInText }) =>
      post({
        url,
        params: {
          ...common({ accountSid, text }),
          MessageStatus: text.status,
          SmsStatus: text.status,
          ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
        },
      }),
  }
}

/** The texts that a webhook's TwiML asks to be sent back at once. */
export function readTwiml(body: string): string[] {
  return [...body.matchAll(/<Message\b[^>]*>([\s\S]*?)<\/Message>/g)]
    .map(([, inner = '']) => /<Body\b[^>]*>([\s\S]*?)<\/Body>/.exec(inner)?.[1] ?? inner)
    .map((text) => text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, decode).trim())
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(all: string, decimal?: string, hex?: string, name?: string) {
  if (name !== undefined) return NAMED[name] ?? all
  return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
}

function common({ accountSid, text }: { accountSid: string; text: StandInText }) {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: text.from,
    To: text.to,
    MessageSid: text.sid,
    SmsSid: text.sid,
  }
}
