/** What leaves and what falls due: the outbox is drained and the timers are seen to, by whichever process comes first. */

import { t } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import { isKeeperAway } from '../services/confidential/keeper.ts'
import { unseal } from '../services/confidential/seal.ts'
import { CHANNELS, type ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes } from '../services/conversations/inbox.ts'
import type { OutboxRecord } from '../services/conversations/outbox.ts'
import { errorCode } from '../services/log.ts'
import type { TimerRecord } from '../services/timers.ts'
import type { EmailSender } from './channels/email/emailSender.ts'
import type { TwilioSender } from './channels/sms/twilioSender.ts'
import { factsOf } from './facts.ts'
import { fireCaseTimer } from './fireCaseTimer.ts'
import { fireReportTimer, isReportTimer } from './fireReportTimer.ts'
import type { Signer } from './keySettings.ts'
import type { Product } from './product.ts'
import { createDrain, type SendOne } from './sending/drain.ts'
import { joinedRuns } from './sending/joinedRuns.ts'
import { sendActivity } from './sending/sendActivity.ts'
import { sendEmail } from './sending/sendEmail.ts'
import { sendText } from './sending/sendText.ts'
import { sendWebhook } from './sending/sendWebhook.ts'

/** Seconds a send may take before another process looks what became of it. */
const SEND_LEASE = 30
const TEXTS_AT_ONCE = 8
const EMAILS_AT_ONCE = 2
const CENTRE_AT_ONCE = 8

export interface Chores {
  /** Does what is due now and never rejects; calls while it runs are joined into one more round. */
  run(): Promise<void>
  /** Sends that have begun are finished and marked; no further one is begun. */
  stop(): Promise<void>
}

export function createChores({
  product,
  sms,
  email = null,
  kick = () => {},
  leaseSeconds = SEND_LEASE,
}: {
  product: Product
  sms: () => TwilioSender | null
  email?: EmailSender | null
  /** Something new waits on a lane. */
  kick?: (lane: { landlord: string; thread: string }) => void
  leaseSeconds?: number
}): Chores {
  const { outbox, timers, log } = product
  const slugs = (): string[] => product.landlords.all().map(({ slug }) => slug)
  // The database is away: the next sweep tries again.
  const failed = (error: unknown): void => log.warn('chores failed', { code: errorCode(error) })

  const signerFor = ({ channel }: Pick<OutboxRecord, 'channel'>): Signer | null =>
    channel === 'contact_centre' ? product.config.signCentre : product.config.signAlert

  const send: SendOne = async ({ row, content, isOurs }) => {
    const landlord = product.landlords.bySlug(row.landlord)
    if ('subject' in content)
      return await sendEmail({ sender: email, landlord, row, content, at: product.clock(), isOurs })
    if ('payload' in content)
      return await sendWebhook({ sign: signerFor(row), row, content, at: product.clock(), isOurs })
    if ('activity' in content) return await sendActivity({ adapter: product.adapter, content })
    return await sendText({ outbox, sender: sms(), row, content, isOurs })
  }
  const drainTexts = createDrain({ product, channels: CHANNELS, atOnce: TEXTS_AT_ONCE, leaseSeconds, send })
  // Apart, so that a mail server that hangs never keeps a safety text waiting.
  const drainEmails = createDrain({ product, channels: ['email'], atOnce: EMAILS_AT_ONCE, leaseSeconds, send })
  const drainCalls = createDrain({ product, channels: ['webhook'], atOnce: 1, leaseSeconds, send })
  const drainCentre = createDrain({ product, channels: ['contact_centre'], atOnce: CENTRE_AT_ONCE, leaseSeconds, send })

  const doDue = async (): Promise<void> => {
    for (;;) {
      const timer = await timers.claim({ landlords: slugs(), by: product.process, now: product.clock() })
      if (!timer) return
      if (timer.case === null) await textUnread(timer)
      else if (isReportTimer(timer)) await lookAtReport(timer)
      else await lookAtCase(timer)
    }
  }

  /** An officer's reply that nobody has looked at becomes one neutral text, if the tenant agreed to one. */
  const textUnread = async (timer: TimerRecord): Promise<void> => {
    const { landlord: slug, conversation: id } = timer
    const conversation = await product.conversations.findOne({ _id: id, landlord: slug }).lean<ConversationRecord>()
    const landlord = product.landlords.bySlug(slug)
    const at = product.clock()
    const unread =
      conversation &&
      conversation.seen < timer.position &&
      conversation.reach?.way === 'sms' &&
      conversation.reach.sealed
    const from = landlord?.operations.sms_numbers[0]
    await product.db.transact(async (session) => {
      if (unread && landlord && from && conversation.reach?.sealed) {
        const key = product.master.derive('intake')
        const to = unseal({
          key,
          name: `conversations:${id}:reach`,
          sealed: bytes(conversation.reach.sealed),
        }).toString('utf8')
        const body = t({
          key: 'sms.unread',
          language: spokenAs(conversation.language) ?? 'en',
          params: factsOf({ landlord, law: product.law }),
          voice: 'short',
        })
        await outbox
          .plan([
            {
              id: `timer:${timer._id}`,
              landlord: slug,
              audience: conversation.audience,
              retention: conversation.retention,
              conversation: id,
              channel: 'sms',
              kind: 'notice',
              template: 'sms.unread',
              lane: `notice:${id}`,
              order: timer.position,
              at,
              content: { to, from, body },
            },
          ])
          .run(session)
      }
      await timers.done({ timer, at }).run(session)
    })
  }

  /** While the team's key is away its reports wait, and nothing else waits for them; its lease over, the timer is taken up again. */
  const lookAtReport = async (timer: TimerRecord): Promise<void> => {
    try {
      await fireReportTimer({ product, timer })
    } catch (error) {
      if (!isKeeperAway(error)) throw error
      failed(error)
    }
  }

  const lookAtCase = async (timer: TimerRecord): Promise<void> => {
    const lane = await fireCaseTimer({ product, timer })
    if (lane) kick(lane)
  }

  const texts = joinedRuns({
    failed,
    work: async (args) => {
      await drainTexts(args)
      await doDue()
    },
  })
  const emails = joinedRuns({ failed, work: drainEmails })
  const calls = joinedRuns({ failed, work: drainCalls })
  const centre = joinedRuns({ failed, work: drainCentre })
  const all = [texts, emails, calls, centre]

  return {
    run: async () => {
      await Promise.all(all.map((one) => one.run()))
    },
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()))
    },
  }
}
