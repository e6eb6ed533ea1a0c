/** The air between phones and us in the stand-in: keeps texts, reports deliveries, obeys opt-out words, posts what tenants say. */
import { randomBytes } from 'node:crypto'
import { readKeyword } from './optOut.ts'
import { createHooks, readTwiml } from './standInHooks.ts'
import type { StandInText } from './standInText.ts'

export type CarrierOptions = {
  accountSid: string
  authToken: string
  clock: () => Date
  webhookUrl?: string | undefined
  /** Where a signed public address can be reached from here; by default at that very address. */
  reach?: (url: string) => string
}

export type Said = { from: string; to: string; body: string; messageSid?: string; optOutType?: string }

type Sent = { from: string; to: string; body: string; statusCallback: string | null; arrives: boolean }

const KEPT_TEXTS = 1000

export function createCarrier({ accountSid, authToken, clock, webhookUrl, reach = (url) => url }: CarrierOptions) {
  const texts: StandInText[] = []
  const optedOut = new Set<string>()
  const listeners = new Set<(text: StandInText) => void>()
  const underWay = new Set<Promise<void>>()
  const stopping = new AbortController()
  const hooks = createHooks({ accountSid, authToken, reach, signal: stopping.signal })
  let hookUrl = webhookUrl

  function keep(given: Pick<StandInText, 'direction' | 'from' | 'to' | 'body' | 'status'> & Partial<StandInText>) {
    const made = { sid: `SM${randomBytes(16).toString('hex')}`, createdAt: clock(), sentAt: null }
    const text: StandInText = { ...made, errorCode: null, statusCallback: null, ...given }
    texts.push(text)
    if (texts.length > KEPT_TEXTS) texts.shift()
    if (text.direction === 'out') for (const listener of listeners) listener(text)
    return text
  }

  async function deliver({ text, arrives }: { text: StandInText; arrives: boolean }) {
    for (const status of ['queued', 'sent', arrives ? 'delivered' : 'undelivered'] as const) {
      if (stopping.signal.aborted) return
      text.status = status
      if (status === 'sent') text.sentAt = clock()
      // Twilio error 30003: unreachable destination handset.
      if (status === 'undelivered') text.errorCode = 30003
      if (text.statusCallback !== null) await hooks.status({ url: text.statusCallback, text: { ...text } })
    }
  }

  function follow(work: Promise<void>) {
    const watched = work.finally(() => underWay.delete(watched))
    underWay.add(watched)
  }

  /** A tenant's text reaches us. Gives the webhook's HTTP status, 0 when it did not answer. */
  async function say({ from, to, body, messageSid, optOutType }: Said): Promise<number> {
    const thread = pair({ tenant: from, ours: to })
    // The carrier obeys these words whatever becomes of the webhook.
    const keyword = readKeyword({ body, optOutType, optedOut: optedOut.has(thread) })
    if (keyword === 'stop') optedOut.add(thread)
    if (keyword === 'start') optedOut.delete(thread)
    const known = texts.find(({ sid }) => sid === messageSid)
    const named = messageSid === undefined ? {} : { sid: messageSid }
    const text = known ?? keep({ direction: 'in', from, to, body, status: 'received', sentAt: clock(), ...named })
    if (hookUrl === undefined) return 0
    const { status, body: twiml } = await hooks.inbound({ url: hookUrl, text, optOutType })
    if (status !== 200 || optedOut.has(thread)) return status
    for (const reply of readTwiml(twiml)) {
      keep({ direction: 'out', from: to, to: from, body: reply, status: 'delivered', sentAt: clock() })
    }
    return status
  }

  return {
    texts: texts as readonly StandInText[],
    say,
    isBlocked: (people: { tenant: string; ours: string }) => optedOut.has(pair(people)),
    /** Takes one of our texts for a tenant; its delivery reports follow by themselves. */
    accept({ arrives, ...given }: Sent): StandInText {
      const text = keep({ direction: 'out', status: 'queued', ...given })
      follow(deliver({ text, arrives }))
      return text
    },
    postTo: (url: string) => {
      hookUrl = url
    },
    /** Called for each text sent to a tenant; gives the way to stop listening. */
    onText(listener: (text: StandInText) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Resolves when every delivery report under way has been posted. */
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async stop() {
      stopping.abort()
      await Promise.all(underWay)
    },
  }
}

function pair({ tenant, ours }: { tenant: string; ours: string }) {
  return `${tenant}|${ours}`
}
