/** What comes before any detail: danger, then who will see it and the limits of that, with its version on record. */
import type { FormTurn } from '../form/parts.ts'

/** Said before the question whether to go on; a yes to danger keeps what was said for those who can help (journeys 19.1). */
export function inDanger(turn: FormTurn): void {
  const { talk, answers } = turn
  if (answers.danger === 'no') {
    sayStatement(turn)
    return
  }
  talk.effects.alert = 'danger'
  talk.say('danger.first.violence', { weight: 'safety' })
  if (talk.shows.voice === 'full') talk.say('danger.ways', { weight: 'safety' })
}

/** Journeys 19.2: named roles, consent to each, limits, stopping, not the police, other routes. */
export function sayStatement({ talk, options, say }: FormTurn): void {
  const { reports, wording } = talk.services
  say('statement', { team: reports.team })
  say('stop', {}, { joins: true })
  options.statement = { version: wording('hateReport.statement'), language: talk.state.language }
  if (talk.shows.voice === 'short') return
  say('routes')
  if (talk.law.hateRoutes(talk.landlord.nation).some(({ id }) => id === 'police_online'))
    say('routesOnline', {}, { joins: true })
  const scheme = talk.landlord.policy.hate_and_harassment?.scheme
  if (scheme?.direct_phone)
    say('scheme', { scheme: scheme.name, schemePhone: { ltr: scheme.direct_phone.number } }, { joins: true })
}
