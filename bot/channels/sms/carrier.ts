/** The carrier in use: Twilio when it is configured, else a stand-in inside this process for demonstrations. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../services/clock.ts'
import type { Config } from '../../config.ts'
import type { TwilioSettings } from '../../http/twilio.ts'
import { createStandIn, type StandIn } from './standIn.ts'
import { createTwilioSender, type TwilioSender } from './twilioSender.ts'

export interface Carrier {
  sender: TwilioSender | null
  standIn: StandIn | null
  settings(): TwilioSettings
  /** Tells the carrier where we listen, once we do. */
  listen(args: { port: number }): void
  close(): Promise<void>
}

const STATUS_PATH = '/api/sms/twilio/status'

export async function openCarrier({ config, clock }: { config: Config; clock: Clock }): Promise<Carrier> {
  let publicUrl = config.publicUrl ?? 'http://localhost'
  if (config.twilio || config.production) {
    const { accountSid, authToken, baseUrl } = config.twilio ?? { accountSid: '', authToken: '', baseUrl: null }
    return {
      sender: config.twilio
        ? createTwilioSender({
            accountSid,
            authToken,
            ...(baseUrl ? { baseUrl } : {}),
            ...(config.publicUrl ? { statusCallback: config.publicUrl + STATUS_PATH } : {}),
          })
        : null,
      standIn: null,
      // Without settings no signature can be right, so that every webhook is refused.
      settings: () => ({ accountSid, authToken: authToken || randomBytes(32).toString('hex'), publicUrl }),
      listen: ({ port }) => {
        if (!config.publicUrl) publicUrl = `http://localhost:${port}`
      },
      close: async () => {},
    }
  }
  const accountSid = `AC${randomBytes(16).toString('hex')}`
  const authToken = randomBytes(16).toString('hex')
  let local = ''
  const standIn = createStandIn({
    accountSid,
    authToken,
    clock,
    reach: (url: string) => (local ? url.replace(publicUrl, local) : url),
  })
  const baseUrl = await standIn.listen()
  const carrier: Carrier = {
    standIn,
    sender: null,
    settings: () => ({ accountSid, authToken, publicUrl }),
    listen: ({ port }) => {
      local = `http://127.0.0.1:${port}`
      publicUrl = config.publicUrl ?? `http://localhost:${port}`
      standIn.postTo(`${publicUrl}/api/sms/twilio`)
      carrier.sender = createTwilioSender({ accountSid, authToken, baseUrl, statusCallback: publicUrl + STATUS_PATH })
    },
    close: async () => {
      await standIn.close()
    },
  }
  return carrier
}
