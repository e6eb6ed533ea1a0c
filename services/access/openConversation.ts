/** One conversation as its person may have it: how it was reached, every word said, the texts that left, and the choices offered. */
import type { Model } from 'mongoose'
import { z } from 'zod'
import type { KeptFile } from '../attachments/keptFile.ts'
import { type SavedFile, savedFileOf } from '../attachments/savedName.ts'
import type { DissatisfactionRecord } from '../cases/dissatisfaction.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { unseal, unsealJson } from '../confidential/seal.ts'
import type { Beside } from '../conversations/besideLines.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { flagCode, heardIn } from '../conversations/heardBody.ts'
import { bytes } from '../conversations/inbox.ts'
import type { Notes } from '../conversations/notes.ts'
import type { Outbox, OutboxRecord } from '../conversations/outbox.ts'
import { withoutThumb } from '../conversations/saidFile.ts'
import type { SendContent } from '../conversations/sendContent.ts'
import type { Transcript, TranscriptBody, TranscriptRecord } from '../conversations/transcript.ts'
import { withheldSections } from '../conversations/withheld.ts'
import { type Correction, type Corrections, changesOf } from '../corrections/corrections.ts'
import { AUDIENCES } from '../db.ts'
import type { LineTranslation, LineTranslations } from '../translation/lineTranslations.ts'

export interface Said {
  at: Date
  author: string
  /** The name that a member of staff goes by. */
  name: string | null
  language: string | null
  /** null where the words were destroyed or are withheld. */
  text: string | null
  /** Told in confidence and not sent: it is not the landlord's yet. */
  withheld: boolean
  choices: string[]
  /** Sent by a way that does not take them, and not kept. */
  attachments: number
  files: SavedFile[]
  wording: string[]
  /** What the assistant took the message to mean. */
  understood: { intent: string; signs: string[] } | null
  /** What staff said that it means instead, the oldest first. */
  corrections: { at: Date; what: string; from: string; to: string }[]
  /** Between staff and tenant by a machine: `text` in `to`, of words in `from`. */
  translations: { text: string; from: string | null; to: string; service: string }[]
}

export interface OpenedConversation {
  id: string
  channel: string
  language: string
  startedAt: Date
  lastInboundAt: Date
  address: string | null
  reach: { way: string; to: string | null } | null
  said: Said[]
  /** What staff wrote beside the talk, as the notes on a case. */
  notes: { at: Date; text: string | null }[]
  texts: { kind: string; state: string; at: Date; body: string | null }[]
  dissatisfaction: { at: Date; heardBy: string; offers: { at: Date; wording: string; answer: string | null }[] }[]
}

export interface Opening {
  master: MasterKey
  transcript: Transcript
  notes: Notes
  outbox: Outbox
  dissatisfactions: Model<DissatisfactionRecord>
  corrections: Corrections
  lineTranslations: LineTranslations
  restricted: boolean
}

export async function openConversation({
  record,
  opening,
}: {
  record: ConversationRecord
  opening: Opening
}): Promise<{ talk: OpenedConversation; files: KeptFile[] }> {
  const { transcript, notes, outbox, dissatisfactions } = opening
  const filter = () => ({
    landlord: record.landlord,
    conversation: record._id,
    ...(opening.restricted ? {} : { audience: 'general' as const }),
  })
  const [rows, noted, texts, signs] = await Promise.all([
    transcript.model.find(filter()).sort({ position: 1 }).lean<TranscriptRecord[]>(),
    notes.read({ conversation: record, audiences: opening.restricted ? AUDIENCES : ['general'] }),
    outbox.model.find(filter()).sort({ createdAt: 1, order: 1 }).lean<OutboxRecord[]>(),
    dissatisfactions.find(filter()).sort({ at: 1 }).lean<DissatisfactionRecord[]>(),
  ])
  const closed = withheldSections(record)
  const positions = rows.map(({ position }) => position)
  const [corrections, translations] = await Promise.all([
    opening.corrections.read({ conversation: record, positions }),
    opening.lineTranslations.read({ conversation: record, positions }),
  ])
  const beside = { corrections, translations }
  const read = rows.flatMap((row) => saidIn({ row, record, opening, closed, beside }))
  const talk: OpenedConversation = {
    id: record._id,
    channel: record.channel,
    language: record.language,
    startedAt: record.startedAt,
    lastInboundAt: record.lastInboundAt,
    address: addressOf({ record, opening }),
    reach: reachOf({ record, opening }),
    said: read.map(({ said }) => said),
    notes: noted.filter(({ section }) => !closed.has(section)).map(({ at, text }) => ({ at, text })),
    texts: texts.map((row) => ({
      kind: row.kind,
      state: row.state,
      at: row.createdAt,
      // Once delivery is settled, the words stand in the conversation only.
      body: row.content && !(closed.size > 0 && row.audience === 'hate') ? wordsOf(outbox.content(row)) : null,
    })),
    dissatisfaction: signs.map(({ at, detectedBy, offers }) => ({
      at,
      heardBy: detectedBy,
      offers: offers.map(({ at: offered, wording, answer }) => ({ at: offered, wording, answer })),
    })),
  }
  return { talk, files: read.flatMap(({ files }) => files) }
}

