/** The words of a case, sealed under its own key, and the keyed marks by which it is found again. */
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex, sealJson, unseal, unsealJson } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import type { CaseRecord, HistoryEvent } from './caseModel.ts'
import type { CaseSeal } from './caseSeal.ts'
import type { NewCase } from './cases.ts'
import { saidIn } from './noteWords.ts'

type Keyed = Pick<CaseRecord, '_id' | 'wrapped'>

export interface CaseWords {
  answers(record: CaseRecord): Record<string, unknown>
  sealAnswers(args: { record: Keyed; answers: Record<string, unknown> }): Buffer
  /** The words of one event, by field; null where nothing was said. */
  note(args: { record: CaseRecord; event: HistoryEvent }): Record<string, unknown> | null
  sealNote(args: { record: Keyed; words: object }): Buffer
  index(contact: NewCase['contact']): CaseRecord['index']
}

const answersName = (id: string): string => `cases:${id}:answers`
const noteName = (id: string): string => `cases:${id}:note`

export const normalPhone = (value: string): string => value.replace(/[^\d+]/g, '').replace(/^0/, '+44')

export function createCaseWords({ master, seal }: { master: MasterKey; seal: CaseSeal }): CaseWords {
  const mark = (field: string, value: string | undefined): string | null =>
    value ? blindIndex({ master, field, value }) : null
  const openNote = ({ record, note }: { record: CaseRecord; note: Buffer }): string =>
    unseal({ key: seal.keyOf(record), name: noteName(record._id), sealed: bytes(note) }).toString('utf8')
  return {
    index: (contact) => ({
      phone: mark('phone', contact?.phone && normalPhone(contact.phone)),
      email: mark('email', contact?.email?.trim().toLowerCase()),
      place: mark('place', contact?.place?.toLowerCase().replace(/\s+/g, '')),
    }),
    answers: (record) =>
      unsealJson({
        key: seal.keyOf(record),
        name: answersName(record._id),
        sealed: bytes(record.answers),
      }) as Record<string, unknown>,
    sealAnswers: ({ record, answers }) =>
      sealJson({ key: seal.keyOf(record), name: answersName(record._id), value: answers }),
    note: ({ record, event }) => (event.note ? saidIn(openNote({ record, note: event.note })) : null),
    sealNote: ({ record, words }) => sealJson({ key: seal.keyOf(record), name: noteName(record._id), value: words }),
  }
}
