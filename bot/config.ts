/** One schema over the environment: a missing or bad value stops the start and is named; values are never printed. */
import { z } from 'zod'
import type { KeeperOf } from '../services/confidential/keeper.ts'
import { type MasterKey, masterKey } from '../services/confidential/keys.ts'
import { FACTOR_RULES, type FactorRule } from '../services/staff/factorPolicy.ts'
import type { Translator } from '../services/translation/translator.ts'
import { isOpenLine, readSmtpUrl, type SmtpSettings } from './channels/email/smtpUrl.ts'
import { readKeepers, readKey, type Signer, signerWith } from './keySettings.ts'
import { kmsEnvironment } from './kmsSettings.ts'
import { type OidcSettings, oidcEnvironment, readOidc } from './oidcSettings.ts'
import { readTranslator, translationEnvironment } from './translationSettings.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const filled = z.string().min(1)
const smtpUrl = z.string().transform((text, ctx) => {
  const settings = readSmtpUrl(text)
  if (settings) return settings
  ctx.addIssue(
    'not like smtps://user:password@mail.example.org:465; signs such as @ : / in a password are written %40 %3A %2F.',
  )
  return z.NEVER
})

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'not like whsec_ and at least 24 bytes of base64.')

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3978),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  MONGODB_URI: filled.optional(),
  MONGODB_NAME: filled.default('heard'),
  DATA_DIR: filled.default('.heard'),
  MASTER_KEY: filled.optional(),
  MASTER_KEY_FILE: filled.optional(),
  CONFIDENTIAL_KEY: filled.optional(),
  CONFIDENTIAL_KEY_FILE: filled.optional(),
  CONFIDENTIAL_OLD_KEY_FILE: filled.optional(),
  ...kmsEnvironment,
  TWILIO_ACCOUNT_SID: filled.optional(),
  TWILIO_AUTH_TOKEN: filled.optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^\+[1-9]\d{7,14}$/)
    .optional(),
  TWILIO_API_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: smtpUrl.optional(),
  ALERT_WEBHOOK_SECRET: webhookSecret.optional(),
  CONTACT_CENTRE_SECRET: webhookSecret.optional(),
  MICROSOFT_APP_ID: filled.optional(),
  MICROSOFT_APP_PASSWORD: filled.optional(),
  MICROSOFT_APP_TENANT_ID: filled.optional(),
  MICROSOFT_OPENID_METADATA_URL: z.url().optional(),
  MICROSOFT_SERVICE_HOSTS: list.default([
    'botframework.com',
    'trafficmanager.net',
    'skype.com',
    'botframework.azure.us',
    'botframework.us',
  ]),
  LANDLORDS: list.optional(),
  /** Where clamd listens; absent: files are kept without being looked through, and marked so. */
  CLAMD: z
    .string()
    .regex(/^[A-Za-z0-9.-]+:\d{1,5}$/, 'not like clamd.example.org:3310.')
    .optional(),
  DEMO: z.enum(['on', 'off']).optional(),
  SECOND_FACTOR: z.enum(FACTOR_RULES).optional(),
  ...oidcEnvironment,
  ...translationEnvironment,
  TRUSTED_PROXIES: list.default([]),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** How often one sender may do a thing; start fails on a bad one. Points per seconds. */
const limit = z.object({ points: z.number().int().positive(), seconds: z.number().positive() })

