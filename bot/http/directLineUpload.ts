/** A message with photos or files over Direct Line: each file is looked at and sealed before a message with it is accepted, and no file that is refused or late takes the words with it. */
import { acceptFile, MOST_BYTES, MOST_FILES } from '../../services/attachments/accept.ts'
import type { FileRefusal } from '../../services/attachments/keptFile.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { SaidFile } from '../../services/conversations/saidFile.ts'
import type { TokenHolder } from '../../services/conversations/tokens.ts'
import { AppError, isDatabaseAway } from '../../services/errors.ts'
import type { Product } from '../product.ts'
import { textOf } from './body.ts'
import { type Brought, type PostedActivity, postedActivity, type TakeActivity } from './directLinePost.ts'
import { createLimiter } from './limits.ts'
import { type PostedFiles, readMultipart } from './multipart.ts'
import type { Answer, Call } from './route.ts'

/** Uploads that one process takes at a time: each may fill the memory with all its files. */
const AT_ONCE = 4

export function createUpload({
  product,
  bearer,
  holderFor,
  take,
}: {
  product: Product
  bearer(call: Call): string
  holderFor(call: Call): Promise<TokenHolder>
  take: TakeActivity
}): (call: Call) => Promise<Answer> {
  const limit = createLimiter(product.config.limits.uploadsPerTalk)
  let busy = 0
  /** While the database is away the words are read all the same: there may be danger in them. */
  const knownHolder = async ({ call, token }: { call: Call; token: string }): Promise<TokenHolder> => {
    try {
      return await holderFor(call)
    } catch (error) {
      const known = product.tokens.remembered(token)
      if (!isDatabaseAway(error) || known?.conversation !== call.params.id) throw error
      return known!
    }
  }

  /** Beyond a limit the words are read all the same; the files of the message are let go, and that is said. */
  const mayBring = async (conversation: string): Promise<boolean> => {
    try {
      await limit.take(conversation)
    } catch (error) {
      if (error instanceof AppError && error.code === 'too_many') return false
      throw error
    }
    return busy < AT_ONCE
  }

  return async (call) => {
    const token = bearer(call)
    const holder = await knownHolder({ call, token })
    const may = await mayBring(holder.conversation)
    const posted = readMultipart({ request: call.request, atMost: MOST_FILES, keep: may, fileBytes: MOST_BYTES })
    if (may) busy += 1
    try {
      const activity = activityIn(await posted.activity)
      const files = (whose: TokenHolder): Promise<Brought> =>
        bring({ product, holder: whose, posted: posted.files, unread: may ? 'tooMany' : 'notNow' })
      return await take({ call, token, activity, files })
    } finally {
      // An answer in the middle of a body is one the sender may never see.
      await posted.files.catch(() => {})
      if (may) busy -= 1
    }
  }
}

/** A client may send files with no message around them. */
function activityIn(activity: Buffer | null): PostedActivity {
  if (activity === null) return { type: 'message' }
  let said: unknown
  try {
    said = JSON.parse(textOf(activity))
  } catch {
    throw new AppError('bad_request')
  }
  const parsed = postedActivity.safeParse(said)
  if (!parsed.success) throw new AppError('bad_request')
  return parsed.data
}

async function bring({
  product,
  holder,
  posted: arriving,
  unread,
}: {
  product: Product
  holder: TokenHolder
  posted: Promise<PostedFiles>
  /** Why files beyond what is read were not. */
  unread: FileRefusal
}): Promise<Brought> {
  const conversation = await product.conversations
    .findOne({ _id: holder.conversation, landlord: holder.landlord })
    .lean<ConversationRecord>()
  if (!conversation || conversation.ended) throw new AppError('not_found')
  const posted = await arriving
  const { scanner, attachments, config, clock } = product
  const files: SaidFile[] = []
  const refused: FileRefusal[] = Array.from({ length: posted.more }, () => unread)
  const stored: Parameters<typeof attachments.hold>[0]['sealed'][number][] = []
  let left = config.limits.filesPerTalk - (await attachments.count(conversation))
  for (const { name, bytes } of posted.files) {
    const accepted = await acceptFile({
      bytes,
      name,
      originals: conversation.originals === true,
      asItIs: conversation.audience === 'general',
      scanner,
    })
    if (!accepted.ok) refused.push(accepted.reason)
    else if (accepted.sealed.length > left) refused.push('tooMany')
    else {
      left -= accepted.sealed.length
      files.push({ ...accepted.file, thumb: accepted.thumb })
      stored.push(...accepted.sealed)
    }
  }
  await attachments.hold({ conversation, sealed: stored, at: clock() })
  return { files, refused, drop: () => attachments.drop({ landlord: holder.landlord, sealed: stored }) }
}
