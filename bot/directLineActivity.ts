/** A row of the log as a Direct Line activity; the position is the watermark and part of the id. */
import type { SaidFile } from '../services/conversations/saidFile.ts'
import type { Entry } from '../services/conversations/transcript.ts'

export interface DirectLineActivity {
  type: 'message' | 'event' | 'typing'
  id: string
  timestamp: string
  channelId: 'directline'
  from: { id: string; role: 'user' | 'bot'; name?: string }
  conversation?: { id: string }
  text?: string
  textFormat?: 'plain'
  locale?: string
  inputHint?: 'acceptingInput'
  attachments?: { contentType: string; name: string; contentUrl?: string; thumbnailUrl?: string }[]
  suggestedActions?: { actions: { type: 'imBack'; title: string; value: string }[] }
  channelData?: Record<string, unknown>
  name?: string
  value?: unknown
}

/** The tenant's id in the log; every client of a conversation is the same person to it. */
export const TENANT_ID = 'dl_tenant'

/** Whoever of staff writes, and nobody else. */
export const STAFF_ID = 'staff'

export const activityId = ({ conversation, position }: { conversation: string; position: number }): string =>
  `${conversation}|${String(position).padStart(7, '0')}`

/** Null for what is no id of a row of this conversation. */
export function positionOf({ conversation, id }: { conversation: string; id: unknown }): number | null {
  const own = typeof id === 'string' && id.startsWith(`${conversation}|`)
  const position = own ? /^\d{7,9}$/.exec(id.slice(conversation.length + 1))?.[0] : undefined
  return position ? Number(position) : null
}

/** A tenant's own message keeps the id that posting it gave back. */
export const postedId = ({ conversation, inbound }: { conversation: string; inbound: string }): string =>
  `${conversation}|${inbound.slice(-24)}`

/** Shown back small and from the activity itself: no address leads to what somebody sent. */
function shownFile({ type, name, thumb }: SaidFile): NonNullable<DirectLineActivity['attachments']>[number] {
  const url = thumb === null ? null : `data:image/jpeg;base64,${thumb}`
  return { contentType: type, name, ...(url ? { contentUrl: url, thumbnailUrl: url } : {}) }
}

/** What an officer sends: small to look at where it is a picture, and whole by its address, for whoever has the token. */
function givenFiles({ conversation, position, files }: { conversation: string; position: number; files: SaidFile[] }) {
  return files.flatMap((file) => {
    const whole = {
      contentType: 'application/octet-stream',
      name: file.name || 'file',
      contentUrl: `/v3/directline/conversations/${conversation}/files/${position}/${file.id}`,
    }
    return file.thumb === null ? [whole] : [shownFile(file), whole]
  })
}

/** null for rows whose words are gone: their position holds, but there is nothing to show. */
export function activityOf(entry: Entry): DirectLineActivity | null {
  const { body, author, at, position } = entry
  const conversation = entry.id.slice(0, entry.id.lastIndexOf(':'))
  if (!body) return null
  const base = {
    id: activityId({ conversation, position }),
    timestamp: at.toISOString(),
    channelId: 'directline' as const,
    conversation: { id: conversation },
  }
  if (body.event) {
    return {
      ...base,
      type: 'event',
      from: { id: 'heard', role: 'bot' },
      name: body.event.name,
      value: body.event.value,
    }
  }
  const words = {
    type: 'message' as const,
    text: body.text,
    textFormat: 'plain' as const,
    ...(body.language ? { locale: body.language } : {}),
  }
  if (author === 'tenant') {
    return {
      ...base,
      ...words,
      ...(entry.inbound ? { id: postedId({ conversation, inbound: entry.inbound }) } : {}),
      from: { id: TENANT_ID, role: 'user' },
      ...(body.files?.length ? { attachments: body.files.map(shownFile) } : {}),
      ...(body.clientId ? { channelData: { clientActivityID: body.clientId } } : {}),
    }
  }
  return {
    ...base,
    ...words,
    inputHint: 'acceptingInput',
    from: { id: author === 'staff' ? STAFF_ID : 'heard', role: 'bot', ...(body.name ? { name: body.name } : {}) },
    ...(body.choices
      ? {
          suggestedActions: {
            actions: body.choices.map(({ title }) => ({ type: 'imBack' as const, title, value: title })),
          },
        }
      : {}),
    ...(author === 'staff' && body.files?.length
      ? { attachments: givenFiles({ conversation, position, files: body.files }) }
      : {}),
    ...(author === 'staff' ? { channelData: { by: 'staff' } } : {}),
  }
}
