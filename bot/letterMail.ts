/** A letter as an e-mail: the letter itself, under a subject that says nothing of what it is about. */
import { t } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import type { ComplaintDeps } from '../services/cases/complaint/complaints.ts'
import { showReference } from '../services/cases/reference.ts'
import type { Outbox } from '../services/conversations/outbox.ts'
import type { Landlord } from '../services/landlords/profile.ts'

export const createLetterMail =
  ({ outbox, canEmail }: { outbox: Outbox; canEmail: (landlord: Landlord) => boolean }): ComplaintDeps['mail'] =>
  ({ landlord, record, letter, to, html, text, at }) => {
    const from = landlord.operations.email?.from
    if (!canEmail(landlord) || from === undefined) return null
    const subject = t({
      key: 'casework.mailSubject',
      language: spokenAs(record.language) ?? 'en',
      params: { landlord: landlord.name, reference: showReference(record.reference) },
      voice: 'full',
    })
    return outbox.plan([
      {
        id: `letter:${letter}`,
        landlord: record.landlord,
        audience: record.audience,
        retention: record.retention,
        conversation: record.conversation,
        channel: 'email',
        kind: 'notice',
        lane: `letter:${letter}`,
        order: 0,
        at,
        content: { to, from, subject, text, html },
      },
    ])
  }
