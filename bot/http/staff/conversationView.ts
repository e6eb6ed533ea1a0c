/** A conversation as a member of staff sees it: the words of the sections they may read, who holds it, and what hangs on it. */
import { z } from 'zod'
import { fileLine, fileLineOf } from '../../../services/attachments/keptFile.ts'
import { casesIn } from '../../../services/cases/findCases.ts'
import { unseal } from '../../../services/confidential/seal.ts'
import {
  ALERT_KINDS,
  CHANNELS,
  type ConversationRecord,
  HANDOFF_REASONS,
  WAITS_TOLD,
  type Waiting,
} from '../../../services/conversations/conversationModel.ts'
import { flagCode, heardIn } from '../../../services/conversations/heardBody.ts'
import { bytes } from '../../../services/conversations/inbox.ts'
import { AUTHORS, type Entry, type TranscriptRecord } from '../../../services/conversations/transcript.ts'
import { withheldSections } from '../../../services/conversations/withheld.ts'
import { AUDIENCES, trusted } from '../../../services/db.ts'
import { peerOf } from '../../peer.ts'
import { caseLine, caseLineOf, soonOf } from './caseLine.ts'
import { corrected } from './corrections/correctedHeard.ts'
import { correctionView, viewCorrection } from './corrections/correctionView.ts'
import { packetView } from './packet/packetView.ts'
import { viewPacket } from './packet/viewPacket.ts'
import { instant, iso, type Me, type StaffDeps } from './staffRoute.ts'
import { canTranslate, translationsOf } from './translate/entryTranslations.ts'
import { machineView, translatedView } from './translate/translatedView.ts'
import { viewWrapUp, wrapUpView } from './wrapUp/wrapUpView.ts'

const understood = z.object({ intent: z.string(), flags: z.array(z.string()) }).nullable()

export const entry = z.object({
  position: z.number().int(),
  at: instant,
  author: z.enum(AUTHORS),
  text: z.string().nullable().describe('null: the words were destroyed, or are withheld'),
  withheld: z.boolean().describe('told in confidence and not sent: nobody of staff reads it'),
  name: z.string().nullable(),
  language: z.string().nullable(),
  choices: z.array(z.string()),
  attachments: z.number().int().describe('things that its channel does not take'),
  files: z.array(fileLine.extend({ thumb: z.string().nullable().describe('JPEG as base64') })),
  refusedFiles: z.array(z.string()).describe('why files were not taken'),
  understood: understood.describe('of a message of the tenant'),
  ...correctionView.shape,
  translatable: z.boolean().describe('words that a machine may be asked to translate'),
  translations: z.array(machineView).describe('made by a machine, for staff'),
  translated: translatedView.nullable().describe('words of staff that a machine translated for the tenant'),
})
export type EntryView = z.infer<typeof entry>

const note = z.object({
  id: z.string(),
  after: z.number().int().describe('it stands behind the line of this position'),
  at: instant,
  by: z.string(),
  text: z.string().nullable().describe('null: the words were destroyed, or are withheld'),
})

export const conversationView = z.object({
  id: z.string(),
  channel: z.enum(CHANNELS),
  language: z.string(),
  audience: z.enum(AUDIENCES),
  startedAt: instant,
  lastInboundAt: instant,
  position: z.number().int(),
  ended: z.boolean(),
  optedOut: z.boolean(),
  holder: z.object({ name: z.string(), mine: z.boolean() }).nullable(),
  waiting: z
    .object({
      ...{ since: instant, team: z.string(), reason: z.enum(HANDOFF_REASONS), urgent: z.boolean() },
      told: z.enum(WAITS_TOLD).nullable().describe('what the tenant was told of the wait'),
      stays: z.boolean().describe('told so, the tenant chose to go on waiting'),
    })
    .nullable(),
  alert: z.object({ kind: z.enum(ALERT_KINDS), at: instant }).nullable(),
  reach: z
    .object({ way: z.enum(['none', 'sms', 'phone', 'email']), to: z.string().nullable() })
    .nullable()
    .describe('how the tenant agreed to be reached'),
  number: z.string().nullable().describe('the number that texts; never shown in a restricted conversation'),
  understood: understood.describe('of the last message of the tenant'),
  packet: packetView.nullable().describe('what to know before the first word; null on earlier pages'),
  wrapUp: wrapUpView,
  cases: z.array(caseLine),
  entries: z.array(entry),
  translates: z.boolean().describe('a machine may translate here'),
  notes: z.array(note).describe('of staff, for staff'),
  earlier: z.boolean().describe('there is more before the first entry'),
})
export type ConversationView = z.infer<typeof conversationView>

const PAGE = 300

