/** Gives back the conversations of people who went away: the tenant is told and stays in the queue (fault F18). */
import type { ConversationRecord, Waiting } from '../../services/conversations/conversationModel.ts'
import { trusted } from '../../services/db.ts'
import type { Claims } from '../../services/handoff/claim.ts'
import type { Staff } from '../../services/staff/staff.ts'
import { isCentre } from '../contactCentre/centre.ts'
import { centreUnheard } from '../contactCentre/centreUnheard.ts'
import type { Product } from '../product.ts'
import { teamFor } from '../talkServices.ts'
import { handoffLine } from './handoffLine.ts'
import { leaveStaffWords } from './leaveStaffWords.ts'

const HANDLES = { hate: 'hate', abuse: 'domestic_abuse', safeguarding: 'safeguarding', general: 'other' } as const

export async function giveBackLapsed({
  product,
  staff,
  claims,
}: {
  product: Product
  staff: Staff
  claims: Claims
}): Promise<number> {
  const { conversations, landlords, db } = product
  const at = product.clock()
  const slugs = landlords.all().map(({ slug }) => slug)
  const held = await conversations
    .find({ landlord: trusted({ $in: slugs }), holder: trusted({ $ne: null }) })
    .lean<ConversationRecord[]>()
  const holders = [...new Set(held.flatMap(({ holder }) => holder ?? []))]
  const people = holders.filter((holder) => !isCentre(holder))
  const gone = people.length > 0 ? await staff.presence.gone({ landlords: slugs, accounts: people, at }) : []
  const unheard = await centreUnheard({ product, landlords: slugs, at })
  let lapsed = 0
  for (const conversation of held) {
    const { _id, holder, audience } = conversation
    const landlord = landlords.bySlug(conversation.landlord)
    if (!landlord || holder === null || !(gone.includes(holder) || (isCentre(holder) && unheard.has(_id)))) continue
    const team = teamFor({ landlord, handles: HANDLES[audience] })
    const waiting: Waiting = waitAgain({ waiting: conversation.waiting, at }) ?? {
      since: at,
      team,
      reason: 'asked',
      urgent: false,
    }
    const line = handoffLine({ product, conversation, key: 'handoff.lapsed' })
    const back = await db.transact(async (session) => {
      const freed = await claims.lapse({ session, conversation, waiting, at, line })
      if (freed && freed.channel !== 'webchat')
        await leaveStaffWords({ product, session, conversation: freed, words: line.body.text, at })
      return freed
    })
    if (!back) continue
    lapsed += 1
    await staff.audit.write({ landlord: landlord.slug, account: holder, action: 'conversation.lapse', target: _id })
  }
  return lapsed
}

/** The place in the queue is kept; what was told of the wait before belongs to that wait. */
function waitAgain({ waiting, at }: { waiting: Waiting | null; at: Date }): Waiting | null {
  if (!waiting) return null
  const { told: _told, stays: _stays, ...kept } = waiting
  return { ...kept, again: at }
}
