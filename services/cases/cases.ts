/** Opens cases and adds to them, as planned writes that join the turn; nothing here ever takes anything away. */
import type { Connection, Model } from 'mongoose'
import type { KeptFile } from '../attachments/keptFile.ts'
import type { MasterKey } from '../confidential/keys.ts'
import type { ChannelName } from '../conversations/conversationModel.ts'
import type { Audience, PlannedWrite } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Timers } from '../timers.ts'
import { FILES } from './caseFiles.ts'
import { type CaseKind, type CaseRecord, caseModel, type HistoryEvent, RETENTION_OF } from './caseModel.ts'
import { type CaseSeal, createCaseSeal, type TeamKeepers } from './caseSeal.ts'
import { type CaseWords, createCaseWords } from './caseWords.ts'
import type { Clock } from './clocks.ts'
import { timerRows } from './complaint/caseTimers.ts'
import { newFacts } from './complaint/facts.ts'
import { standsAt } from './listed.ts'
import { newReference } from './reference.ts'

/** What a form keeps of its case between turns: enough to add to it without reading it back. */
export interface CaseHandle {
  id: string
  landlord: string
  kind: CaseKind
  reference: string
  /** The wrapped case key, base64. */
  wrapped: string
  clocks: Clock[]
}

export interface NewCase {
  landlord: string
  audience: Audience
  kind: CaseKind
  type: string
  profile: string
  team: string
  channel: ChannelName | 'staff'
  conversation: string | null
  language: string
  formRun: string
  receivedAt: Date
  /** The member of staff who wrote it down; otherwise the tenant opened it. */
  openedBy?: string
  awareAt: Date | null
  hazard: CaseRecord['hazard']
  urgent: boolean
  clocks: Clock[]
  answers: Record<string, unknown>
  intake: CaseRecord['intake']
  reviewOn: Date | null
  links?: CaseRecord['links']
  /** Somebody acts for the tenant. */
  representative?: boolean
  /** The keyed mark of the PIN, once the reference is drawn; null where no PIN was shown. */
  pin: (reference: string) => string | null
  contact?: { phone?: string; email?: string; place?: string }
}

export interface Cases extends CaseWords {
  model: Model<CaseRecord>
  open(input: NewCase): { handle: CaseHandle; write: PlannedWrite }
  /** Replaces the sealed answers with the fuller set and records which field was added. */
  answer(args: {
    handle: CaseHandle
    answers: Record<string, unknown>
    field: string
    at: Date
    contact?: NewCase['contact']
    /** Learned on the way: somebody acts for the tenant, or somebody is at risk. */
    marks?: { representative?: boolean; urgent?: boolean }
  }): PlannedWrite
  finishIntake(args: {
    handle: CaseHandle
    answers: Record<string, unknown>
    how: 'finished' | 'dropped'
    at: Date
  }): PlannedWrite
  /** Photos and files that came to it later; they are kept as long as the case. */
  addFiles(args: { handle: CaseHandle; files: readonly KeptFile[]; at: Date }): PlannedWrite
  link(args: { handle: CaseHandle; to: string; why: string; at: Date }): PlannedWrite
  /** The case's own key, for what else is sealed with it. */
  keyOf: CaseSeal['keyOf']
  /** Asked before the words of a case are read or added to: what a team's key closes is opened for it. */
  unlock: CaseSeal['unlock']
}

export function createCases({
  connection,
  master,
  timers,
  keepers,
}: {
  connection: Connection
  master: MasterKey
  timers: Timers
  /** Of the teams that read what was told in confidence; without them no such case can be opened or read. */
  keepers?: TeamKeepers
}): Cases {
  const model = caseModel(connection)
  const seal = createCaseSeal({ master, keepers })
  const words = createCaseWords({ master, seal })

  const update = ({
    handle,
    set,
    event,
  }: {
    handle: CaseHandle
    set: Record<string, unknown>
    event: HistoryEvent
  }): PlannedWrite => ({
    what: `case.${event.what}`,
    run: async (session) => {
      await model.updateOne(
        { _id: handle.id, landlord: handle.landlord },
        { $set: set, $push: { history: event }, $inc: { version: 1 } },
        { session },
      )
    },
  })

  const keyed = ({ id, wrapped }: CaseHandle) => ({ _id: id, wrapped: Buffer.from(wrapped, 'base64') })

  return {
    model,
    ...words,
    keyOf: seal.keyOf,
    unlock: seal.unlock,
    open: ({ answers, contact, links = [], pin, representative = false, openedBy = 'tenant', ...input }) => {
      const id = newId()
      const reference = newReference()
      const { wrapped } = seal.make(id)
      const record: CaseRecord = {
        ...input,
        _id: id,
        reference,
        status: 'received',
        retention: input.audience === 'general' ? RETENTION_OF[input.kind] : 'case_sensitive',
        history: [{ at: input.receivedAt, by: openedBy, what: 'opened', detail: input.type, note: null }],
        links,
        pin: pin(reference),
        complaint: input.kind === 'complaint' ? newFacts({ representative }) : null,
        owner: null,
        listed: { ...standsAt({ ...input, status: 'received' }), changedAt: input.receivedAt },
        version: 0,
        wrapped,
        keeper: null,
        answers: words.sealAnswers({ record: { _id: id, wrapped }, answers }),
        index: words.index(contact),
      }
      return {
        handle: {
          id,
          landlord: input.landlord,
          kind: input.kind,
          reference,
          wrapped: wrapped.toString('base64'),
          clocks: input.clocks,
        },
        write: {
          what: 'case.open',
          run: async (session) => {
            try {
              await model.collection.insertOne((await seal.lock(record)) as never, { session })
              await timers.planAll(timerRows(record)).run(session)
            } catch (error) {
              // A second case for the same form run cannot be; any other clash (a reference drawn twice) makes the turn run again.
              if (isDuplicateKey(error)) throw Object.assign(new Error('case_clash'), { name: 'TurnConflict' })
              throw error
            }
          },
        },
      }
    },
    answer: ({ handle, answers, field, at, contact, marks = {} }) =>
      update({
        handle,
        set: {
          answers: words.sealAnswers({ record: keyed(handle), answers }),
          ...(contact ? { index: words.index(contact) } : {}),
          ...(marks.urgent ? { urgent: true } : {}),
          ...(marks.representative && handle.kind === 'complaint' ? { 'complaint.representative': true } : {}),
        },
        event: { at, by: 'tenant', what: 'answered', detail: field, note: null },
      }),
    finishIntake: ({ handle, answers, how, at }) =>
      update({
        handle,
        set: { answers: words.sealAnswers({ record: keyed(handle), answers }), intake: how },
        event: {
          at,
          by: how === 'finished' ? 'tenant' : 'bot',
          what: how === 'finished' ? 'intake_finished' : 'intake_dropped',
          detail: '',
          note: null,
        },
      }),
    addFiles: ({ handle, files, at }) => {
      const note = words.sealNote({ record: keyed(handle), words: { files } })
      return update({ handle, set: {}, event: { at, by: 'tenant', what: 'answered', detail: FILES, note } })
    },
    link: ({ handle, to, why, at }) => ({
      what: 'case.link',
      run: async (session) => {
        await model.updateOne(
          { _id: handle.id, landlord: handle.landlord },
          {
            $push: { links: { case: to, why }, history: { at, by: 'bot', what: 'linked', detail: why, note: null } },
            $inc: { version: 1 },
          },
          { session },
        )
      },
    }),
  }
}
