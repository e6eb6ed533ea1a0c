/** Twilio's webhooks: a text comes in, a delivery report comes in; the signature decides before anything is read. */
import { z } from 'zod'
import { hearDanger } from '../../dialogs/understand/danger.ts'
import { guessLanguage } from '../../dialogs/understand/language.ts'
import { hear } from '../../dialogs/understand/lexicon.ts'
import { blindIndex } from '../../services/confidential/seal.ts'
import { AppError, isDatabaseAway } from '../../services/errors.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { readKeyword } from '../channels/sms/optOut.ts'
import { checkTwilioSignature } from '../channels/sms/signature.ts'
import { cutToLimit, type Intake } from '../intake.ts'
import type { Product } from '../product.ts'
import { unsavedSafety } from '../unsavedSafety.ts'
import { createLimiter } from './limits.ts'
import { type Answer, type Call, FORM_BODY, type Route } from './route.ts'

export interface TwilioSettings {
  accountSid: string
  authToken: string
  /** Twilio signs the address it was configured with, never the Host header. */
  publicUrl: string
}

const incoming = z.object({
  MessageSid: z.string().min(10).max(64),
  From: z.string().min(3).max(40),
  To: z.string().min(3).max(40),
  Body: z.string().max(10_000).default(''),
  OptOutType: z.string().optional(),
  NumMedia: z.coerce.number().int().min(0).catch(0).default(0),
})
const report = z.object({
  MessageSid: z.string().min(10).max(64),
  MessageStatus: z.string(),
  ErrorCode: z.string().max(10).optional(),
})

const TWIML = { 'Content-Type': 'text/xml; charset=utf-8' }
const EMPTY: Answer = { status: 200, headers: TWIML, body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' }

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

/** The landlord of the number that was texted; a number that no profile lists belongs to the default landlord. */
export function landlordOfNumber({ product, to }: { product: Product; to: string }): Landlord {
  const { landlords, config } = product
  const found =
    landlords.bySmsNumber(to) ??
    (config.publicUrl ? landlords.byHost(new URL(config.publicUrl).host) : undefined) ??
    landlords.bySlug(config.landlords?.[0] ?? '') ??
    landlords.byHost('localhost') ??
    landlords.all()[0]
  if (!found) throw new AppError('not_found')
  return found
}

export const smsThread = ({
  product,
  landlord,
  number,
}: {
  product: Product
  landlord: string
  number: string
}): string => blindIndex({ master: product.master, field: `sms:${landlord}`, value: number })

export function twilioRoutes({
  product,
  intake,
  settings,
}: {
  product: Product
  intake: Intake
  settings: () => TwilioSettings
}): Route[] {
  const limiter = createLimiter(product.config.limits.textsPerNumber)

  const signed = (call: Call): Record<string, string> => {
    const { accountSid, authToken, publicUrl } = settings()
    const checked = checkTwilioSignature({
      authToken,
      accountSid,
      publicUrl,
      path: call.target,
      rawBody: call.body,
      signature: String(call.headers['x-twilio-signature'] ?? ''),
      contentType: call.headers['content-type'],
    })
    if (!checked.ok) throw new AppError('forbidden')
    return checked.params
  }

  const receive = async (call: Call): Promise<Answer> => {
    const read = incoming.safeParse(signed(call))
    if (!read.success) throw new AppError('bad_request')
    const { MessageSid, From, To, Body, OptOutType, NumMedia } = read.data
    const landlord = landlordOfNumber({ product, to: To })
    const dangers = hearDanger(Body)
    try {
      const thread = smsThread({ product, landlord: landlord.slug, number: From })
      if (dangers.length === 0) await limiter.take(thread)
      // Without Advanced Opt-Out the carrier obeys the bare word and names no verdict; it must be heard all the same (journeys 0.9).
      const optOut = readKeyword({ body: Body, optOutType: OptOutType })
      await intake.accept({
        id: `sms:${MessageSid}`,
        channel: 'sms',
        landlord: landlord.slug,
        thread,
        payload: {
          kind: 'message',
          text: cutToLimit(Body),
          attachments: NumMedia,
          peer: { to: From, from: To },
          ...(optOut ? { optOut } : {}),
        },
      })
      return EMPTY
    } catch (error) {
      if (dangers.length === 0 || !isDatabaseAway(error)) throw error
      // The one exception to an empty answer: nothing can be saved, and somebody may be in danger.
      const text = unsavedSafety({
        product,
        landlord,
        language: guessLanguage({ scores: hear(Body).languages }),
        kind: dangers[0]!.kind,
        voice: 'short',
      })
      return {
        status: 200,
        headers: TWIML,
        body: `<?xml version="1.0" encoding="UTF-8"?><Response><Message>${escapeXml(text)}</Message></Response>`,
      }
    }
  }

  const status = async (call: Call): Promise<Answer> => {
    const read = report.safeParse(signed(call))
    if (!read.success) throw new AppError('bad_request')
    const { MessageSid, MessageStatus, ErrorCode } = read.data
    const to =
      MessageStatus === 'delivered'
        ? 'delivered'
        : MessageStatus === 'sent'
          ? 'sent'
          : MessageStatus === 'failed' || MessageStatus === 'undelivered'
            ? 'failed'
            : null
    if (to) {
      const landlords = product.landlords.all().map(({ slug }) => slug)
      const key = call.query.get('key')
      await product.outbox.status({
        landlords,
        providerId: MessageSid,
        to,
        ...(key ? { key } : {}),
        ...(ErrorCode ? { code: ErrorCode } : {}),
      })
    }
    return { status: 204 }
  }

  return [
    { method: 'POST', path: '/api/sms/twilio', name: 'twilio.receive', body: FORM_BODY, handle: receive },
    { method: 'POST', path: '/api/sms/twilio/status', name: 'twilio.status', body: FORM_BODY, handle: status },
  ]
}
