/** Complaints at work: an act of staff, tenant or clock is decided, written with its letters, news and timers in one transaction, or refused whole. */
import type { ClientSession, Model } from 'mongoose'
import type { MasterKey } from '../../confidential/keys.ts'
import type { ConversationRecord } from '../../conversations/conversationModel.ts'
import type { Inbox } from '../../conversations/inbox.ts'
import { type PlannedWrite, trusted } from '../../db.ts'
import type { Landlords } from '../../landlords/index.ts'
import type { Law } from '../../landlords/law.ts'
import type { Landlord } from '../../landlords/profile.ts'
import type { Timers } from '../../timers.ts'
import type { CaseRecord } from '../caseModel.ts'
import type { Cases } from '../cases.ts'
import { listedFields } from '../listed.ts'
import type { Act } from './acts.ts'
import { afterOf, eventOf } from './afterOf.ts'
import { type CaseTimerKind, timerRows } from './caseTimers.ts'
import type { Actor, Change, Decision, NewEvent, Place, Refusal } from './change.ts'
import { decide } from './decide.ts'
import { fire } from './fire.ts'
import type { LetterStore } from './letterStore.ts'
import { openInstead } from './openInstead.ts'
import { createPlaces } from './places.ts'
import type { Procedure } from './procedure.ts'
import { releaseHeld } from './releaseHeld.ts'
import { tellTenant } from './tellTenant.ts'
import { writeLetters } from './writeLetters.ts'

export interface ComplaintDeps {
  cases: Cases
  letters: LetterStore
  timers: Timers
  inbox: Inbox
  conversations: Model<ConversationRecord>
  landlords: Landlords
  law: Law
  master: MasterKey
  /** Names shown to tenants, by account. */
  shownNames(args: { landlord: string; ids: string[] }): Promise<Map<string, string>>
  /** Plans a letter as e-mail; null where the landlord has none. */
  mail(args: {
    landlord: Landlord
    record: CaseRecord
    letter: string
    to: string
    html: string
    text: string
    at: Date
  }): PlannedWrite | null
}

export type Acted =
  | { ok: true; record: CaseRecord; lane: { landlord: string; thread: string } | null }
  | {
      ok: false
      reason: Refusal | 'letter_incomplete' | 'not_found' | 'conflict'
      missing?: string[]
      remember?: NewEvent
      version?: number
    }

export interface Complaints {
  procedure(record: Pick<CaseRecord, 'landlord' | 'profile'>): Procedure
  act(args: {
    session: ClientSession
    /** What the reader may see: the landlord at least. */
    filter: Record<string, unknown> & { landlord: string }
    id: string
    /** As last seen by a member of staff; null where the act is the tenant's or the clock's own. */
    version: number | null
    act: Act
    actor: Actor
    at: Date
    /** Makes ids that are the same when the same act runs again. */
    key: string
  }): Promise<Acted>
  /** What an act would come to on what stands now; nothing is written. */
  look(args: {
    landlord: string
    id: string
    act: Act
    actor: Actor
    at: Date
    key: string
  }): Promise<{ ok: true; change: Change; answered: boolean } | { ok: false; reason: string }>
  fire(args: {
    session: ClientSession
    landlord: string
    id: string
    kind: CaseTimerKind
    about: string
    at: Date
  }): Promise<Acted>
  /** Codes of what somebody should look at before a refusal is approved. */
  warnings(args: { record: CaseRecord; act: Act }): Promise<string[]>
  /** An attempt that was refused and is on record all the same. */
  remember(args: {
    session: ClientSession
    record: { id: string; landlord: string }
    event: NewEvent
    actor: string
    at: Date
  }): Promise<void>
}

