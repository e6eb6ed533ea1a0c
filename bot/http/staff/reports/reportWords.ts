/** What the codes of a report are called, in the words that the reporter chose from. */
import { catalogue } from '../../../../locales/index.ts'
import type { LanguageCode } from '../../../../locales/languages.ts'
import { type Choices, choicesFor } from '../../../../services/hateReports/choices.ts'
import { WISHES } from '../../../../services/hateReports/wishes.ts'
import type { Law } from '../../../../services/landlords/law.ts'
import type { Landlord } from '../../../../services/landlords/profile.ts'

export interface Worded {
  id: string
  text: string
}
type Group = 'kinds' | 'strands' | 'consents' | 'wording' | 'wishes'
type Lists = Partial<Record<Group, { choices?: Record<string, string> }>>

/** A code without a word of its own is shown as it is, readable. */
export function reportWord({ group, id, language }: { group: Group; id: string; language: LanguageCode }): string {
  const word = (code: LanguageCode): string | undefined =>
    (catalogue[code].hateReport as Lists | undefined)?.[group]?.choices?.[id]
  return word(language) ?? word('en') ?? id.replaceAll('_', ' ')
}

export function wordedChoices({ landlord, law, language }: { landlord: Landlord; law: Law; language: LanguageCode }) {
  const { kinds, strands, partners, wordings } = choicesFor({ landlord, law })
  const worded = (group: Group, ids: readonly string[]): Worded[] =>
    ids.map((id) => ({ id, text: reportWord({ group, id, language }) }))
  return {
    kinds: worded(
      'kinds',
      kinds.map(({ id }) => id),
    ),
    strands: worded('strands', strands),
    partners: worded('consents', partners),
    wordings: worded('wording', wordings),
    wishes: worded('wishes', WISHES),
  }
}

/** What any landlord lets a reporter choose from; each report is held to its own landlord's. */
export function allChoices(every: readonly Choices[]): Choices {
  const ids = (of: (choices: Choices) => readonly string[]): string[] => [...new Set(every.flatMap(of))]
  return {
    kinds: ids(({ kinds }) => kinds.map(({ id }) => id)).map((id) => ({ id, raises: false })),
    strands: ids(({ strands }) => strands),
    partners: ids(({ partners }) => partners),
    wordings: ids(({ wordings }) => wordings),
  }
}
