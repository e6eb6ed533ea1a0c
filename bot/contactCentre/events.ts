/** What goes to an outside contact centre, in the Bot Framework's own shapes: `handoff.initiate` with the transcript, the tenant's words, and the end. */
import { type Activity, EventFactory, type Transcript, type TurnContext } from 'botbuilder'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { TranscriptBody } from '../../services/conversations/transcript.ts'
import { LOCAL_SERVICE } from '../adapter.ts'

type Talk = Pick<ConversationRecord, '_id' | 'channel' | 'language'>
export type CentreActivity = Partial<Activity>

/** Codes and lists of codes; the words stand in the transcript. */
export interface HandoffContext {
  /** The team's id: what a centre calls a skill. */
  skill: string
  reason: string
  language: string
  urgent: boolean
  danger: boolean
  waitingSince: string
}

export interface Line {
  author: 'tenant' | 'bot' | 'staff' | 'system'
  at: Date
  body: Pick<TranscriptBody, 'text' | 'name' | 'language'>
}

/** `id`: the same on a rerun, so that the centre knows a repeated event. */
const base = ({ talk: { _id, channel, language }, id, at }: { talk: Talk; id: string; at: Date }): CentreActivity => ({
  id,
  timestamp: at,
  channelId: channel,
  serviceUrl: LOCAL_SERVICE,
  locale: language,
  conversation: { id: _id, isGroup: false, conversationType: 'personal', name: '' },
})

const TENANT = { id: 'tenant', name: '', role: 'user' }

export function initiation({
  talk,
  id,
  at,
  context,
  lines,
}: {
  talk: Talk
  id: string
  at: Date
  context: HandoffContext
  lines: readonly Line[]
}): CentreActivity {
  const activity = { ...base({ talk, id, at }), type: 'message', from: TENANT, recipient: { id: 'heard', name: '' } }
  const transcript = { activities: lines.map((line, index) => ({ ...said({ talk, line }), id: `${id}:${index}` })) }
  const event = EventFactory.createHandoffInitiation(
    { activity } as TurnContext,
    context,
    transcript as unknown as Transcript,
  )
  // The factory gives each a random id and the machine's own time.
  return { ...event, id, timestamp: at }
}

const said = ({ talk, line: { author, at, body } }: { talk: Talk; line: Line }): CentreActivity => ({
  ...base({ talk, id: '', at }),
  type: 'message',
  from: author === 'tenant' ? TENANT : { id: author, name: body.name ?? '', role: 'bot' },
  text: body.text,
  textFormat: 'plain',
  ...(body.language ? { locale: body.language } : {}),
})

/** Things beside words stay here: the centre is told how many there are. */
export const tenantSaid = ({
  talk,
  id,
  at,
  text,
  danger,
  things,
}: {
  talk: Talk
  id: string
  at: Date
  text: string
  danger: boolean
  things: number
}): CentreActivity => ({
  ...said({ talk, line: { author: 'tenant', at, body: { text, language: talk.language } } }),
  id,
  channelData: { heard: { danger, things } },
})

/** The tenant has left, or somebody here has taken the conversation on. */
export const ended = ({ talk, id, at }: { talk: Talk; id: string; at: Date }): CentreActivity => ({
  ...base({ talk, id, at }),
  type: 'endOfConversation',
  from: TENANT,
})
