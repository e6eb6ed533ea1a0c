/** The words of an incident under a key of its own; the key lies wrapped by the master key beside it. */
import { normalPhone } from '../cases/caseWords.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex, newDataKey, sealJson, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import type { IncidentForm } from './acts.ts'
import type { IncidentEvent, IncidentRecord } from './incidentModel.ts'

type Keyed = Pick<IncidentRecord, '_id' | 'wrapped'>

/** What was written down, and the tenant's own message where one was named. */
export type IncidentWords = Omit<IncidentForm, 'conversation' | 'case' | 'position' | 'kind' | 'setting' | 'on'> & {
  quoted?: string
}

export interface IncidentSeal {
  make(id: string): { key: Buffer; wrapped: Buffer }
  keyOf(record: Keyed): Buffer
  sealWords(args: { record: Keyed; words: IncidentWords }): Buffer
  words(record: Keyed & Pick<IncidentRecord, 'words'>): IncidentWords
  sealNote(args: { record: Keyed; note: object }): Buffer
  note(args: { record: Keyed; event: IncidentEvent }): Record<string, unknown> | null
  /** The mark of a number as texts come from it. */
  numberMark(phone: string): string
}

const keyName = (id: string): string => `incident:${id}`
const wordsName = (id: string): string => `incidents:${id}:words`
const noteName = (id: string): string => `incidents:${id}:note`

export function createIncidentSeal({ master }: { master: MasterKey }): IncidentSeal {
  const keyOf = ({ _id, wrapped }: Keyed): Buffer =>
    unwrapDataKey({ master, name: keyName(_id), wrapped: bytes(wrapped) })
  return {
    make: (id) => newDataKey({ master, name: keyName(id) }),
    keyOf,
    sealWords: ({ record, words }) => sealJson({ key: keyOf(record), name: wordsName(record._id), value: words }),
    words: (record) =>
      unsealJson({ key: keyOf(record), name: wordsName(record._id), sealed: bytes(record.words) }) as IncidentWords,
    sealNote: ({ record, note }) => sealJson({ key: keyOf(record), name: noteName(record._id), value: note }),
    note: ({ record, event }) =>
      event.note === null
        ? null
        : (unsealJson({
            key: keyOf(record),
            name: noteName(record._id),
            sealed: bytes(event.note),
          }) as Record<string, unknown>),
    numberMark: (phone) => blindIndex({ master, field: 'phone', value: normalPhone(phone) }),
  }
}
