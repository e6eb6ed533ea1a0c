/** Who is offered a waiting conversation next: the language first, then a skill that fits, the least to do, and the longest without an offer. */
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import type { AccountRecord } from '../staff/accounts.ts'

export const OFFER_MS = 60_000

export type Taker = Pick<AccountRecord, '_id' | 'roles' | 'teams' | 'languages' | 'skills'> & {
  /** Held and offered now. */
  load: number
  offeredAt: Date | null
}

type Talk = Pick<ConversationRecord, 'language' | 'waiting' | 'offered'>

export function nextInTurn<T extends Taker>({
  conversation,
  takers,
  atOnce,
}: {
  conversation: Talk
  /** Who is there and takes chats. */
  takers: readonly T[]
  atOnce: number
}): T | null {
  const { waiting, offered } = conversation
  if (!waiting) return null
  const able = takers.filter((taker) => taker.load < atOnce && isOfTeam({ taker, team: waiting.team }))
  const before = offered ? [...offered.passed, offered.account] : []
  const fresh = able.filter(({ _id }) => !before.includes(_id))
  // When everybody let it pass it goes round again, and not to whoever had it last.
  const others = able.filter(({ _id }) => _id !== offered?.account)
  const pool = [fresh, others, able].find(({ length }) => length > 0) ?? []
  return pool.toSorted((one, other) => compare({ one, other, conversation }))[0] ?? null
}

/** An adviser who has no team works for all of them, as the list shows (services/staff/roles.ts). */
export const isOfTeam = ({
  taker: { teams, roles },
  team,
}: {
  taker: Pick<Taker, 'teams' | 'roles'>
  team: string
}): boolean => teams.includes(team) || (teams.length === 0 && roles.includes('adviser'))

const base = (language: string): string => language.split('-')[0] ?? language

/** Who writes British English writes to somebody whose language is English. */
export const writes = ({
  account: { languages },
  language,
}: {
  account: Pick<AccountRecord, 'languages'>
  language: string
}): boolean => languages.map(base).includes(base(language))

function rank({ taker, conversation }: { taker: Taker; conversation: Talk }): number[] {
  const { language, waiting } = conversation
  return [
    writes({ account: taker, language }) ? 0 : 1,
    taker.skills.some((skill) => skill === waiting?.reason || skill === waiting?.team) ? 0 : 1,
    taker.load,
    taker.offeredAt?.getTime() ?? 0,
  ]
}

function compare({ one, other, conversation }: { one: Taker; other: Taker; conversation: Talk }): number {
  const theirs = rank({ taker: other, conversation })
  const differs = rank({ taker: one, conversation })
    .map((value, index) => value - (theirs[index] ?? 0))
    .find((value) => value !== 0)
  return differs ?? one._id.localeCompare(other._id)
}
