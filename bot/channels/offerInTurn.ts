/** Offers whoever waits to one person after the other, where the landlord has it so; several processes may do it at once. */
import type { ConversationRecord, Offered } from '../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../services/conversations/withheld.ts'
import { trusted } from '../../services/db.ts'
import { AppError } from '../../services/errors.ts'
import type { Claims } from '../../services/handoff/claim.ts'
import { handoffRules } from '../../services/handoff/handoffRules.ts'
import { nextInTurn, OFFER_MS } from '../../services/handoff/inTurn.ts'
import { offerStands } from '../../services/handoff/queue.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Staff } from '../../services/staff/staff.ts'
import { centreOf } from '../contactCentre/centre.ts'
import type { Product } from '../product.ts'
import { takersOf } from './takers.ts'

type Deps = { product: Product; staff: Staff; claims: Claims }
type OneTaker = Awaited<ReturnType<typeof takersOf>>[number]

export async function offerInTurn(deps: Deps): Promise<number> {
  let offers = 0
  for (const landlord of deps.product.landlords.all())
    if (handoffRules(landlord).assign === 'in_turn') offers += await offerOf({ ...deps, landlord })
  return offers
}

async function offerOf({ product, staff, claims, landlord }: Deps & { landlord: Landlord }): Promise<number> {
  const { slug } = landlord
  const at = product.clock()
  const found = await product.conversations
    .find({ landlord: slug, audience: 'general', holder: null, waiting: trusted({ $ne: null }) })
    .sort({ 'waiting.since': 1 })
    .lean<ConversationRecord[]>()
  // Of a restricted contact one person is the only one it is offered to.
  const free = found.filter(({ waiting }) => waiting?.reason !== 'restricted')
  const talks = free.filter((talk) => withheldSections(talk).size === 0 && !isOfCentre({ landlord, talk }))
  if (talks.length === 0) return 0
  const takers = await takersOf({ product, staff, landlord: slug, at })
  const standing = (talk: ConversationRecord): OneTaker | undefined =>
    offerStands({ entry: talk, at }) ? takers.find(({ _id }) => _id === talk.offered?.account) : undefined
  for (const talk of talks) {
    const taker = standing(talk)
    if (taker) taker.load += 1
  }
  let offers = 0
  const { atOnce } = handoffRules(landlord)
  for (const talk of [...talks].sort((one, other) => pressing(one) - pressing(other))) {
    if (standing(talk)) continue
    const taker = nextInTurn({ conversation: talk, takers, atOnce })
    if (!taker && !talk.offered) continue
    const to = taker ? offerTo({ talk, taker, at }) : null
    const done = await change({ product, staff, claims, talk, to, taker, at })
    if (!done || !taker) continue
    offers += 1
    taker.load += 1
    taker.offeredAt = at
    taker.record.offers += 1
  }
  return offers
}

const pressing = ({ alert, waiting }: ConversationRecord): number => (alert ? 0 : waiting?.urgent ? 1 : 2)

function isOfCentre({ landlord, talk }: { landlord: Landlord; talk: ConversationRecord }): boolean {
  const centre = centreOf(landlord)
  return centre !== null && (centre.teams?.includes(talk.waiting?.team ?? '') ?? true)
}

function offerTo({ talk: { offered }, taker, at }: { talk: ConversationRecord; taker: OneTaker; at: Date }): Offered {
  const before = offered ? [...offered.passed, offered.account] : []
  return {
    account: taker._id,
    until: new Date(at.getTime() + OFFER_MS),
    passed: before.includes(taker._id) ? [] : before,
  }
}

/** The offer and its count are one: a person whom another process just offered something is looked at anew. */
async function change({
  product,
  staff,
  claims,
  talk,
  to,
  taker,
  at,
}: Deps & {
  talk: ConversationRecord
  to: Offered | null
  taker: OneTaker | null
  at: Date
}): Promise<boolean> {
  const run = product.db.transact(async (session) => {
    if (taker && !(await staff.taking.offered({ session, record: taker.record, at }))) throw new AppError('conflict')
    if (!(await claims.offer({ session, conversation: talk, to }))) throw new AppError('conflict')
    return true
  })
  return await run.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  })
}
