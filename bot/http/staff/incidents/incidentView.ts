/** An incident as a manager sees it: in the list codes and dates alone; opened, its words, its letters and what may be done now. */
import { z } from 'zod'
import { LETTER_STATES } from '../../../../services/cases/complaint/letterStore.ts'
import { dayOf, endOfDay } from '../../../../services/cases/deadlines.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import { ACT_NAMES } from '../../../../services/incidents/acts.ts'
import { refusalOf } from '../../../../services/incidents/decide.ts'
import type { IncidentRecord } from '../../../../services/incidents/incidentModel.ts'
import { STANDINGS, standingOf } from '../../../../services/incidents/restriction.ts'
import { instant, iso, type Me, type StaffDeps } from '../staffRoute.ts'

const SOON_MS = 14 * 86_400_000

const restriction = z.object({
  contact: z.string().describe('the name of the one person who answers'),
  from: z.iso.date(),
  reviewOn: z.iso.date(),
  standing: z.enum(STANDINGS).describe('lapsed: nobody looked at it again by its day, and it is over'),
  soon: z.boolean().describe('in force, and to be looked at again within two weeks'),
  keeps: z.array(z.string()),
})

export const NEXT_STEPS = ['assess', 'contact', 'decide', 'review', 'closed'] as const

export const incidentLine = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.string(),
  setting: z.string(),
  on: z.iso.date(),
  at: instant,
  next: z.enum(NEXT_STEPS),
  restriction: restriction.nullable(),
})
export type IncidentLine = z.infer<typeof incidentLine>

const said = z.record(z.string(), z.unknown())

export const incidentView = incidentLine.extend({
  version: z.number().int(),
  by: z.string(),
  mine: z.boolean().describe('written down by whoever reads it, who decides nothing about it'),
  conversation: z.string().nullable().describe('null where this reader may not open it, or there is none'),
  case: z.string().nullable(),
  words: said.describe('what was written down, by field'),
  possible: z.array(z.enum(ACT_NAMES)),
  isTenancyBreach: z.boolean(),
  referTo: z.array(z.string()),
  keeps: z.array(z.string()),
  latestReview: z.iso.date(),
  letters: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      language: z.string(),
      at: instant,
      state: z.enum(LETTER_STATES),
      sentAt: instant.nullable(),
    }),
  ),
  history: z.array(
    z.object({ at: instant, by: z.string(), what: z.string(), detail: z.string(), words: said.nullable() }),
  ),
})
export type IncidentView = z.infer<typeof incidentView>

type Line = Pick<
  IncidentRecord,
  '_id' | 'reference' | 'kind' | 'setting' | 'on' | 'at' | 'status' | 'assessed' | 'contacted' | 'restriction'
>

export function incidentLineOf({
  line,
  names,
  now,
}: {
  line: Line
  names: Map<string, string>
  now: Date
}): IncidentLine {
  const { _id: id, reference, kind, setting, on, at, restriction: limits } = line
  const today = dayOf(now)
  const standing = limits && standingOf({ restriction: limits, today })
  return {
    id,
    reference: showReference(reference),
    kind,
    setting,
    on,
    at: iso(at),
    next: nextOf({ line, today }),
    restriction: limits &&
      standing && {
        contact: names.get(limits.contact) ?? '',
        from: limits.from,
        reviewOn: limits.reviewOn,
        standing,
        soon: standing === 'in_force' && endOfDay(limits.reviewOn).getTime() - now.getTime() < SOON_MS,
        keeps: limits.keeps,
      },
  }
}

function nextOf({ line, today }: { line: Line; today: string }): IncidentLine['next'] {
  const { status, assessed, contacted, restriction: limits } = line
  if (status === 'closed') return 'closed'
  if (limits && standingOf({ restriction: limits, today }) === 'in_force') return 'review'
  if (assessed === null) return 'assess'
  return assessed === 'go_on' && !contacted ? 'contact' : 'decide'
}

export async function viewIncident({
  deps: { product, staff },
  me,
  record,
}: {
  deps: StaffDeps
  me: Me
  record: IncidentRecord
}): Promise<IncidentView> {
  const { landlord: slug, _id: actor } = me.account
  const landlord = product.landlords.bySlug(slug)!
  const { incidents } = product
  const now = product.clock()
  const { referTo, keeps, latestReview, isTenancyBreach } = incidents.rules({ landlord, at: now })
  const { source, restriction: limits } = record
  const ids = [record.by, ...record.history.map(({ by }) => by), ...(limits ? [limits.contact] : [])]
  const [names, letters, conversation, found] = await Promise.all([
    staff.accounts.names({ landlord: slug, ids }),
    product.letters.ofCase({ landlord: slug, case: record._id }),
    source.conversation && product.conversations.exists({ _id: source.conversation, ...me.scope.conversations() }),
    source.case && product.cases.model.exists({ _id: source.case, ...me.scope.cases() }),
  ])
  return {
    ...incidentLineOf({ line: record, names, now }),
    version: record.version,
    by: names.get(record.by) ?? '',
    mine: record.by === actor,
    conversation: conversation ? source.conversation : null,
    case: found ? source.case : null,
    words: incidents.seal.words(record),
    possible: ACT_NAMES.filter((action) => refusalOf({ record, actor, today: dayOf(now), action }) === null),
    isTenancyBreach,
    referTo,
    keeps,
    latestReview,
    letters: letters.map(({ _id: id, kind, language, at, state, sentAt }) => ({
      id,
      kind,
      language,
      at: iso(at),
      state,
      sentAt: sentAt ? iso(sentAt) : null,
    })),
    history: record.history.map((event) => ({
      at: iso(event.at),
      by: names.get(event.by) ?? '',
      what: event.what,
      detail: event.detail,
      words: incidents.seal.note({ record, event }),
    })),
  }
}
