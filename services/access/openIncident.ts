/** An incident as the person it is about may have it: what was written down about them, each step, and the letters; not what is a colleague's own. */
import { type LetterRecord, writtenIn } from '../cases/complaint/letterStore.ts'
import { showReference } from '../cases/reference.ts'
import type { IncidentRecord } from '../incidents/incidentModel.ts'
import type { IncidentSeal } from '../incidents/incidentSeal.ts'
import { readable } from './readable.ts'

export interface OpenedIncident {
  reference: string
  kind: string
  setting: string
  /** The day it happened. */
  on: string
  at: Date
  status: string
  restriction: { from: string; reviewOn: string; liftedOn: string | null } | null
  words: Record<string, string>
  history: { at: Date; what: string; detail: string; note: string | null }[]
  letters: { at: Date; kind: string; state: string; text: string }[]
}

export function openIncident({
  record,
  seal,
  letters,
}: {
  record: IncidentRecord
  seal: IncidentSeal
  letters: LetterRecord[]
}): OpenedIncident {
  const { reference, kind, setting, on, at, status, restriction } = record
  // Witnesses, and what it did to the colleague and what helped, are about somebody else.
  const { happened, quoted, name, address, phone } = seal.words(record)
  const words = Object.entries({ happened, quoted, name, address, phone }).filter(([, said]) => said !== undefined)
  return {
    reference: showReference(reference),
    kind,
    setting,
    on,
    at,
    status,
    restriction: restriction && {
      from: restriction.from,
      reviewOn: restriction.reviewOn,
      liftedOn: restriction.liftedOn,
    },
    words: Object.fromEntries(words) as Record<string, string>,
    history: record.history.map((event) => ({
      at: event.at,
      what: event.what,
      detail: event.detail,
      note: readable(withoutAccounts(seal.note({ record, event }))),
    })),
    letters: letters.map((letter) => ({
      at: letter.at,
      kind: letter.kind,
      state: letter.state,
      text: writtenIn({ letter, key: seal.keyOf(record) }).text,
    })),
  }
}

/** Who answers stands in the letter by name; an account is no word to anybody. */
function withoutAccounts(note: Record<string, unknown> | null): Record<string, unknown> | null {
  if (note === null) return null
  const { contact: _, ...rest } = note
  return rest
}
