/** Comes to a conversation, the kept one or a new one, and keeps trying while the line is down. */
import type { Connection } from './connection.ts'
import { type Conversation, type KeptConversation, resumeConversation, startConversation } from './conversation.ts'
import type { Keep } from './keep.ts'
import type { PageBoot } from './pageBoot.ts'

const TRY_AGAIN_MS = 2000

type Opening = { boot: PageBoot; keep: Keep; connection: Connection }

export async function openUntilItWorks(opening: Opening): Promise<Conversation> {
  for (;;) {
    const conversation = await open(opening).catch(() => null)
    if (conversation) {
      opening.connection.startSucceeded()
      return conversation
    }
    opening.connection.startFailed()
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
  }
}

async function open({ boot, keep }: Opening): Promise<Conversation> {
  const kept = keep.read<KeptConversation>('conversation')
  const resumed = kept && (await resumeConversation(kept))
  if (resumed) return { ...resumed, token: resumed.token ?? kept.token }
  const language = keep.read<string>('language') ?? boot.language
  return startConversation({ landlord: boot.landlord.slug, language })
}
