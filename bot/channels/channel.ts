/** The port every channel satisfies: what it can show, and how spoken words become log entries and texts that leave. */
import type { Shows } from '../../dialogs/talk.ts'
import type { ChannelName } from '../../services/conversations/conversationModel.ts'
import type { ActivityContent } from '../../services/conversations/sendContent.ts'
import type { TranscriptBody } from '../../services/conversations/transcript.ts'
import type { Spoken } from '../say.ts'

export interface Leaving {
  kind: 'reply' | 'safety'
  body: string
  activity?: ActivityContent['activity']
}

export interface Channel {
  name: ChannelName
  shows: Shows
  /** Silent signals to the client, such as "keep nothing on this device", can be carried. */
  events: boolean
  /** entries go into the transcript in this order; leaving goes through the outbox. */
  compose(spoken: Spoken[]): { entries: TranscriptBody[]; leaving: Leaving[] }
}
