/** What may be chosen in the forms of a report: the landlord's partners with what the person said of each, safe ways, colleagues, teams. */
import type { Colleague, Me } from '../answers.ts'
import { type Choice, scores, worded } from '../forms/choices.ts'
import type { Choices } from '../forms/fields.ts'
import { toChoose } from '../people/people.ts'
import { label } from '../words.ts'
import type { Report } from './reportAnswer.ts'

type Known = { report: Report; me: Me; colleagues: readonly Colleague[] }

const KEYS = {
  supports: 'report.supports',
  reportActions: 'report.actions',
  reached: 'report.reached',
  legalGrounds: 'report.grounds',
  reportParts: 'report.parts',
} as const

export function reportChoices({ of, report, me, colleagues }: Known & { of: Choices }): Choice[] {
  switch (of) {
    case 'hows':
      return worded('report.hows', report.choices.hows)
    case 'partners':
      return report.choices.partners.map(({ id, text }) => ({
        code: id,
        text: `${text} (${label('report.consentStates', consentOf({ report, partner: id }))})`,
      }))
    case 'scores':
      return scores()
    case 'people':
      // Whoever acts here is not whom it is about: they would lock themselves out.
      return toChoose({ me, colleagues: colleagues.filter(({ id }) => id !== me.id) })
    case 'teams':
      return me.landlord.teams
        .map(({ id, name }) => ({ code: id, text: name }))
        .filter(({ text }) => text !== report.team)
    default: {
      const group = KEYS[of as keyof typeof KEYS]
      return group ? worded(group) : []
    }
  }
}

const consentOf = ({ report, partner }: { report: Report; partner: string }): string =>
  report.consents.find((one) => one.partner === partner)?.state ?? 'no'

export const partnerWord = ({ report, id }: { report: Report; id: string }): string =>
  report.choices.partners.find((one) => one.id === id)?.text ?? id.replaceAll('_', ' ')
