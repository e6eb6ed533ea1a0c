/** One message through the dialogs: load state, run, and commit state, replies and case writes together or not at all. */
import type { ClientSession } from 'mongoose'
import { talkTurn } from '../dialogs/main.ts'
import { readState, type TalkState } from '../dialogs/state.ts'
import type { Effects, Said, Talk } from '../dialogs/talk.ts'
import type { Understanding } from '../dialogs/understand/index.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes, type Inbound } from '../services/conversations/inbox.ts'
import type { NewSend } from '../services/conversations/outbox.ts'
import type { OpenSection } from '../services/conversations/sections.ts'
import type { TranscriptBody, TranscriptRecord } from '../services/conversations/transcript.ts'
import { crashPoint } from '../services/crashPoint.ts'
import type { PlannedWrite } from '../services/db.ts'
import type { Channel } from './channels/channel.ts'
import { factsOf } from './facts.ts'
import type { Product } from './product.ts'
import { applyEffects, currentSection } from './effects.ts'
import { speakAll } from './say.ts'
import { sendsOf } from './sends.ts'
import { talkServices } from './talkServices.ts'

/** Another process moved this conversation on in the meantime: the turn is run again from what it left. */
export class TurnConflict extends Error {
  constructor() {
    super('turn_conflict')
    this.name = 'TurnConflict'
  }
}

export interface Committed {
  conversation: ConversationRecord
  /** False when the message had already been dealt with by another process. */
  fresh: boolean
  /** Something waits in the outbox. */
  leaving: boolean
}

/** What a turn came to, before anything is written. */
interface Outcome {
  after: ConversationRecord
  rows: TranscriptRecord[]
  sends: NewSend[]
  writes: PlannedWrite[]
}

const NOT_HEARD: Understanding = { language: 'en', intent: 'other', intents: [], flags: [], ask: null }

export async function runTurn({ product, channel, conversation, inbound, last }: {
  product: Product
  channel: Channel
  conversation: ConversationRecord
  inbound: Inbound
  /** The last waiting message of the lane: its commit gives the lease back too. */
  last: boolean
}): Promise<Committed> {
  const outcome = await think({ product, channel, conversation, inbound })
  crashPoint('before_commit')
  const fresh = await commit({ product, before: conversation, outcome, inbound, last })
  crashPoint('after_commit')
  return { conversation: { ...outcome.after, lease: last ? null : conversation.lease }, fresh, leaving: outcome.sends.length > 0 }
}

async function think({ product, channel, conversation, inbound }: { product: Product; channel: Channel; conversation: ConversationRecord; inbound: Inbound }): Promise<Outcome> {
  const { sections, landlords, law, understand, adapter } = product
  const landlord = landlords.bySlug(conversation.landlord)
  if (!landlord) throw new Error('landlord_gone')
  const section = currentSection({ conversation, sections })
  const stored = conversation.state ? sections.unseal({ section: section.section, name: stateName(conversation._id), sealed: bytes(conversation.state) }) : null
  const { state, lost } = readState({ stored: stored?.ok ? stored.value : undefined, language: conversation.language })
  const { payload } = inbound
  const heard = payload.text ? await understand.understand({ text: payload.text, language: state.language }) : { ...NOT_HEARD, language: state.language }

  const talk = newTalk({ product, channel, conversation, inbound, state, heard, landlord })
  if (lost && conversation.state) talk.say('common.lostPlace')
  const facts = factsOf({ landlord, law })
  await adapter.run({
    activity: {
      type: payload.kind === 'message' ? 'message' : 'event', id: inbound.id, channelId: channel.name, text: payload.text, serviceUrl: 'urn:heard:local',
      conversation: { id: conversation._id, isGroup: false, conversationType: 'personal', name: '' }, from: { id: 'tenant', name: '' }, recipient: { id: 'heard', name: '' },
    },
    logic: (context) => talkTurn({ context, talk }),
  })
  crashPoint('talked')

  const spoken = speakAll({ said: talk.said, language: state.language, shows: channel.shows, facts })
  const composed = channel.compose(spoken)
  const applied = applyEffects({ product, conversation, section, effects: talk.effects, state, landlord, inbound })
  const sends = await sendsOf({ product, channel, conversation: applied.after, alerted: conversation.alert, leaving: composed.leaving, inbound, landlord, effects: talk.effects })
  const kept = channel.name === 'sms' ? composed.entries.slice(0, sends.kept).map((entry, index) => ({ ...entry, text: composed.leaving[index]!.body })) : composed.entries
  const rows = rowsOf({ product, channel, applied, inbound, heard, entries: kept, events: talk.effects.events })
  const after = {
    ...applied.after,
    state: sections.seal({ open: applied.replies, name: stateName(conversation._id), value: state }),
    position: conversation.position + rows.length,
    repeated: sends.repeated,
    unfinished: state.dialogs.dialogStack.length > 0,
  }
  const { section: opened } = talk.effects
  const restricted = opened?.earlier ? [product.transcript.restrict({ landlord: landlord.slug, inbound: opened.earlier, audience: opened.audience })] : []
  return { after, rows, sends: sends.rows, writes: [...talk.writes, ...restricted] }
}

