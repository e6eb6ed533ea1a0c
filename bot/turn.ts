/** One message through the dialogs: load state, run, and commit state, replies and case writes together or not at all. */
import { talkTurn } from '../dialogs/main.ts'
import { isAnswering, readState } from '../dialogs/state.ts'
import type { Understanding } from '../dialogs/understand/index.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes, type Inbound } from '../services/conversations/inbox.ts'
import { withoutThumb } from '../services/conversations/saidFile.ts'
import { currentSection, type OpenSection } from '../services/conversations/sections.ts'
import type { TranscriptRecord } from '../services/conversations/transcript.ts'
import { crashPoint } from '../services/crashPoint.ts'
import type { PlannedWrite } from '../services/db.ts'
import type { Channel } from './channels/channel.ts'
import type { Commit, Outcome } from './commit.ts'
import { applyEffects } from './effects.ts'
import { factsOf } from './facts.ts'
import { newTalk } from './newTalk.ts'
import type { Product } from './product.ts'
import { speakAll } from './say.ts'
import { sendsOf } from './sends.ts'
import { rowsOf } from './turnRows.ts'

export interface Committed {
  conversation: ConversationRecord
  /** False when the message had already been dealt with by another process. */
  fresh: boolean
  /** What the log has more than before. */
  rows: TranscriptRecord[]
  /** Something waits in the outbox. */
  leaving: boolean
}

const NOT_HEARD: Understanding = { language: 'en', intent: 'other', intents: [], flags: [], ask: null, near: [] }

export async function runTurn({
  product,
  commit,
  channel,
  conversation,
  inbound,
  last,
}: {
  product: Product
  commit: Commit
  channel: Channel
  conversation: ConversationRecord
  inbound: Inbound
  /** The last waiting message of the lane. */
  last: boolean
}): Promise<Committed> {
  const outcome = await think({ product, channel, conversation, inbound })
  crashPoint('before_commit')
  const fresh = await commit({ before: conversation, outcome, inbound, last })
  crashPoint('after_commit')
  return {
    conversation: { ...outcome.after, lease: last ? null : conversation.lease },
    fresh,
    rows: outcome.rows,
    leaving: outcome.sends.length > 0,
  }
}

async function think({
  product,
  channel,
  conversation,
  inbound,
}: {
  product: Product
  channel: Channel
  conversation: ConversationRecord
  inbound: Inbound
}): Promise<Outcome> {
  const { sections, landlords, law, understand, adapter } = product
  const landlord = landlords.bySlug(conversation.landlord)
  if (!landlord) throw new Error('landlord_gone')
  const section = currentSection({ conversation, sections })
  const stored = conversation.state
    ? sections.unseal({
        section: section.section,
        name: stateName(conversation._id),
        sealed: bytes(conversation.state),
      })
    : null
  const { state, lost } = readState({ stored: stored?.ok ? stored.value : undefined, language: conversation.language })
  const { payload } = inbound
  const heard = payload.text
    ? await understand.understand({
        text: payload.text,
        language: state.language,
        answering: isAnswering(state) || conversation.waiting !== null,
      })
    : { ...NOT_HEARD, language: state.language }

  const talk = newTalk({ product, channel, conversation, inbound, state, heard, landlord })
  if (lost && conversation.state) talk.say('common.lostPlace')
  const facts = factsOf({ landlord, law })
  await adapter.run({
    activity: {
      type: payload.kind === 'message' ? 'message' : 'event',
      id: inbound.id,
      channelId: channel.name,
      text: payload.text,
      serviceUrl: 'urn:heard:local',
      conversation: { id: conversation._id, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'tenant', name: '' },
      recipient: { id: 'heard', name: '' },
    },
    logic: (context) => talkTurn({ context, talk }),
  })
  crashPoint('talked')

  const spoken = speakAll({ said: talk.said, language: state.language, shows: channel.shows, facts })
  const composed = channel.compose(spoken)
  const applied = applyEffects({ product, conversation, section, effects: talk.effects, state, landlord, inbound })
  const sends = await sendsOf({
    product,
    channel,
    before: conversation,
    conversation: applied.after,
    leaving: composed.leaving,
    inbound,
    landlord,
    effects: talk.effects,
  })
  const kept =
    channel.name === 'sms'
      ? composed.entries.slice(0, sends.kept).map((entry, index) => ({ ...entry, text: composed.leaving[index]!.body }))
      : composed.entries
  const { events, unkept = false } = talk.effects
  const rows = rowsOf({ product, channel, applied, inbound, heard, entries: kept, events, unkept })
  const after = {
    ...applied.after,
    state: sections.seal({ open: applied.replies, name: stateName(conversation._id), value: state }),
    position: conversation.position + rows.length,
    repeated: sends.repeated,
    unfinished: state.dialogs.dialogStack.length > 0,
  }
  const { section: opened, leaveSection: left } = talk.effects
  const restricted = opened?.earlier
    ? [product.transcript.restrict({ landlord: landlord.slug, inbound: opened.earlier, audience: opened.audience })]
    : []
  // After the writes of the dialogs: what a report has taken over is not in the section any more.
  const forgotten = left?.destroy ? [product.attachments.forget({ conversation, section: section.section.id })] : []
  return {
    after,
    rows,
    sends: sends.rows,
    writes: [
      ...filesKept({ product, conversation, inbound, section: applied.inbound }),
      ...talk.writes,
      ...restricted,
      ...forgotten,
    ],
  }
}

/** The files of a message are kept with it. */
function filesKept({
  product,
  conversation,
  inbound,
  section: { section },
}: {
  product: Product
  conversation: ConversationRecord
  inbound: Inbound
  section: OpenSection
}): PlannedWrite[] {
  const { files = [] } = inbound.payload
  return files.length > 0 ? [product.attachments.keep({ conversation, section, files: files.map(withoutThumb) })] : []
}

const stateName = (id: string): string => `conversations:${id}:state`
