/** Sends one text through Twilio, says in one word what came of it, and finds a text whose outcome was lost. */
import twilio from 'twilio'
import { foldPlain } from './segments.ts'
import { readFault, type SendResult } from './sendResult.ts'
import { TwilioHttp } from './twilioHttp.ts'

export type TwilioSenderOptions = {
  accountSid: string
  authToken: string
  /** Protocol and host of a stand-in, or of another Twilio region. */
  baseUrl?: string | undefined
  /** Public address for delivery reports; each text adds its own `key` to the query. */
  statusCallback?: string | undefined
  timeoutMs?: number
}

/** `from` is a number or a Messaging Service (MG…). `key` is the outbox's opaque name for the text; it appears in an address. */
export type TextToSend = { from: string; to: string; body: string; key: string }

/** `except`: message ids that already belong to other rows, so that two equal texts are not taken for one. */
export type TextToFind = { from: string; to: string; body: string; since: Date; except?: ReadonlySet<string> }

export type TwilioSender = {
  send: (text: TextToSend) => Promise<SendResult>
  find: (text: TextToFind) => Promise<{ sid: string; status: string } | null>
}

// Twilio stamps whole seconds by its own clock; a text made just before `since` may still be ours.
const CLOCK_SLACK_MS = 30_000
const DAY_MS = 86_400_000
// journeys 0.9: at most sixty texts a day to one number, so a hundred cover a day and the safety replies.
const LOOK_BACK = 100
// Twilio puts this before each text of a trial account.
const TRIAL = 'Sent from your Twilio trial account - '

export function createTwilioSender(options: TwilioSenderOptions): TwilioSender {
  const { accountSid, authToken, baseUrl, statusCallback, timeoutMs = 10_000 } = options
  const httpClient = new TwilioHttp({ baseUrl, timeoutMs })
  // Empty, so that a variable of the environment can neither move the host nor print requests.
  const client = twilio(accountSid, authToken, { httpClient, env: {}, edge: '', region: '', logLevel: '' })

  return {
    async send({ from, to, body, key }) {
      try {
        const callback = statusCallback === undefined ? {} : { statusCallback: withKey({ statusCallback, key }) }
        const { sid } = await client.messages.create({ to, body, ...sender(from), ...callback })
        return typeof sid === 'string' && sid !== ''
          ? { outcome: 'sent', sid }
          : { outcome: 'unknown', code: 'bad_answer' }
      } catch (error) {
        return readFault(error)
      }
    },

    /** Throws a `TwilioFault` when Twilio cannot be asked: not known is not the same as not there. */
    async find({ from, to, body, since, except = new Set() }) {
      const earliest = since.getTime() - CLOCK_SLACK_MS
      const service = from.startsWith('MG')
      const pair = { to, limit: LOOK_BACK, pageSize: LOOK_BACK, ...(service ? {} : { from }) }
      // The filter knows whole days (GMT) only. A text still queued has no sending date, so look again without it.
      const dated = { ...pair, dateSentAfter: new Date(Math.floor(earliest / DAY_MS) * DAY_MS) }
      for (const filter of [dated, pair]) {
        for (const message of await client.messages.list(filter)) {
          const ours = message.direction !== 'inbound' && !except.has(message.sid)
          const recent = message.dateCreated.getTime() >= earliest
          if (ours && recent && sameWords(message.body, body)) return { sid: message.sid, status: message.status }
        }
      }
      return null
    },
  }
}

function sender(from: string) {
  return from.startsWith('MG') ? { messagingServiceSid: from } : { from }
}

// A delivery report that carries the key settles a text whose answer never reached us.
function withKey({ statusCallback, key }: { statusCallback: string; key: string }) {
  const url = new URL(statusCallback)
  url.searchParams.set('key', key)
  return url.toString()
}

// Twilio may replace typographic signs (Smart Encoding) and trim the ends.
function sameWords(theirs: string, ours: string) {
  const plain = (text: string) => foldPlain(text).trim()
  const found = plain(theirs)
  return (found.startsWith(TRIAL) ? found.slice(TRIAL.length) : found) === plain(ours)
}
