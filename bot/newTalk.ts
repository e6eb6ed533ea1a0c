/** One turn as its dialogs see it: what came in, with places for what they say, plan and do. */
import type { TalkState } from '../dialogs/state.ts'
import type { Effects, Said, Talk } from '../dialogs/talk.ts'
import type { Understanding } from '../dialogs/understand/index.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import { withoutThumb } from '../services/conversations/saidFile.ts'
import type { PlannedWrite } from '../services/db.ts'
import { waitsFrom } from '../services/handoff/waitDue.ts'
import type { Channel } from './channels/channel.ts'
import type { Product } from './product.ts'
import { talkServices } from './talkServices.ts'

export function newTalk({
  product,
  channel,
  conversation,
  inbound,
  state,
  heard,
  landlord,
}: {
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
      id: inbound.id,
      kind: payload.kind,
      text: payload.text,
      event: payload.event ? { name: payload.event.name, value: payload.event.value } : null,
      attachments: payload.attachments,
      files: (payload.files ?? []).map(withoutThumb),
      refusedFiles: payload.refusedFiles ?? [],
      receivedAt: payload.receivedAt,
      optOut: payload.optOut ?? null,
    },
    heard,
    landlord,
    law: product.law,
    shows: channel.shows,
    conversation: {
      id: conversation._id,
      held: conversation.holder !== null,
      waiting: conversation.waiting !== null,
      waitsFrom: conversation.waiting && waitsFrom(conversation.waiting),
      withContact: conversation.waiting?.reason === 'restricted',
      audience: conversation.audience,
      inDanger: conversation.alert !== null,
      optedOut: conversation.optedOut,
    },
    services: talkServices({
      deps: product,
      conversation,
      inbound,
      landlord,
      language: () => state.language,
      showsPrivate: channel.shows.private,
      quickExit: channel.shows.quickExit,
    }),
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
