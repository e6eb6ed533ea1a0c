/** How a landlord runs: hosts, numbers, colours, hours, teams, retention. Every key is described; nothing has a hidden default. */
import { z } from 'zod'
import { REQUEST_TYPES } from '../cases/requestTypes.ts'
import { RETENTION } from '../retention.ts'
import { block } from './block.ts'
import { clockSpanSchema, spanSchema } from './duration.ts'
import { hoursSchema } from './openingHours.ts'

/** What a person may ask for; each must have a team, so that nothing waits unseen. The first seven are service requests. */
export const HANDLED = [
  ...REQUEST_TYPES,
  'complaint',
  'compliment',
  'asb',
  'hate',
  'domestic_abuse',
  'safeguarding',
  'other',
] as const
export type Handled = (typeof HANDLED)[number]

const e164 = z.string().regex(/^\+[1-9]\d{7,14}$/, 'is not a number like +441632960100')
const phone = block({
  number: z.string().describe('as people read it: 01632 960100'),
  e164: e164.describe('as machines dial it: +441632960100'),
}).refine(
  ({ number, e164: dialled }) =>
    number.replace(/^0/, '+44').replaceAll(/[\s()-]/g, '') === dialled || number.startsWith('+'),
  {
    message: 'has two numbers that are not the same',
  },
)
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour like #0b3d91')
const host = z.string().regex(/^[a-z0-9.-]+$/, 'is not a host name like homes.example.org (no https://, no port)')
const teamId = z.string().regex(/^[a-z0-9-]+$/, 'is not a short name like complaints-team')
const language = z.string().refine((tag) => isLanguage(tag), 'is not a language code like en, cy or ur-Latn')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:00')

