/** What a turn adds to the log. */

import type { Effects } from '../dialogs/talk.ts'
import type { Understanding } from '../dialogs/understand/index.ts'
import { t } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { OpenSection } from '../services/conversations/sections.ts'
import type { TranscriptBody, TranscriptRecord } from '../services/conversations/transcript.ts'
import type { Channel } from './channels/channel.ts'
import type { Product } from './product.ts'
import { saidAs } from './wording.ts'

/** The tenant's own row first, then what was said, then silent signals where the channel carries them. */
export function rowsOf({
  product,
  channel,
  applied,
  inbound,
  heard,
  entries,
  events,
  unkept,
}: {
  product: Product
  channel: Channel
  applied: { after: ConversationRecord; inbound: OpenSection; replies: OpenSection }
  inbound: Inbound
  heard: Understanding
  entries: TranscriptBody[]
  events: Effects['events']
  unkept: boolean
}): TranscriptRecord[] {
  const rows: TranscriptRecord[] = []
  const at = product.clock()
  const { payload } = inbound
  const add = (author: TranscriptRecord['author'], body: TranscriptBody, open: OpenSection, from?: string): void => {
    rows.push(
      product.transcript.row({
        conversation: applied.after,
        open,
        position: applied.after.position + rows.length + 1,
        at: author === 'tenant' ? payload.receivedAt : at,
        author,
        body,
        ...(from ? { inbound: from } : {}),
      }),
    )
  }
  if (payload.kind === 'message') {
    add(
      'tenant',
      {
        // What was understood of words that are not kept would tell them.
        ...(unkept
          ? { text: t({ key: 'survey.about.kept', language: spokenAs(applied.after.language) ?? 'en' }) }
          : {
              text: payload.text,
              language: heard.language,
              heard: { ...heard, version: product.understand.version },
            }),
        ...(payload.clientId ? { clientId: payload.clientId } : {}),
        ...(payload.attachments > 0 ? { attachments: payload.attachments } : {}),
        ...(payload.files?.length ? { files: payload.files } : {}),
        ...(payload.refusedFiles?.length ? { refusedFiles: payload.refusedFiles } : {}),
      },
      applied.inbound,
      inbound.id,
    )
  }
  const { voice } = channel.shows
  const { language: spoken } = applied.after
  for (const { said, ...body } of entries) {
    const versioned = said && { said: saidAs({ keys: said, language: body.language ?? spoken, voice }) }
    add('bot', { ...body, ...versioned }, applied.replies)
  }
  if (channel.events) for (const event of events) add('system', { text: '', event }, applied.replies)
  return rows
}
