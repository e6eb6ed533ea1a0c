/** What a reporter may choose from at one landlord: kinds of conduct, motives, partners, wording; from its profile and its nation, else the product's own lists. */
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'

export interface Choices {
  /** Forms of conduct; `raises` marks those that the landlord calls severe. */
  kinds: readonly { id: string; raises: boolean }[]
  /** What it seemed to be about (obligations X23: the nation's list, then the others that are always offered). */
  strands: readonly string[]
  /** One consent question for each (obligations row 28). */
  partners: readonly string[]
  /** Kinds of wording on a wall, never the words. */
  wordings: readonly string[]
}

// Journeys 19.4, where the profile has no list of its own.
const KINDS = ['words', 'threats', 'written', 'damage', 'following', 'physical', 'online', 'fire', 'other'] as const
// Journeys 19.14. The scheme's partners come from the profile between them.
const PARTNERS_FIRST = ['police'] as const
const PARTNERS_LAST = ['council', 'victim_support', 'other_landlord'] as const
const WORDINGS = ['racist', 'offensive'] as const

export function choicesFor({ landlord, law }: { landlord: Landlord; law: Law }): Choices {
  const policy = landlord.policy.hate_and_harassment
  const { strands, alsoOffer } = law.hateStrands(landlord.nation)
  // The landlord is a partner of the scheme, and needs no consent to hear what it is being told.
  const named = (policy?.scheme?.partners_named ?? []).filter((partner) => partner !== 'landlord')
  return {
    kinds: kindsOf(policy?.forms),
    strands: unique([...strands, ...alsoOffer]),
    partners: unique([...PARTNERS_FIRST, ...named, ...PARTNERS_LAST]),
    wordings: unique([...(policy?.graffiti?.kinds ?? WORDINGS), 'other']),
  }
}

function kindsOf(forms: readonly { id: string; raises_severity?: boolean | undefined }[] = []): Choices['kinds'] {
  if (forms.length === 0) return KINDS.map((id) => ({ id, raises: false }))
  const own = forms.map(({ id, raises_severity }) => ({ id, raises: raises_severity === true }))
  return own.some(({ id }) => id === 'other') ? own : [...own, { id: 'other', raises: false }]
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