/** faults-and-threats.md, 4: start values, with their reasons there. */
export const limitsSchema = z.object({
  messagesPerTalk: limit.default({ points: 5, seconds: 10 }),
  newTalksPerAddress: limit.default({ points: 30, seconds: 60 }),
  signIns: limit.default({ points: 5, seconds: 15 * 60 }),
  textsPerNumber: limit.default({ points: 30, seconds: 60 }),
  /** Reading, refreshing and reconnecting together: a client that polls asks once a second. */
  callsPerTalk: limit.default({ points: 240, seconds: 60 }),
  /** A PIN has six digits: five tries in a quarter of an hour make a guess hopeless (threat T20). */
  wrongPins: limit.default({ points: 5, seconds: 15 * 60 }),
  /** Sixteen digits: a person mistypes a few times, and a guesser gets nowhere with a hundred (threat T20). */
  codes: limit.default({ points: 5, seconds: 15 * 60 }),
  /** Messages with files: each is decoded, which costs more than words. */
  uploadsPerTalk: limit.default({ points: 10, seconds: 5 * 60 }),
  /** Sealed files of one conversation, originals among them. */
  filesPerTalk: z.number().int().positive().default(40),
  /** Seconds that words wait for the files that came with them; words of danger wait for none. */
  filesAwaited: z.number().nonnegative().default(3),
  /** One line may be a hostel's or a library's: some people's slips, and not ten conversations' guesses. */
  codesPerAddress: limit.default({ points: 20, seconds: 15 * 60 }),
  codesOfAll: limit.default({ points: 100, seconds: 15 * 60 }),
  /** Lines and replies of one officer that a machine translates; a long talk is some hundred lines. */
  translations: limit.default({ points: 600, seconds: 10 * 60 }),
  waitingMessages: z.number().int().positive().default(10_000),
})
export type Limits = z.infer<typeof limitsSchema>

const clamdAt = (address: string): { host: string; port: number } => {
  const [host = '', port] = address.split(':')
  return { host, port: Number(port) }
}

export interface Config {
  production: boolean
  /** Demonstration accounts and the SMS demonstration page. */
  demo: boolean
  port: number
  host: string
  /** Without a trailing slash; null: the address a request came to is used for links only, never for signatures. */
  publicUrl: string | null
  mongodbName: string
  dataDir: string
  master: MasterKey
  /** Keepers of a team's key, newest key first; a key shows nothing of itself when this is printed. */
  keepers: [KeeperOf, ...KeeperOf[]]
  twilio: { accountSid: string; authToken: string; from: string | null; baseUrl: string | null } | null
  /** The mail server; null: no landlord sends e-mail. */
  smtp: SmtpSettings | null
  /** Signs a call to a rota service; null: no secret is set. */
  signAlert: Signer | null
  /** Signs what goes to a contact centre and proves what comes from it; null: no secret is set. */
  signCentre: Signer | null
  botFramework: {
    appId: string
    password: string
    tenantId: string | null
    openIdMetadataUrl: string | null
    /** Hosts, with all below them, that a reply may be sent to: Microsoft's own (threats T11, T23). */
    serviceHosts: string[]
  } | null
  /** The virus scanner; null: none. */
  clamd: { host: string; port: number } | null
  landlords: string[] | undefined
  /** Who of the staff must have a second factor. */
  secondFactor: FactorRule
  /** Where staff may sign in besides; null: with a password only. */
  oidc: OidcSettings | null
  /** Machine translation for staff; off unless a service is named. */
  translator: Translator
  trustedProxies: string[]
  logLevel: string
  limits: Limits
}

export type ConfigRead = { ok: true; config: Config } | { ok: false; problems: string[] }

