/** What may leave the house: each partner only with its own yes, or on a ground of law with a reason and a second person (obligations row 28). */
import type { ActOf } from '../acts.ts'
import { type Consent, changed, type Decider, type Decision, type Place, refused } from '../change.ts'

export const giveConsent: Decider<ActOf<'give_consent'>> = (args) => moveConsent({ ...args, to: 'yes' })

export const withdrawConsent: Decider<ActOf<'withdraw_consent'>> = (args) => moveConsent({ ...args, to: 'withdrawn' })

function moveConsent({
  standing,
  at,
  act,
  to,
}: Place & { act: ActOf<'give_consent'> | ActOf<'withdraw_consent'>; to: 'yes' | 'withdrawn' }): Decision {
  const found = consentOf({ consents: standing.consents, partner: act.partner })
  if (!found) return refused('unknown_partner')
  // Said again changes nothing, and what was never given cannot be taken back.
  if (found.state === to || (to === 'withdrawn' && found.state === 'no')) return refused('not_now')
  return changed({
    standing,
    consents: standing.consents.map((one) => (one === found ? { ...one, state: to, at } : one)),
    events: [
      {
        what: act.action,
        detail: act.partner,
        ...(act.text === undefined ? {} : { words: { text: act.text } }),
      },
    ],
  })
}

export const consentOf = ({ consents, partner }: { consents: readonly Consent[]; partner: string }) =>
  consents.find((one) => one.partner === partner)

export const partnerExport: Decider<ActOf<'partner_export'>> = (args) => {
  const { standing, actor, at, id, act } = args
  const consent = consentOf({ consents: standing.consents, partner: act.partner })
  if (!consent) return refused('unknown_partner')
  if (consent.state === 'yes') return exported({ ...args, ground: null })
  if (act.ground === undefined) return refused('no_consent')
  if (act.reason === undefined) return refused('no_reason')
  const proposal = { id: id('proposal'), by: actor.id, at: at.toISOString(), act }
  return changed({
    standing,
    state: { proposals: [...standing.state.proposals, proposal] },
    events: [{ what: 'proposed', detail: act.partner, words: { proposal: proposal.id, act } }],
  })
}

export const approve: Decider<ActOf<'approve'>> = (args) => {
  const { standing, actor, act } = args
  const proposal = standing.state.proposals.find(({ id }) => id === act.proposal)
  if (!proposal) return refused('not_found')
  if (proposal.by === actor.id) return refused('same_person')
  const proposals = standing.state.proposals.filter((one) => one !== proposal)
  const ground = proposal.act.ground ?? null
  const done = exported({ ...args, act: proposal.act, ground })
  if (!done.ok) return done
  const { change } = done
  return {
    ok: true,
    change: {
      ...change,
      state: { ...change.state, proposals },
      events: [
        { what: 'approve', detail: proposal.act.partner, words: { proposal: proposal.id, by: proposal.by } },
        ...change.events,
      ],
    },
  }
}

export const decline: Decider<ActOf<'decline'>> = ({ standing, act }) => {
  const proposal = standing.state.proposals.find(({ id }) => id === act.proposal)
  if (!proposal) return refused('not_found')
  return changed({
    standing,
    state: { proposals: standing.state.proposals.filter((one) => one !== proposal) },
    events: [{ what: 'decline', detail: proposal.act.partner, words: { proposal: proposal.id, text: act.reason } }],
  })
}

function exported({
  standing,
  at,
  id,
  act,
  ground,
}: Place & { act: ActOf<'partner_export'>; ground: string | null }): Decision {
  const { partner, parts } = act
  const one = { id: id('export'), partner, parts, ground, at: at.toISOString() }
  return changed({
    standing,
    state: { exports: [...standing.state.exports, one] },
    exports: [one],
    events: [{ what: 'partner_export', detail: partner, words: { id: one.id, parts, ground, reason: act.reason } }],
  })
}
