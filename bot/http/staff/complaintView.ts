/** A complaint as its officer sees it: stage and rules, what is possible now, promises, lessons, letters, what waits for a decision. */
import { z } from 'zod'
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import { ACT_NAMES, type ActName } from '../../../services/cases/complaint/acts.ts'
import { MOVES, mayHappen, type Right } from '../../../services/cases/complaint/moves.ts'
import { standingOf } from '../../../services/cases/complaint/standing.ts'
import type { Act } from '../../../services/staff/roles.ts'
import { instant, iso, type Me, type StaffDeps } from './staffRoute.ts'

const named = z.object({ id: z.string(), name: z.string() })
const day = z.iso.date()

export const complaintView = z.object({
  stage: z.number().int(),
  stages: z.array(
    z.object({
      number: z.number().int(),
      name: z.string(),
      final: z.boolean(),
      panel: z.array(z.string()),
      hearing: z.array(z.string()),
    }),
  ),
  possible: z.array(z.enum(ACT_NAMES as [ActName, ...ActName[]])).describe('acts that this account may do now'),
  definition: z.object({
    status: z.enum(['none', 'proposed', 'agreed']),
    understanding: z.string().nullable(),
    outcomes: z.string().nullable(),
  }),
  exclusions: z.array(z.object({ id: z.string(), route: z.string().nullable() })),
  early_closing: z.array(z.string()),
  remedy_kinds: z.array(z.string()),
  signs: z.string().nullable().describe('the role that signs what was learnt at this stage'),
  handlers: z.array(z.object({ stage: z.number().int(), account: named })),
  answers: z.array(
    z.object({ stage: z.number().int(), at: instant, upheld: z.number(), partly: z.number(), not: z.number() }),
  ),
  extensions: z.array(
    z.object({
      stage: z.number().int(),
      at: instant,
      by: named,
      from: day,
      to: day,
      next_update: day,
      agreed: z.string(),
    }),
  ),
  remedies: z.array(
    z.object({
      id: z.string(),
      stage: z.number().int(),
      kind: z.string(),
      what: z.string(),
      by: day,
      owner: named,
      agreed: z.string(),
      done_on: day.nullable(),
    }),
  ),
  lessons: z.array(
    z.object({
      stage: z.number().int(),
      at: instant,
      role: z.string(),
      causes: z.array(z.string()),
      actions: z.array(z.object({ id: z.string(), what: z.string(), owner: named, by: day, done_on: day.nullable() })),
    }),
  ),
  proposals: z.array(
    z.object({ id: z.string(), action: z.string(), by: named, at: instant, says: z.record(z.string(), z.unknown()) }),
  ),
  reviews: z.array(
    z.object({ id: z.string(), what: z.string(), at: instant, words: z.string(), decided: z.string().nullable() }),
  ),
  representative: z.object({
    acts: z.boolean(),
    consents: z.array(
      z.object({ id: z.string(), scope: z.string(), from: day, until: day.nullable(), withdrawn: z.boolean() }),
    ),
  }),
  letters: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      stage: z.number().int(),
      language: z.string(),
      route: z.string(),
      state: z.enum(['held', 'to_send', 'sent']),
      at: instant,
      sent_at: instant.nullable(),
    }),
  ),
  archived: z.boolean(),
})
export type ComplaintView = z.infer<typeof complaintView>

const RIGHTS: Record<Right, Act> = {
  note: 'case.note',
  tenant: 'case.note',
  handle: 'complaint.handle',
  approve: 'complaint.approve',
}

export async function viewComplaint({
  deps,
  me,
  record,
}: {
  deps: StaffDeps
  me: Me
  record: CaseRecord
}): Promise<ComplaintView | null> {
  const { product, staff } = deps
  if (record.kind !== 'complaint' || !record.complaint) return null
  const { landlord } = record
  const facts = record.complaint
  const standing = standingOf({ record, cases: product.cases })
  const procedure = product.complaints.procedure(record)
  const [letters, names] = await Promise.all([
    product.letters.ofCase({ landlord, case: record._id }),
    staff.accounts.names({ landlord, ids: peopleOf(record) }),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? id })
  const { words } = standing
  return {
    stage: facts.stage,
    stages: procedure.stages.map(({ number, name, final, panel, hearing }) => ({
      number,
      name,
      final,
      panel: [...panel],
      hearing: [...hearing],
    })),
    possible: ACT_NAMES.filter((name) => mayHappen({ name, standing, procedure }) && me.may(RIGHTS[MOVES[name].right])),
    definition: { status: facts.definition, understanding: words.understanding, outcomes: words.outcomes },
    exclusions: procedure.exclusions.map(({ id, route }) => ({ id, route })),
    early_closing: [...procedure.earlyClosing],
    remedy_kinds: [...procedure.remedies],
    signs: procedure.signs(facts.stage),
    handlers: facts.handlers.map(({ stage, account }) => ({ stage, account: person(account) })),
    answers: facts.answers.map((one) => ({ ...one, at: iso(one.at) })),
    extensions: facts.extensions.map(({ at, by, nextUpdate, ...one }) => ({
      ...one,
      at: iso(at),
      by: person(by),
      next_update: nextUpdate,
    })),
    remedies: facts.remedies.map(({ doneOn, owner, ...one }) => ({
      ...one,
      what: words.remedies[one.id] ?? '',
      owner: person(owner),
      done_on: doneOn,
    })),
    lessons: facts.lessons.map(({ stage, at, role, causes, actions }) => ({
      stage,
      at: iso(at),
      role,
      causes,
      actions: actions.map(({ id, owner, by, doneOn }) => ({
        id,
        what: words.actions[id] ?? '',
        owner: person(owner),
        by,
        done_on: doneOn,
      })),
    })),
    proposals: facts.proposals.map(({ id, action, by, at }) => ({
      id,
      action,
      by: person(by),
      at: iso(at),
      says: { ...words.proposals[id] },
    })),
    reviews: facts.reviews.map(({ id, what, at, decided }) => ({
      id,
      what,
      at: iso(at),
      words: words.reviews[id] ?? '',
      decided,
    })),
    representative: {
      acts: facts.representative,
      consents: facts.consents.map(({ id, scope, from, until, withdrawnAt }) => ({
        id,
        scope,
        from,
        until,
        withdrawn: withdrawnAt !== null,
      })),
    },
    letters: letters.map(({ _id, kind, stage, language, route, state, at, sentAt }) => ({
      id: _id,
      kind,
      stage,
      language,
      route,
      state,
      at: iso(at),
      sent_at: sentAt ? iso(sentAt) : null,
    })),
    archived: facts.archivedAt !== null,
  }
}

function peopleOf({ complaint }: CaseRecord): string[] {
  if (!complaint) return []
  return [
    ...complaint.handlers.map(({ account }) => account),
    ...complaint.extensions.map(({ by }) => by),
    ...complaint.remedies.map(({ owner }) => owner),
    ...complaint.proposals.map(({ by }) => by),
    ...complaint.lessons.flatMap(({ by, actions }) => [by, ...actions.map(({ owner }) => owner)]),
  ]
}
