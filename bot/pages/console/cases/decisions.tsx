/** What waits for a decision: an act that needs a second person, and words of the tenant that somebody must look at. */
import type { ReactNode } from 'react'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { proposalWord } from '../forms/fieldWords.ts'
import { SaidFields } from '../forms/saidFields.tsx'
import type { Desk } from '../useDesk.ts'
import { label, moment, say } from '../words.ts'
import type { ComplaintAnswer, Proposal, Review } from './complaintAnswer.ts'

export function Decisions({ desk, complaint }: { desk: Desk; complaint: ComplaintAnswer }): ReactNode {
  const reviews = complaint.reviews.filter(({ decided }) => decided === null)
  if (complaint.proposals.length + reviews.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="decisions">
      <h2 id="decisions">{say('case.decisions')}</h2>
      <ul className="items">
        {complaint.proposals.map((proposal) => (
          <Proposed key={proposal.id} desk={desk} complaint={complaint} proposal={proposal} />
        ))}
        {reviews.map((review) => (
          <ToReview key={review.id} desk={desk} complaint={complaint} review={review} />
        ))}
      </ul>
    </section>
  )
}

type Waiting = { desk: Desk; complaint: ComplaintAnswer }

function Proposed({ desk, complaint, proposal }: Waiting & { proposal: Proposal }): ReactNode {
  const { id, action, by, at, says } = proposal
  const mine = by.id === desk.me.id
  const about = { proposal: id }
  const may = complaint.possible.includes('approve')
  return (
    <li>
      <p>
        <strong>{say('case.proposed', { act: proposalWord(action) })}</strong>{' '}
        <span className="soft">
          <TenantWord text={by.name} />, <time dateTime={at}>{moment(at)}</time>
        </span>
      </p>
      <SaidFields said={says} action={action} people={desk.people} />
      {(mine || !may) && <p className="soft">{say(mine ? 'case.needsOther' : 'case.needsManager')}</p>}
      <div className="openers">
        {may && !mine && <ActOpener desk={desk} action="approve" about={about} of={proposalWord(action)} main />}
        {complaint.possible.includes('decline') && (
          <ActOpener desk={desk} action="decline" about={about} of={proposalWord(action)} />
        )}
      </div>
    </li>
  )
}

function ToReview({ desk, complaint, review }: Waiting & { review: Review }): ReactNode {
  const { id, what, at, words } = review
  return (
    <li>
      <p>
        <strong>{label('reviews', what)}</strong>{' '}
        <span className="soft">
          <time dateTime={at}>{moment(at)}</time>
        </span>
      </p>
      {words && <TenantText text={words} />}
      {complaint.possible.includes('decide_review') && (
        <div className="openers">
          <ActOpener desk={desk} action="decide_review" about={{ review: id }} of={label('reviews', what)} main />
        </div>
      )}
    </li>
  )
}
