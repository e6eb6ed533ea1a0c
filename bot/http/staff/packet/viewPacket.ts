/** Puts the packet of a conversation together by rule, from what this reader may see; no word in it is invented. */
import type { CaseRecord } from '../../../../services/cases/caseModel.ts'
import { OPEN, phaseOf } from '../../../../services/cases/complaint/status.ts'
import { SETTLED } from '../../../../services/cases/findCases.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { flagCode, type Heard, heardIn } from '../../../../services/conversations/heardBody.ts'
import type { Entry } from '../../../../services/conversations/transcript.ts'
import { needsIn } from '../../../../services/handoff/needs.ts'
import { safeWayOf } from '../../../../services/handoff/safeWay.ts'
import { restrictionOfTalk } from '../incidents/restrictionView.ts'
import { iso, type Me, type StaffDeps } from '../staffRoute.ts'
import type { PacketView } from './packetView.ts'
import { toldIn } from './toldTexts.ts'

type Read = Pick<Entry, 'position' | 'at' | 'author' | 'body'>
type Said = { at: Date; text: string; heard: Heard }

const RISKS = ['emergency', 'urgent', 'hate', 'safeguarding', 'dissatisfied']
/** The same line that the dialogs draw between hearing and perhaps hearing. */
const SURE = 0.85
/** Talk about the talk; no matter of its own. */
const NO_MATTER = ['human', 'smalltalk', 'other', 'abuse']
const FEW_WORDS = 3
const SHORT = 240

export async function viewPacket({
  deps,
  me,
  conversation,
  entries,
}: {
  deps: StaffDeps
  me: Me
  conversation: ConversationRecord
  /** What this reader may read, the oldest first. */
  entries: Read[]
}): Promise<PacketView> {
  const { product } = deps
  const [records, safe, restriction] = await Promise.all([
    openedCases({ deps, me, conversation }),
    safeFor({ deps, me, conversation }),
    restrictionOfTalk({ deps, me, conversation }),
  ])
  const said = entries.flatMap(({ at, author, body }): Said[] => {
    const heard = author === 'tenant' ? heardIn(body?.heard) : null
    return heard && body ? [{ at, text: body.text, heard }] : []
  })
  const named = records.some(({ index }) => index.phone || index.email || index.place)
  const reached = conversation.reach?.sealed ? true : conversation.channel === 'sms'
  return {
    // Without a housing system that was asked nobody is verified (journeys 0.2).
    identity: named || reached ? 'told' : 'unknown',
    needs: records.flatMap((record) =>
      needsIn({
        type: record.type,
        answers: product.cases.answers(record),
        representative: record.complaint?.representative ?? false,
      }).map((need) => ({ ...need, reference: showReference(record.reference) })),
    ),
    risks: risksIn(said),
    safe,
    summary: summaryOf(said),
    open: records.filter(isOpen).map(({ _id }) => _id),
    told: toldIn(entries),
    restriction,
  }
}

const isOpen = ({ kind, status }: CaseRecord): boolean =>
  kind === 'complaint'
    ? [...OPEN, 'answered'].includes(phaseOf(status))
    : !(SETTLED as readonly string[]).includes(status)

/** General cases alone: what was told in confidence is opened in its own case, and marked there. */
async function openedCases({ deps, me, conversation }: Parts): Promise<CaseRecord[]> {
  const { cases } = deps.product
  const mine = { ...me.scope.cases(), conversation: conversation._id, audience: 'general' as const }
  return me.scope.audiences.includes('general')
    ? await cases.model.find(mine).sort({ receivedAt: 1 }).lean<CaseRecord[]>()
    : []
}

type Parts = { deps: StaffDeps; me: Me; conversation: ConversationRecord }

/** For the team of the matter only, and marked before it is shown; that there is one is told to nobody else. */
async function safeFor({ deps: { product, staff }, me, conversation }: Parts): Promise<PacketView['safe']> {
  const { cases, conversations } = product
  const found = await safeWayOf({ cases, conversations, conversation })
  if (!found || !me.scope.audiences.includes(found.audience)) return null
  const { landlord, _id: account } = me.account
  await staff.audit.write({ landlord, account, action: 'case.read', target: found.case, detail: 'safe_contact' })
  const { way, number, when, texts, at, audience } = found
  return { way, number, when, texts, audience, at: iso(at) }
}

function risksIn(said: Said[]): PacketView['risks'] {
  const risks = new Map<string, PacketView['risks'][number]>()
  for (const { at, heard } of said) {
    for (const flag of heard.flags) {
      if (!RISKS.includes(flag.name)) continue
      const risk = flagCode(flag)
      const before = risks.get(risk)
      const sure = flag.p >= SURE || before?.sure === true
      risks.set(risk, { risk, at: iso(at), times: (before?.times ?? 0) + 1, sure })
    }
  }
  const rank = ({ risk }: { risk: string }): number => RISKS.indexOf(risk.split('.')[0] as string)
  return [...risks.values()].sort((one, other) => rank(one) - rank(other))
}

function summaryOf(said: Said[]): PacketView['summary'] {
  const matters = said.filter(({ heard }) => !NO_MATTER.includes(heard.intent)).reverse()
  const last = matters.find(({ text }) => text.trim().split(/\s+/).length >= FEW_WORDS)
  return {
    intents: [...new Set(matters.map(({ heard }) => heard.intent))],
    words: last ? cut(last.text.trim()) : null,
    at: last ? iso(last.at) : null,
  }
}

/** Between words, so that nothing reads as if it had been said. */
function cut(text: string): string {
  if (text.length <= SHORT) return text
  const head = text.slice(0, SHORT)
  const space = head.lastIndexOf(' ')
  return `${head.slice(0, space > SHORT / 2 ? space : SHORT).toWellFormed()}…`
}