/** A call to a rota service says nothing to anybody. */
function wordsOf(content: SendContent): string {
  if ('payload' in content) return ''
  return 'subject' in content ? `${content.subject}\n\n${content.text}` : content.body
}

function saidIn({
  row,
  record,
  opening,
  closed,
  beside,
}: {
  row: TranscriptRecord
  record: ConversationRecord
  opening: Opening
  closed: ReadonlySet<string>
  beside: { corrections: Beside<Correction>[]; translations: Beside<LineTranslation>[] }
}): { said: Said; files: KeptFile[] }[] {
  const section = record.sections.find(({ id }) => id === row.section)
  if (!opening.restricted && section?.audience !== 'general') return []
  const withheld = closed.has(row.section)
  const { at, author } = row
  const body = withheld ? null : opening.transcript.open({ conversation: record, row }).body
  // Silent signals between the page and the product: nobody said or saw them.
  if (body && body.text === '' && body.event) return []
  const files = body?.files ?? []
  const said: Said = {
    at,
    author,
    name: body?.name ?? null,
    language: body?.language ?? null,
    text: body?.text ?? null,
    withheld,
    choices: body?.choices?.map(({ title }) => title) ?? [],
    attachments: body?.attachments ?? 0,
    files: files.map(savedFileOf),
    wording: body?.said ?? [],
    understood: understoodIn(body?.heard),
    corrections: body ? correctionsOf({ row, corrections: beside.corrections }) : [],
    translations: body ? translationsOf({ row, body, translations: beside.translations }) : [],
  }
  return [{ said, files: files.map(withoutThumb) }]
}

function understoodIn(stored: unknown): Said['understood'] {
  const heard = heardIn(stored)
  return heard && { intent: heard.intent, signs: heard.flags.map(flagCode) }
}

const correctionsOf = ({
  row: { position },
  corrections,
}: {
  row: TranscriptRecord
  corrections: Beside<Correction>[]
}): Said['corrections'] =>
  corrections
    .filter((one) => one.position === position)
    .flatMap(({ at, value }) => changesOf(value).map((change) => ({ at, ...change })))

function translationsOf({
  row: { position },
  body: { translated },
  translations,
}: {
  row: TranscriptRecord
  body: TranscriptBody
  translations: Beside<LineTranslation>[]
}): Said['translations'] {
  const forStaff = translations.filter((one) => one.position === position).map(({ value }) => value)
  // What staff wrote themselves stands beside what the tenant was shown.
  const ofStaff = translated
    ? [{ text: translated.original, from: translated.to, to: translated.from, service: translated.service }]
    : []
  return [...forStaff, ...ofStaff].map(({ text, from, to, service }) => ({ text, from, to, service }))
}

function addressOf({ record, opening }: { record: ConversationRecord; opening: Opening }): string | null {
  if (!record.peer) return null
  const name = `conversations:${record._id}:peer`
  const peer = unsealJson({ key: opening.master.derive('intake'), name, sealed: bytes(record.peer) })
  return z.object({ to: z.string() }).safeParse(peer).data?.to ?? null
}

function reachOf({
  record: { _id, reach },
  opening,
}: {
  record: ConversationRecord
  opening: Opening
}): OpenedConversation['reach'] {
  if (!reach) return null
  const key = opening.master.derive('intake')
  const name = `conversations:${_id}:reach`
  const to = reach.sealed ? unseal({ key, name, sealed: bytes(reach.sealed) }).toString('utf8') : null
  return { way: reach.way, to }
}
