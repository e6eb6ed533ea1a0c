/** How the landlord and the ombudsman of its nation are reached, from the profile and the law file; what is absent is named. */
import type { Duration } from '../landlords/duration.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Line, Piece } from './letterDocument.ts'

export type LetterFacts = {
  landlord: { name: string; phone: Piece; email: Line | null; post: Line | null }
  ombudsman: { name: string; phone: Piece; web: Piece; post: Line | null; limit: Duration | null }
}

/** The events from which we have words to say the ombudsman's time limit. */
export const LIMIT_EVENTS = ['landlord_stage_2_response', 'landlord_final_response', 'awareness'] as const
export type LimitEvent = (typeof LIMIT_EVENTS)[number]

export function letterFacts({ landlord, law }: { landlord: Landlord; law: Law }): {
  facts: LetterFacts
  missing: string[]
} {
  const { main } = landlord.operations.phones
  const { contacts } = landlord.policy
  const ombudsman = law.ombudsman(landlord.nation)
  const needed = {
    'landlord.name': landlord.name,
    'landlord.phone': main.number,
    'ombudsman.name': ombudsman.name,
    'ombudsman.phone': ombudsman.phone,
    'ombudsman.web': ombudsman.web,
    // A limit that no text can say would be left out of the letter without a word.
    'ombudsman.timeLimit': sayable(ombudsman.timeLimit) ? 'said' : '',
  }
  const email = contacts?.emails?.find(({ purpose }) => /complaints/.test(purpose))?.address
  const post = contacts?.postal?.find(({ purpose }) => purpose === 'main')
  return {
    missing: Object.entries(needed).flatMap(([name, value]) => (value?.trim() ? [] : [name])),
    facts: {
      landlord: {
        name: landlord.name,
        phone: { ltr: main.number, href: `tel:${main.e164}` },
        email: email ? [{ ltr: email, href: `mailto:${email}` }] : null,
        // The name is in the head of the letter already.
        post: post ? address({ ...post, lines: post.lines.filter((one) => one !== landlord.name) }) : null,
      },
      ombudsman: {
        name: ombudsman.name,
        phone: { ltr: ombudsman.phone, href: `tel:${ombudsman.dial}` },
        web: { ltr: ombudsman.web, href: `https://${ombudsman.web}` },
        post: ombudsman.postal ? address(ombudsman.postal) : null,
        limit: ombudsman.timeLimit ?? null,
      },
    },
  }
}

const sayable = (limit: Duration | undefined): boolean =>
  limit === undefined || (limit.unit === 'months' && LIMIT_EVENTS.includes(limit.from as LimitEvent))

const address = ({ lines, postcode }: { lines: string[]; postcode?: string | null | undefined }): Line => [
  { ltr: [...lines, postcode ?? ''].filter(Boolean).join(', ') },
]
