/** Incidents of abuse of staff: written down by whoever it happened to, worked by managers in steps, each step written whole or not at all. */
import type { ClientSession, Connection, Model } from 'mongoose'
import type { LetterStore } from '../cases/complaint/letterStore.ts'
import { dayOf } from '../cases/deadlines.ts'
import { newReference } from '../cases/reference.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { newId } from '../ids.ts'
import type { Landlords } from '../landlords/index.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Act, IncidentForm } from './acts.ts'
import { type Decision, decide, type Letter, type Refusal } from './decide.ts'
import { incidentLetter } from './incidentLetters.ts'
import { type IncidentRecord, incidentModel } from './incidentModel.ts'
import { type IncidentRules, incidentRules } from './incidentRules.ts'
import { createIncidentSeal, type IncidentSeal } from './incidentSeal.ts'
import { keepLetter } from './keepLetter.ts'
import { createRestrictions, type Restrictions } from './restrictions.ts'
import { writerOf } from './writerOf.ts'

export interface IncidentDeps {
  letters: LetterStore
  landlords: Landlords
  law: Law
  people: {
    /** Names shown to tenants, by account. */
    shownNames(args: { landlord: string; ids: string[] }): Promise<Map<string, string>>
    /** Everybody who can sign in. */
    working(args: { landlord: string }): Promise<{ _id: string; teams: string[] }[]>
  }
}

export type Acted =
  | { ok: true; record: IncidentRecord }
  | { ok: false; reason: Refusal | 'not_found' | 'conflict' | 'contact' }
  | { ok: false; reason: 'letter_incomplete'; missing: string[] }
export type Previewed =
  | { ok: true; html: string; text: string; language: string; kind: Letter['kind'] }
  | Extract<Acted, { ok: false }>
  | { ok: false; reason: 'no_letter' }

type Asked = { landlord: string; id: string; act: Act; actor: string; at: Date }

export interface Incidents {
  model: Model<IncidentRecord>
  seal: IncidentSeal
  restrictions: Restrictions
  rules(args: { landlord: Landlord; at: Date }): IncidentRules
  file(args: {
    session: ClientSession
    landlord: string
    form: IncidentForm
    quoted: string | null
    language: string
    known: IncidentRecord['known']
    by: string
    at: Date
  }): Promise<IncidentRecord>
  find(args: { landlord: string; id: string }): Promise<IncidentRecord | null>
  list(args: { landlord: string; status: IncidentRecord['status'] }): Promise<Omit<IncidentRecord, 'words'>[]>
  act(args: Asked & { session: ClientSession; version: number }): Promise<Acted>
  /** Who answers, by the name and team that tenants are told; somebody who works here no more is nobody's contact. */
  contact(args: {
    landlord: Landlord
    account: string
  }): Promise<{ contact: string; account: string | null; team: string | null }>
  /** The letter that an act would write, and nothing is written. */
  preview(args: Asked): Promise<Previewed>
}

const MOST = 500