const stateName = (id: string): string => `conversations:${id}:state`

function newTalk({ product, channel, conversation, inbound, state, heard, landlord }: {
  product: Product
  channel: Channel
  conversation: ConversationRecord
  inbound: Inbound
  state: TalkState
  heard: Understanding
  landlord: Talk['landlord']
}): Talk {
  const said: Said[] = []
  const writes: PlannedWrite[] = []
  const effects: Effects = { events: [] }
  const { payload } = inbound
  const talk: Talk = {
    inbound: {
      id: inbound.id, kind: payload.kind, text: payload.text, event: payload.event ? { name: payload.event.name, value: payload.event.value } : null,
      attachments: payload.attachments, receivedAt: payload.receivedAt, optOut: payload.optOut ?? null,
    },
    heard,
    landlord,
    law: product.law,
    shows: channel.shows,
    conversation: {
      id: conversation._id, held: conversation.holder !== null, waiting: conversation.waiting !== null, audience: conversation.audience, optedOut: conversation.optedOut,
    },
    services: talkServices({ deps: product, conversation, inbound, landlord, language: () => state.language, showsPrivate: channel.shows.private }),
    state,
    said,
    effects,
    writes,
    say: (key, { params = {}, choices = [], weight = 'plain', language, joins } = {}) => {
      said.push({ key, params, choices, weight, ...(language ? { language } : {}), ...(joins ? { joins } : {}) })
    },
    plan: (write) => {
      writes.push(write)
    },
    emit: (name, value) => {
      effects.events.push({ name, value })
    },
    afterAnswer: null,
    takeAfterAnswer: () => {
      const after = talk.afterAnswer
      talk.afterAnswer = null
      return after
    },
  }
  return talk
}

/** The tenant's own row first, then what was said, then silent signals where the channel carries them. */
function rowsOf({ product, channel, applied, inbound, heard, entries, events }: {
  product: Product
  channel: Channel
  applied: { after: ConversationRecord; inbound: OpenSection; replies: OpenSection }
  inbound: Inbound
  heard: Understanding
  entries: TranscriptBody[]
  events: Effects['events']
}): TranscriptRecord[] {
  const rows: TranscriptRecord[] = []
  const at = product.clock()
  const { payload } = inbound
  const add = (author: TranscriptRecord['author'], body: TranscriptBody, open: OpenSection, from?: string): void => {
    rows.push(product.transcript.row({
      conversation: applied.after, open, position: applied.after.position + rows.length + 1, at: author === 'tenant' ? payload.receivedAt : at, author, body,
      ...(from ? { inbound: from } : {}),
    }))
  }
  if (payload.kind === 'message') {
    add('tenant', {
      text: payload.text, language: heard.language, heard: { ...heard, version: product.understand.version },
      ...(payload.clientId ? { clientId: payload.clientId } : {}), ...(payload.attachments > 0 ? { attachments: payload.attachments } : {}),
    }, applied.inbound, inbound.id)
  }
  for (const body of entries) add('bot', body, applied.replies)
  if (channel.events) for (const event of events) add('system', { text: '', event }, applied.replies)
  return rows
}

/** One transaction, compare-and-set on the conversation's version. */
async function commit({ product, before, outcome, inbound, last }: { product: Product; before: ConversationRecord; outcome: Outcome; inbound: Inbound; last: boolean }): Promise<boolean> {
  const { after, rows, sends, writes } = outcome
  const { _id, landlord } = before
  // Only what this turn changed is written: the rest, such as what the tenant has seen, belongs to others.
  const changed = Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name as keyof ConversationRecord]))
  const at = product.clock()
  const work = async (session: ClientSession): Promise<boolean> => {
    const moved = await product.conversations.collection.updateOne(
      { _id: _id as never, landlord, version: before.version },
      { $set: { ...changed, version: before.version + 1, ...(last ? { lease: null } : {}) } },
      { session },
    )
    if (moved.matchedCount !== 1) throw new TurnConflict()
    const done = await product.inbox.model.collection.updateOne(
      { _id: inbound.id as never, landlord, state: 'waiting' },
      { $set: { state: 'done', doneAt: at }, $unset: { payload: 1 } },
      { session },
    )
    // Somebody else's commit already answered this message: nothing of ours may stand.
    if (done.matchedCount !== 1) throw new AlreadyDone()
    await product.transcript.insert(rows).run(session)
    await product.outbox.plan(sends).run(session)
    for (const write of writes) await write.run(session)
    return true
  }
  try {
    return await product.db.transact(work)
  } catch (error) {
    if (error instanceof AlreadyDone) return false
    throw error
  } finally {
    after.version = before.version + 1
  }
}

class AlreadyDone extends Error {}