export function createComplaints(deps: ComplaintDeps): Complaints {
  const { cases, landlords, law } = deps
  const { landlordOf, procedure, mark, placeOf } = createPlaces({ cases, landlords, law, master: deps.master })

  const work = async ({
    session,
    filter,
    id,
    version,
    at,
    actor,
    key,
    judge,
  }: {
    session: ClientSession
    filter: Record<string, unknown> & { landlord: string }
    id: string
    version: number | null
    at: Date
    actor: Actor
    key: string
    judge: (place: Place) => Decision
  }): Promise<Acted> => {
    const record = await cases.model
      .findOne({ ...filter, _id: id, kind: 'complaint' })
      .session(session)
      .lean<CaseRecord>()
    if (!record?.complaint) return { ok: false, reason: 'not_found' }
    if (version !== null && record.version !== version)
      return { ok: false, reason: 'conflict', version: record.version }
    const place = placeOf({ record, actor, at, key })
    const decision = judge(place)
    if (!decision.ok) return { ...decision }
    const { change } = decision
    const after = afterOf({ record, change })
    const landlord = landlordOf(record)
    const conversation = record.conversation
      ? await deps.conversations
          .findOne({ _id: record.conversation, landlord: record.landlord })
          .session(session)
          .lean<ConversationRecord>()
      : null
    const written = await writeLetters({ deps, session, record: after, change, landlord, actor, at, id: place.id })
    if (!written.ok) return { ok: false, reason: 'letter_incomplete', missing: written.missing }
    const links = await openInstead({ deps, session, record, change, landlord, at, key })
    const history = change.events.map((event) => eventOf({ record, event, actor: actor.id, at, cases }))
    const done = await cases.model.updateOne(
      { _id: id, landlord: record.landlord, version: record.version },
      {
        $set: {
          status: after.status,
          clocks: after.clocks,
          complaint: after.complaint,
          owner: after.owner,
          ...listedFields(after),
        },
        $push: { history: { $each: history }, links: { $each: links } },
        $inc: { version: 1 },
      },
      { session },
    )
    if (done.matchedCount !== 1) return { ok: false, reason: 'conflict', version: record.version + 1 }
    await deps.timers.planAll(timerRows(after)).run(session)
    await releaseHeld({ deps, session, before: record.complaint, after, place })
    const lane = await tellTenant({
      deps,
      session,
      record: after,
      change,
      letters: written.letters,
      conversation,
      key,
      at,
    })
    return { ok: true, record: { ...after, version: record.version + 1 }, lane }
  }

  return {
    procedure,
    act: ({ act, ...args }) => work({ ...args, judge: (place) => decide({ ...place, act }) }),
    look: async ({ landlord, id, act, ...args }) => {
      const record = await cases.model.findOne({ _id: id, landlord, kind: 'complaint' }).lean<CaseRecord>()
      if (!record?.complaint) return { ok: false, reason: 'not_found' }
      const place = placeOf({ record, ...args })
      const decision = decide({ ...place, act })
      const answered = place.standing.phase === 'answered' || place.standing.phase === 'closed'
      return decision.ok ? { ...decision, answered } : { ok: false, reason: decision.reason }
    },
    fire: ({ session, landlord, id, kind, about, at }) =>
      work({
        session,
        filter: { landlord },
        id,
        version: null,
        at,
        actor: { id: 'clock', approves: false },
        key: `${kind}:${about}`,
        judge: (place) => fire({ ...place, kind, about }),
      }),
    warnings: async ({ record, act }) => {
      if (act.action !== 'refuse') return []
      const same = await cases.model.countDocuments({
        landlord: record.landlord,
        _id: trusted({ $ne: record._id }),
        'complaint.refusal.mark': mark(act.reasons),
      })
      // Each complaint is judged on its own merits (Complaint Handling Code 2024, 2.1; journeys 9).
      return same > 0 ? ['same_reasons_elsewhere'] : []
    },
    remember: async ({ session, record, event, actor, at }) => {
      await cases.model.updateOne(
        { _id: record.id, landlord: record.landlord },
        {
          $push: { history: { at, by: actor, what: event.what, detail: event.detail, note: null } },
          $inc: { version: 1 },
        },
        { session },
      )
    },
  }
}