export async function viewConversation({
  deps,
  me,
  conversation,
  before,
}: {
  deps: StaffDeps
  me: Me
  conversation: ConversationRecord
  /** Only what stands before this position. */
  before: number | undefined
}): Promise<ConversationView> {
  const { product, staff } = deps
  const { scope, account } = me
  const [rows, lines] = await Promise.all([
    product.transcript.model
      .find({
        ...scope.records(),
        conversation: conversation._id,
        ...(before === undefined ? {} : { position: trusted({ $lt: before }) }),
      })
      .sort({ position: -1 })
      .limit(PAGE)
      .lean<TranscriptRecord[]>(),
    casesIn({ cases: product.cases.model, scope, conversation: conversation._id }),
  ])
  const closed = withheldSections(conversation)
  const positions = rows.map(({ position }) => position)
  const corrections = await product.corrections.read({ conversation, positions })
  const read = rows.reverse().map((row) =>
    corrected({
      corrections,
      line: closed.has(row.section)
        ? { ...row, body: null, withheld: true }
        : { ...product.transcript.open({ conversation, row }), withheld: false },
    }),
  )
  const more = rows.length === PAGE
  const translations = await product.lineTranslations.read({ conversation, positions })
  const translates = canTranslate({ product, conversation })
  const noted = await product.notes.read({
    conversation,
    audiences: scope.audiences,
    ...(more ? { from: read[0]?.position ?? 0 } : {}),
    before,
  })
  const holders = [
    ...noted.map(({ by }) => by),
    ...corrections.map(({ by }) => by),
    ...lines.flatMap(({ owner }) => owner ?? []),
    ...(conversation.holder ? [conversation.holder] : []),
  ]
  const names = await staff.accounts.names({ landlord: account.landlord, ids: holders })
  const { holder, waiting, alert } = conversation
  const soon = soonOf({ product, landlord: account.landlord })
  const general = conversation.audience === 'general'
  return {
    id: conversation._id,
    channel: conversation.channel,
    language: conversation.language,
    audience: conversation.audience,
    startedAt: iso(conversation.startedAt),
    lastInboundAt: iso(conversation.lastInboundAt),
    position: conversation.position,
    ended: conversation.ended,
    optedOut: conversation.optedOut,
    holder: holder ? { name: names.get(holder) ?? '', mine: holder === account._id } : null,
    waiting: waiting && waitOf(waiting),
    alert: alert ? { kind: alert.kind, at: iso(alert.at) } : null,
    reach: reachOf({ deps, conversation }),
    number: general && conversation.channel === 'sms' ? (peerOf({ product, conversation })?.to ?? null) : null,
    understood: understoodIn(read),
    packet: before === undefined ? await viewPacket({ deps, me, conversation, entries: read }) : null,
    cases: lines.map((line) => caseLineOf({ line, names, ...soon })),
    // Silent signals to the tenant's client are not part of what was said.
    translates: translates(currentAudience(conversation)),
    entries: read
      .filter(({ body }) => !body?.event)
      .map((one) => ({
        ...entryOf(one),
        ...viewCorrection({ ...one, names }),
        ...translationsOf({ entry: one, translations, translates }),
      })),
    wrapUp: await viewWrapUp({ deps, me, conversation }),
    notes: noted.map(({ id, after, at, by, section, text }) => ({
      id,
      after,
      at: iso(at),
      by: names.get(by) ?? '',
      text: closed.has(section) ? null : text,
    })),
    earlier: more,
  }
}

const waitOf = ({ since, team, reason, urgent, told, stays }: Waiting): ConversationView['waiting'] => ({
  ...{ since: iso(since), team, reason, urgent, told: told ?? null, stays: stays === true },
})

type Read = Pick<Entry, 'position' | 'at' | 'author' | 'body' | 'audience'> & { withheld: boolean }

const currentAudience = ({ sections, audience }: ConversationRecord) => sections.at(-1)?.audience ?? audience

function entryOf({
  position,
  at,
  author,
  body,
  withheld,
}: Read): Omit<EntryView, 'meant' | 'corrected' | 'translatable' | 'translations' | 'translated'> {
  return {
    position,
    at: iso(at),
    author,
    text: body ? body.text : null,
    withheld,
    name: body?.name ?? null,
    language: body?.language ?? null,
    choices: body?.choices?.map(({ title }) => title) ?? [],
    attachments: body?.attachments ?? 0,
    files: (body?.files ?? []).map(({ thumb, ...file }) => ({ ...fileLineOf(file), thumb })),
    refusedFiles: body?.refusedFiles ?? [],
    understood: author === 'tenant' ? understoodOf(body) : null,
  }
}

function reachOf({
  deps,
  conversation: { _id, reach },
}: {
  deps: StaffDeps
  conversation: ConversationRecord
}): ConversationView['reach'] {
  if (!reach) return null
  const key = deps.product.master.derive('intake')
  const name = `conversations:${_id}:reach`
  return {
    way: reach.way,
    to: reach.sealed ? unseal({ key, name, sealed: bytes(reach.sealed) }).toString('utf8') : null,
  }
}

function understoodIn(entries: Read[]): ConversationView['understood'] {
  const last = entries.findLast(({ author, body }) => author === 'tenant' && body?.heard !== undefined)
  return understoodOf(last?.body ?? null)
}

function understoodOf(body: Read['body']): ConversationView['understood'] {
  const heard = heardIn(body?.heard)
  return heard && { intent: heard.intent, flags: heard.flags.map(flagCode) }
}
