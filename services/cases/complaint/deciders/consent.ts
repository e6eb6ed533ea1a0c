/** Consent for somebody who acts for the tenant: until it stands, and after it is withdrawn, nothing is told to them (obligations X33). */
import type { ActOf } from '../acts.ts'
import { changed, type Decider, refused } from '../change.ts'

export const consent: Decider<ActOf<'consent'>> = ({ standing, id, act }) => {
  const { scope, from, until } = act
  const given = id('consent')
  if (until !== null && until < from) return refused('date_past')
  return changed({
    standing,
    facts: {
      consents: [...standing.facts.consents, { id: given, scope, from, until, withdrawnAt: null }],
    },
    events: [
      {
        what: 'consent',
        detail: `${scope} ${from}`,
        words: { evidence: act.evidence, consents: { [given]: act.how } },
      },
    ],
  })
}

/** The tenant is asked by a way of their own, and told nothing but who acts (journeys 8). */
export const askConsent: Decider<ActOf<'ask_consent'>> = ({ standing, act }) =>
  changed({
    standing,
    events: [{ what: 'ask_consent', detail: '', words: { representative: act.representative } }],
    letters: [{ kind: 'consent_request', representative: act.representative, address: act.to }],
  })

export const withdrawConsent: Decider<ActOf<'withdraw_consent'>> = ({ standing, at, act }) => {
  const { consents } = standing.facts
  if (!consents.some(({ id, withdrawnAt }) => id === act.consent && withdrawnAt === null)) return refused('not_found')
  return changed({
    standing,
    facts: { consents: consents.map((one) => (one.id === act.consent ? { ...one, withdrawnAt: at } : one)) },
    events: [{ what: 'withdraw_consent', detail: act.consent }],
  })
}
