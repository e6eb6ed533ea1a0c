/** Makes the officer's view of a complaint: facts in clear, the words that still count, names for ids, and what this account may do now. */
import type { CaseRecord } from '../../../services/cases/caseModel.ts'
import { ACT_NAMES } from '../../../services/cases/complaint/acts.ts'
import { mayHappen } from '../../../services/cases/complaint/moves.ts'
import { standingOf } from '../../../services/cases/complaint/standing.ts'
import { rightOf } from './complaintRight.ts'
import type { ComplaintView } from './complaintView.ts'
import { iso, type Me, type StaffDeps } from './staffRoute.ts'

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
  const answered = facts.answers.at(-1)?.stage
  return {
    stage: facts.stage,
    stages: procedure.stages.map(({ number, name, final, panel, hearing }) => ({
      number,
      name,
      final,
      panel: [...panel],
      hearing: [...hearing],
    })),
    possible: ACT_NAMES.filter((name) => mayHappen({ name, standing, procedure }) && me.may(rightOf(name))),
    definition: { status: facts.definition, understanding: words.understanding, outcomes: words.outcomes },
    exclusions: procedure.exclusions.map(({ id, route }) => ({ id, route })),
    early_closing: [...procedure.earlyClosing],
    remedy_kinds: [...procedure.remedies],
    signs: answered === undefined ? null : procedure.signs(answered),
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
    lessons: facts.lessons.map(({ stage, at, role, causes, actions }, index) => ({
      stage,
      at: iso(at),
      role,
      causes,
      lesson: words.lessons[index] ?? '',
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
        how: words.consents[id] ?? '',
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