export const operationsSchema = block({
  hosts: z
    .array(host)
    .min(1, 'is not a list with at least one host')
    .describe('web hosts on which this landlord answers'),
  embed_origins: z
    .array(z.url({ protocol: /^https?$/, error: 'is not a web origin like https://www.example.org' }))
    .describe('sites that may embed the chat'),
  sms_numbers: z.array(e164).describe('numbers tenants text to; replies leave from the number that was texted'),
  colours: block({ primary: colour, on_primary: colour }).superRefine((pair, ctx) => {
    const ratio = contrast(pair.primary, pair.on_primary)
    // WCAG 2.2, 1.4.3: text on its background needs 4.5 to 1.
    if (ratio < 4.5)
      ctx.addIssue({
        code: 'custom',
        message: `has a contrast of ${ratio.toFixed(1)}; at least 4.5 is needed so that everyone can read it`,
      })
  }),
  languages: z
    .array(language)
    .min(1, 'is not a list with at least one language')
    .describe('BCP 47; the first is the one to start in'),
  accepts_draft_wording: z
    .nullable(block({ by: z.string(), on: z.iso.date('is not a date like 2026-11-30') }))
    .describe('who accepted wording that no translator has reviewed, or null'),
  hours: hoursSchema.describe('when staff answer'),
  phones: block({ main: phone, out_of_hours: phone }),
  on_call: block({
    sms: z.nullable(e164.regex(/^\+447/, 'is not a UK mobile number like +447700900123')),
    webhook: z
      .string()
      .regex(
        /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S+$/,
        'is not an address like https://rota.example.org/alert',
      )
      .optional()
      .describe('of a rota or paging service; each call is signed with ALERT_WEBHOOK_SECRET (Standard Webhooks)'),
  }).describe('alerted without content on danger and serious hate reports'),
  teams: z
    .array(
      block({
        id: teamId,
        name: z.string(),
        handles: z.array(z.enum(HANDLED)),
      }),
    )
    .min(1, 'is not a list with at least one team'),
  homes: z.number().int().positive().describe('for rates per 1,000 homes'),
  tenure_mix: z.record(z.string(), z.number().min(0).max(100)).optional().describe('percent per tenure'),
  retention: block(
    Object.fromEntries(RETENTION.map((name) => [name, spanSchema])) as Record<
      (typeof RETENTION)[number],
      typeof spanSchema
    >,
  ).describe('how long each class of record is kept; none may be left out'),
  sms: block({
    per_number_per_day: z
      .number()
      .int()
      .positive()
      .describe('texts to one number in a day; safety replies are never limited'),
    per_day: z.number().int().positive().describe('texts of the whole landlord in a day'),
    unread_to_text_after: spanSchema.describe('an unread web reply goes out as a text after this long, with consent'),
    quiet_hours: block({ from: clockTime, to: clockTime }).optional().describe('absent: those of the law file'),
  }),
  email: block({
    from: z
      .email('is not an address like homes@example.org')
      .describe('letters by e-mail leave from this address; the mail server must be allowed to use it'),
    reply_to: z
      .email('is not an address like homes@example.org')
      .optional()
      .describe('where answers go; absent: to the address they came from'),
  })
    .optional()
    .describe('absent: this landlord sends no e-mail'),
  service_request: block({ review_after: clockSpanSchema.optional().describe('absent: staff set the review date') }),
  complaint_officer: z.string().describe('shown to tenants: a role or a published name'),
  translation: block({
    in_confidence: z
      .enum(['never', 'self_hosted'], { error: 'is not never or self_hosted' })
      .optional()
      .describe('whether a service on machines of your own may read what was told in confidence; absent: never'),
  })
    .optional()
    .describe('a machine may translate between staff and tenants, where the operator has a service; absent: none'),
  corpus: block({
    from_corrections: z
      .boolean()
      .describe("true: a manager may look at staff's corrections one by one, masked, and let some become rows"),
  })
    .optional()
    .describe('what the assistant may learn from; absent: nothing that a tenant wrote here'),
  hate: block({ restricted_team: teamId.describe('the only team that sees hate reports') }),
  restricted_contact: block({
    known_by: z
      .array(z.enum(['conversation', 'number'], { error: 'is not conversation or number' }))
      .describe(
        'how the assistant may know somebody whose contact is restricted: the web conversation that it began in, the number that texts',
      ),
  })
    .optional()
    .describe('absent: only staff see a restriction, and the assistant goes by none'),
  handoff: block({
    languages: z
      .array(language)
      .min(1, 'is not a list with at least one language')
      .describe('languages that staff write'),
    assign: z
      .enum(['by_hand', 'in_turn'], { error: 'is not by_hand or in_turn' })
      .optional()
      .describe(
        'in_turn: whoever waits is offered to one person of the team after the other, for a minute each; absent: by_hand',
      ),
    longest_wait: spanSchema
      .optional()
      .describe('of opening hours; past it a wait stands red and whoever is on call is told once; absent: 10 minutes'),
    tell_wait: spanSchema
      .optional()
      .describe(
        'of opening hours; past it whoever waits is told once that nobody has come yet, and may go on waiting, leave a message or ask for a call; absent: 5 minutes',
      ),
    at_once: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('conversations that one person is offered at a time, web and texts together; absent: 6'),
    centre: block({
      url: z
        .string()
        .regex(
          /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S+$/,
          'is not an address like https://centre.example.org/handoff',
        )
        .describe('where handoffs and the words after them are sent, signed with CONTACT_CENTRE_SECRET'),
      name: z.string().describe('shown to tenants where the centre names nobody'),
      teams: z.array(teamId).optional().describe('whose conversations it takes; absent: those of all teams'),
    })
      .optional()
      .describe('an outside contact centre in place of our console, for general conversations only'),
  }),
}).superRefine((operations, ctx) => {
  const covered = new Set(operations.teams.flatMap((team) => team.handles))
  const orphans = HANDLED.filter((kind) => !covered.has(kind))
  if (orphans.length > 0)
    ctx.addIssue({ code: 'custom', path: ['teams'], message: `does not say which team handles ${orphans.join(', ')}` })
  const ids = operations.teams.map((team) => team.id)
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index))
    ctx.addIssue({ code: 'custom', path: ['teams'], message: `has two teams with the id ${id}` })
  const restricted = operations.teams.find((team) => team.id === operations.hate.restricted_team)
  if (!restricted?.handles.includes('hate'))
    ctx.addIssue({
      code: 'custom',
      path: ['hate', 'restricted_team'],
      message: 'is not one of the teams that handle hate',
    })
  for (const other of operations.teams)
    if (other.handles.includes('hate') && other !== restricted)
      ctx.addIssue({
        code: 'custom',
        path: ['teams'],
        message: `lets ${other.id} handle hate, but only the restricted team may`,
      })
})
export type Operations = z.infer<typeof operationsSchema>

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