export function readConfig(env: NodeJS.ProcessEnv, { limits = {} }: { limits?: Partial<Limits> } = {}): ConfigRead {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!read.success)
    return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const e = read.data
  const production = e.NODE_ENV === 'production'
  const demo = (e.DEMO ?? (production ? 'off' : 'on')) === 'on'
  const problems: string[] = []
  const needs = (condition: unknown, problem: string): void => {
    if (!condition) problems.push(problem)
  }

  const key = readKey({ e, name: 'MASTER_KEY', file: 'master.key', production, problems })
  const keepers = readKeepers({ e, key, production, problems })
  if (production) {
    needs(!demo, 'DEMO: demonstration accounts are refused in production.')
    needs(
      e.SECOND_FACTOR !== 'optional',
      'SECOND_FACTOR: production needs it of everybody who reads what is restricted; write restricted or all.',
    )
    needs(e.PUBLIC_URL, 'PUBLIC_URL: production needs it, for webhook signatures and links.')
    needs(
      !e.PUBLIC_URL || e.PUBLIC_URL.startsWith('https://'),
      'PUBLIC_URL: production needs https, for tokens and sign-ins travel on it.',
    )
    needs(e.MONGODB_URI, 'MONGODB_URI: production needs a replica set of its own.')
    needs(
      !e.TWILIO_ACCOUNT_SID || e.TWILIO_AUTH_TOKEN,
      'TWILIO_AUTH_TOKEN: without it a webhook could not be told from a forgery.',
    )
    needs(
      !e.SMTP_URL || !isOpenLine(e.SMTP_URL),
      'SMTP_URL: production sends nothing in the clear; write smtps:// (port 465) or smtp+starttls:// (port 587).',
    )
  }
  needs(!e.TWILIO_AUTH_TOKEN || e.TWILIO_ACCOUNT_SID, 'TWILIO_ACCOUNT_SID: missing beside TWILIO_AUTH_TOKEN.')
  needs(!e.TWILIO_ACCOUNT_SID || e.TWILIO_AUTH_TOKEN, 'TWILIO_AUTH_TOKEN: missing beside TWILIO_ACCOUNT_SID.')
  needs(!e.MICROSOFT_APP_ID || e.MICROSOFT_APP_PASSWORD, 'MICROSOFT_APP_PASSWORD: missing beside MICROSOFT_APP_ID.')
  const publicUrl = e.PUBLIC_URL ? e.PUBLIC_URL.replace(/\/+$/, '') : null
  const oidc = readOidc({ e, publicUrl, production, problems })
  const translator = readTranslator({ e, problems })
  if (problems.length > 0 || !key || !keepers) return { ok: false, problems: [...new Set(problems)] }

  return {
    ok: true,
    config: {
      production,
      demo,
      port: e.PORT,
      host: e.HOST,
      publicUrl,
      mongodbName: e.MONGODB_NAME,
      dataDir: e.DATA_DIR,
      master: masterKey(key),
      keepers,
      twilio:
        e.TWILIO_ACCOUNT_SID && e.TWILIO_AUTH_TOKEN
          ? {
              accountSid: e.TWILIO_ACCOUNT_SID,
              authToken: e.TWILIO_AUTH_TOKEN,
              from: e.TWILIO_FROM ?? null,
              baseUrl: e.TWILIO_API_BASE_URL ?? null,
            }
          : null,
      smtp: e.SMTP_URL ?? null,
      signAlert: e.ALERT_WEBHOOK_SECRET ? signerWith(e.ALERT_WEBHOOK_SECRET) : null,
      signCentre: e.CONTACT_CENTRE_SECRET ? signerWith(e.CONTACT_CENTRE_SECRET) : null,
      botFramework:
        e.MICROSOFT_APP_ID && e.MICROSOFT_APP_PASSWORD
          ? {
              appId: e.MICROSOFT_APP_ID,
              password: e.MICROSOFT_APP_PASSWORD,
              tenantId: e.MICROSOFT_APP_TENANT_ID ?? null,
              openIdMetadataUrl: e.MICROSOFT_OPENID_METADATA_URL ?? null,
              serviceHosts: e.MICROSOFT_SERVICE_HOSTS,
            }
          : null,
      clamd: e.CLAMD ? clamdAt(e.CLAMD) : null,
      landlords: e.LANDLORDS,
      secondFactor: e.SECOND_FACTOR ?? (production ? 'restricted' : 'optional'),
      oidc,
      translator,
      trustedProxies: e.TRUSTED_PROXIES,
      logLevel: e.LOG_LEVEL,
      limits: limitsSchema.parse(limits),
    },
  }
}
