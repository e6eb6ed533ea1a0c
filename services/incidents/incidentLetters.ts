/** The letters of an incident: made whole in the customer's language from what was decided, or refused with what is missing. */

import { dayOf } from '../cases/deadlines.ts'
import { showReference } from '../cases/reference.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import { type Composed, composeLetter } from '../letters/composeLetter.ts'
import type { Letter as WholeLetter } from '../letters/letterKinds.ts'
import { letterLanguage } from '../letters/letterLanguage.ts'
import type { Letter } from './decide.ts'
import type { IncidentRecord } from './incidentModel.ts'
import type { IncidentWords } from './incidentSeal.ts'

/** Who answers questions about the letter: the name tenants are told, and the team. */
export interface Writer {
  name: string
  role: string
}

export function incidentLetter({
  letter,
  record,
  words,
  landlord,
  law,
  writer,
  at,
}: {
  letter: Letter
  record: Pick<IncidentRecord, 'reference' | 'language'>
  words: IncidentWords
  landlord: Landlord
  law: Law
  /** Of the contact where there is one, else of whoever signs. */
  writer: Writer
  at: Date
}): Composed & { language: ReturnType<typeof letterLanguage> } {
  const language = letterLanguage(record.language)
  const said =
    letter.kind === 'behaviour'
      ? { ...letter, limits: letter.limits && { ...letter.limits, contact: writer.name } }
      : { ...letter, contact: writer.name }
  const whole: WholeLetter = {
    ...said,
    reference: showReference(record.reference),
    date: dayOf(at),
    to: { name: words.name ?? null, address: words.address ?? null },
    officer: writer,
    adjustments: null,
  }
  return { ...composeLetter({ letter: whole, landlord, law, language, largePrint: false }), language }
}

export const contactIn = (letter: Letter): string | null =>
  letter.kind === 'behaviour' ? (letter.limits?.contact ?? null) : letter.contact
