/** Who waits for a person: of restricted conversations no more than that there is one. */
import { z } from 'zod'
import { dayOf } from '../../../services/cases/deadlines.ts'
import {
  ALERT_KINDS,
  CHANNELS,
  HANDOFF_REASONS,
  WAITS_TOLD,
} from '../../../services/conversations/conversationModel.ts'
import { AUDIENCES } from '../../../services/db.ts'
import { handoffRules } from '../../../services/handoff/handoffRules.ts'
import { afterOpen } from '../../../services/handoff/hours.ts'
import { writes } from '../../../services/handoff/inTurn.ts'
import { offerStands, type QueueEntry, readQueue } from '../../../services/handoff/queue.ts'
import type { AccountRecord } from '../../../services/staff/accounts.ts'
import { instant, iso, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const entry = z.object({
  id: z.string(),
  channel: z.enum(CHANNELS),
  language: z.string(),
  audience: z.enum(AUDIENCES),
  waitingSince: instant.nullable(),
  lateAt: instant.nullable().describe('from then on the wait is too long, by the hours of the office'),
  urgent: z.boolean(),
  alert: z.object({ kind: z.enum(ALERT_KINDS), at: instant }).nullable(),
  team: z.string().nullable(),
  reason: z.enum(HANDOFF_REASONS).nullable(),
  told: z.enum(WAITS_TOLD).nullable().describe('what the tenant was told of the wait: nobody yet, or closed by now'),
  stays: z.boolean().describe('told so, the tenant chose to go on waiting'),
  holder: z.object({ name: z.string(), mine: z.boolean() }).nullable(),
  offered: z
    .object({ name: z.string(), mine: z.boolean() })
    .nullable()
    .describe('to whom it is offered for this minute; whoever else may, can take it too'),
  lastInboundAt: instant,
  followUp: z.iso.date().nullable().describe('the day on which somebody wants to look again'),
  fits: z
    .object({ language: z.boolean(), skill: z.boolean() })
    .describe('the reader’s own languages and skills; a skill fits a reason or a team'),
})
export type QueueLine = z.infer<typeof entry>

const queue = z.object({
  waiting: z
    .array(entry)
    .describe('danger first, then what is sealed, then what is offered to oneself, then urgent, then the longest wait'),
  held: z.array(entry).describe('the own ones, and those of colleagues in which danger was heard'),
  again: z.array(entry).describe("nobody's, and to be looked at again by today"),
})
export type QueueView = z.infer<typeof queue>

export function queueRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/queue',
        name: 'staff.queue',
        summary: 'Conversations that wait for a person.',
        act: 'queue.read',
        answer: queue,
        handle: async ({ me }) => {
          const { account, scope } = me
          const at = product.clock()
          const found = await readQueue({
            conversations: product.conversations,
            scope,
            account: account._id,
            today: dayOf(at),
            at,
          })
          const ids = [...found.held, ...found.waiting].flatMap(({ holder, offered }) => [
            ...(holder ? [holder] : []),
            ...(offered ? [offered.account] : []),
          ])
          const names = await staff.accounts.names({ landlord: account.landlord, ids })
          const landlord = product.landlords.bySlug(account.landlord)
          const { bankHolidays } = product.law
          const lateAt = (since: Date): Date | null =>
            landlord
              ? afterOpen({ landlord, since, milliseconds: handoffRules(landlord).longestWait, bankHolidays })
              : null
          const view = (one: QueueEntry): QueueLine => lineOf({ entry: one, account, at, names, lateAt })
          return { waiting: found.waiting.map(view), held: found.held.map(view), again: found.again.map(view) }
        },
      },
    }),
  ]
}

function lineOf({
  entry,
  account,
  at,
  names,
  lateAt,
}: {
  entry: QueueEntry
  account: Pick<AccountRecord, '_id' | 'languages' | 'skills'>
  at: Date
  names: Map<string, string>
  lateAt: (since: Date) => Date | null
}): QueueLine {
  const { _id, holder, waiting, alert, ...one } = entry
  const offered = offerStands({ entry, at }) ? one.offered : null
  const late = waiting && lateAt(waiting.since)
  const open = one.audience === 'general'
  return {
    id: _id,
    channel: one.channel,
    language: one.language,
    audience: one.audience,
    waitingSince: waiting ? iso(waiting.since) : null,
    lateAt: late && !holder ? iso(late) : null,
    urgent: waiting?.urgent ?? false,
    alert: alert ? { kind: alert.kind, at: iso(alert.at) } : null,
    team: open && waiting ? waiting.team : null,
    reason: open && waiting ? waiting.reason : null,
    told: (open && waiting?.told) || null,
    stays: open && waiting?.stays === true,
    holder: holder ? { name: names.get(holder) ?? '', mine: holder === account._id } : null,
    offered: offered ? { name: names.get(offered.account) ?? '', mine: offered.account === account._id } : null,
    lastInboundAt: iso(one.lastInboundAt),
    followUp: one.followUp ?? null,
    fits: {
      language: writes({ account, language: one.language }),
      skill: open && waiting !== null && account.skills.some((own) => own === waiting.reason || own === waiting.team),
    },
  }
}