export function createIncidents({
  connection,
  master,
  ...deps
}: IncidentDeps & { connection: Connection; master: MasterKey }): Incidents {
  const model = incidentModel(connection)
  const seal = createIncidentSeal({ master })
  const rules: Incidents['rules'] = ({ landlord, at }) =>
    incidentRules({ landlord, bankHolidays: deps.law.bankHolidays, at })
  const find: Incidents['find'] = ({ landlord, id }) => model.findOne({ _id: id, landlord }).lean<IncidentRecord>()

  /** What it comes to, with its letter where it has one. */
  const worked = async ({ record, act, actor, at }: Asked & { record: IncidentRecord }) => {
    const landlord = deps.landlords.bySlug(record.landlord)
    if (!landlord) return { ok: false, reason: 'not_found' } as const
    const today = dayOf(at)
    const decision: Decision = decide({ record, rules: rules({ landlord, at }), actor, today, act })
    if (!decision.ok) return decision
    const { change } = decision
    const named = change.set.restriction?.liftedOn === null ? change.set.restriction.contact : null
    const working = await deps.people.working({ landlord: record.landlord })
    // Whoever answers from now on must be somebody who works here.
    if (named !== null && !working.some(({ _id }) => _id === named)) return { ok: false, reason: 'contact' } as const
    if (change.letter === null) return { ok: true, change, letter: null } as const
    const writer = await writerOf({ deps, landlord, letter: change.letter, working, actor })
    const words = seal.words(record)
    const letter = incidentLetter({ letter: change.letter, record, words, landlord, law: deps.law, writer, at })
    if (!letter.ok) return { ok: false, reason: 'letter_incomplete', missing: letter.missing } as const
    return { ok: true, change, letter: { ...letter, kind: change.letter.kind } } as const
  }

  return {
    model,
    seal,
    restrictions: createRestrictions({ model, seal }),
    rules,
    find,
    list: ({ landlord, status }) =>
      model
        .find({ landlord, status }, { words: 0 })
        .sort({ at: -1 })
        .limit(MOST)
        .lean<Omit<IncidentRecord, 'words'>[]>(),
    file: async ({ session, landlord, form, quoted, language, known, by, at }) => {
      const { conversation = null, case: of = null, position: _, kind, setting, on, ...words } = form
      const _id = newId()
      const { wrapped } = seal.make(_id)
      const record: IncidentRecord = {
        _id,
        landlord,
        audience: 'general',
        retention: 'incident',
        reference: newReference(),
        kind,
        setting,
        on,
        at,
        by,
        language,
        source: { conversation, case: of },
        known: { ...known, number: form.phone ? seal.numberMark(form.phone) : known.number },
        status: 'open',
        assessed: null,
        contacted: false,
        warned: false,
        restriction: null,
        history: [{ at, by, what: 'filed', detail: kind, note: null }],
        version: 0,
        wrapped,
        words: seal.sealWords({ record: { _id, wrapped }, words: { ...words, ...(quoted ? { quoted } : {}) } }),
      }
      await model.collection.insertOne(record as never, { session })
      return record
    },
    act: async ({ session, version, ...asked }) => {
      const { landlord, id, act, actor, at } = asked
      const record = await model.findOne({ _id: id, landlord }).session(session).lean<IncidentRecord>()
      if (!record) return { ok: false, reason: 'not_found' }
      if (record.version !== version) return { ok: false, reason: 'conflict' }
      const done = await worked({ ...asked, record })
      if (!done.ok) return done
      const { set, detail } = done.change
      const { action, ...note } = act
      const event = { at, by: actor, what: action, detail, note: seal.sealNote({ record, note }) }
      const written = await model.updateOne(
        { _id: id, landlord, version },
        { $set: set, $push: { history: event }, $inc: { version: 1 } },
        { session },
      )
      if (written.matchedCount !== 1) return { ok: false, reason: 'conflict' }
      if (done.letter) await keepLetter({ deps, session, seal, record, letter: done.letter, actor, at })
      return { ok: true, record: { ...record, ...set, version: version + 1 } }
    },
    contact: async ({ landlord, account }) => {
      const working = await deps.people.working({ landlord: landlord.slug })
      const found = working.find(({ _id }) => _id === account)
      if (!found) return { contact: landlord.name, account: null, team: null }
      const names = await deps.people.shownNames({ landlord: landlord.slug, ids: [account] })
      const team = landlord.operations.teams.find(({ id }) => found.teams.includes(id))?.id ?? null
      return { contact: names.get(account) || landlord.name, account, team }
    },
    preview: async (asked) => {
      const record = await find(asked)
      if (!record) return { ok: false, reason: 'not_found' }
      const done = await worked({ ...asked, record })
      if (!done.ok) return done
      if (!done.letter) return { ok: false, reason: 'no_letter' }
      const { html, text, language, kind } = done.letter
      return { ok: true, html, text, language, kind }
    },
  }
}
