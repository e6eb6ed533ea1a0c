/** A tenant's activity over Direct Line: danger is heard before the database is asked, then the words are accepted once. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { mayHoldCode } from '../../dialogs/hateReport/reportCode.ts'
import { hearDanger } from '../../dialogs/understand/danger.ts'
import type { FileRefusal } from '../../services/attachments/keptFile.ts'
import type { SaidFile } from '../../services/conversations/saidFile.ts'
import type { TokenHolder } from '../../services/conversations/tokens.ts'
import { AppError, isDatabaseAway } from '../../services/errors.ts'
import { newId } from '../../services/ids.ts'
import { positionOf, postedId } from '../directLineActivity.ts'
import type { Hub } from '../hub.ts'
import { type Intake, isTooLong, wellFormed } from '../intake.ts'
import { markShown } from '../marks.ts'
import type { Product } from '../product.ts'
import { createSenderMark } from '../senderMark.ts'
import { createTenantWrites } from '../tenantWrites.ts'
import { unsavedActivity } from '../unsavedSafety.ts'
import { parseJson } from './body.ts'
import { createLimiter } from './limits.ts'
import type { Answer, Call } from './route.ts'

const short = z.string().max(200)
export const postedActivity = z.looseObject({
  type: z.string().max(40),
  text: z.string().max(40_000).optional(),
  value: z.unknown().optional(),
  name: short.optional(),
  locale: short.optional(),
  attachments: z.array(z.unknown()).max(50).optional(),
  channelData: z.looseObject({ clientActivityID: z.string().min(1).max(120).optional() }).optional(),
})
export type PostedActivity = z.infer<typeof postedActivity>

/** Files that came with a message, stored already. */
export interface Brought {
  files: readonly SaidFile[]
  refused: readonly FileRefusal[]
  /** Takes them away again. */
  drop(): Promise<void>
}

const NO_FILES: Brought = { files: [], refused: [], drop: async () => {} }

/** `files` is asked once it is known whose conversation it is; it may take its time. */
export type TakeActivity = (args: {
  call: Call
  token: string
  activity: PostedActivity
  files?: (holder: TokenHolder) => Promise<Brought>
}) => Promise<Answer>

/** The same message again is the same files again. */
function onlyFiles({ type, locale, channelData }: PostedActivity): PostedActivity {
  const id = channelData?.clientActivityID
  return { type, ...(locale ? { locale } : {}), ...(id ? { channelData: { clientActivityID: `${id}:files` } } : {}) }
}

/** Events a client may send, with what they may hold; all others are accepted and ignored, as Direct Line does. */
const CLIENT_EVENTS: Record<string, z.ZodType> = { 'heard/language': z.union([short, z.object({ language: short })]) }

/** How far a page has shown what a person wrote: the id of the last activity. */
const SHOWN_EVENT = 'heard/shown'

export function createPost({
  product,
  intake,
  hub,
  bearer,
  holderFor,
}: {
  product: Product
  intake: Intake
  hub: Hub
  bearer(call: Call): string
  holderFor(call: Call): Promise<TokenHolder>
}): { post: (call: Call) => Promise<Answer>; take: TakeActivity } {
  const { tokens } = product
  const senderMark = createSenderMark()
  const writes = createTenantWrites({ product })
  const markLimit = createLimiter({ points: 60, seconds: 60 })
  const talkLimit = createLimiter(product.config.limits.messagesPerTalk)

  const post = async (call: Call): Promise<Answer> =>
    await take({ call, token: bearer(call), activity: parseJson({ call, schema: postedActivity }) })

  /** Null when it takes longer than words wait; a failure that comes later concerns whoever waits on. */
  const inTime = async <T>(work: Promise<T>): Promise<T | null> => {
    const late = Promise.withResolvers<null>()
    const timer = setTimeout(() => late.resolve(null), product.config.limits.filesAwaited * 1000)
    try {
      return await Promise.race([work, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  /** Not a message: it counts for no limit of them, and leaves nothing. */
  const typed = async (call: Call): Promise<Answer> => {
    const holder = await holderFor(call)
    await writes.begun(holder)
    return { status: 200, body: { id: `${holder.conversation}|typing` } }
  }

  /** A person's words were in sight: a mark on the conversation, and no message. */
  const shown = async ({ call, activity }: { call: Call; activity: PostedActivity }): Promise<Answer> => {
    const holder = await holderFor(call)
    const position = positionOf({ conversation: holder.conversation, id: activity.value })
    if (position === null) throw new AppError('bad_request')
    await markLimit.take(holder.conversation)
    const conversation = { _id: holder.conversation, landlord: holder.landlord }
    await markShown({ product, conversation, position })
    return { status: 200, body: { id: `${holder.conversation}|shown` } }
  }

  /** Danger is heard before anything is asked of the database; if the words then cannot be saved, the safety text goes out all the same. */
  const take: TakeActivity = async ({ call, token, activity, files }) => {
    if (activity.type === 'typing') return await typed(call)
    if (activity.type === 'event' && activity.name === SHOWN_EVENT) return await shown({ call, activity })
    const text = wellFormed(activity.text ?? (typeof activity.value === 'string' ? activity.value : ''))
    if (isTooLong(text)) throw new AppError('too_large')
    const dangers = hearDanger(text)
    try {
      const holder = await holderFor(call)
      if (dangers.length === 0) await talkLimit.take(holder.conversation)
      const from = { holder, address: call.ip }
      if (!files) return await accept({ ...from, activity, text, brought: null })
      const coming = files(holder)
      coming.catch(() => {})
      const brought = await (text.trim() === '' ? coming : dangers.length > 0 ? null : inTime(coming))
      if (brought) return await accept({ ...from, activity, text, brought })
      // The words go on by themselves; what came with them follows as a message of its own.
      const answer = await accept({ ...from, activity, text, brought: NO_FILES })
      await accept({ ...from, activity: onlyFiles(activity), text: '', brought: await coming })
      return answer
    } catch (error) {
      const known = tokens.remembered(token)
      if (dangers.length > 0 && isDatabaseAway(error) && known && known.conversation === call.params.id) {
        pushSafety({
          conversation: known.conversation,
          landlord: known.landlord,
          locale: activity.locale,
          kind: dangers[0]!.kind,
        })
      }
      throw error
    }
  }

  const accept = async ({
    holder,
    activity,
    text,
    brought,
    address,
  }: {
    holder: TokenHolder
    activity: PostedActivity
    text: string
    brought: Brought | null
    address: string
  }): Promise<Answer> => {
    const clientId = activity.channelData?.clientActivityID
    const key = clientId ?? newId()
    const id = `webchat:${holder.conversation}:${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`
    const activityId = postedId({ conversation: holder.conversation, inbound: id })
    const lane = { channel: 'webchat' as const, landlord: holder.landlord, thread: holder.conversation }
    if (activity.type === 'event') {
      const name = Object.keys(CLIENT_EVENTS).find((known) => known === activity.name)
      if (!name) return { status: 200, body: { id: activityId } }
      const value = CLIENT_EVENTS[name]!.safeParse(activity.value)
      if (!value.success) throw new AppError('bad_request')
      await intake.accept({ id, ...lane, payload: { kind: 'event', event: { name, value: value.data } } })
      return { status: 200, body: { id: activityId } }
    }
    const { files = [], refused = [] } = brought ?? {}
    // An upload names its files in the message too; those are the ones that were brought.
    const attachments = brought ? 0 : (activity.attachments?.length ?? 0)
    if (activity.type !== 'message' || (text.trim() === '' && attachments + files.length + refused.length === 0))
      return { status: 200, body: { id: activityId } }
    const outcome = await intake.accept({
      id,
      ...lane,
      payload: {
        kind: 'message',
        text,
        attachments,
        ...(files.length > 0 ? { files: [...files] } : {}),
        ...(refused.length > 0 ? { refusedFiles: [...refused] } : {}),
        ...(clientId ? { clientId } : {}),
        ...(activity.locale ? { language: activity.locale } : {}),
        ...(mayHoldCode(text) ? { origin: senderMark(address) } : {}),
      },
    })
    await writes.over(holder)
    // Sent again by a client that heard no answer: the first one's files stand.
    if (outcome === 'again') await brought?.drop()
    return { status: 200, body: { id: activityId } }
  }

  const pushSafety = ({
    conversation,
    landlord,
    locale,
    kind,
  }: {
    conversation: string
    landlord: string
    locale: string | undefined
    kind: string
  }): void => {
    const served = product.landlords.bySlug(landlord)
    if (!served) return
    const activity = unsavedActivity({ product, landlord: served, conversation, language: locale ?? 'en', kind })
    hub.pushUnlogged({ conversation, activity })
  }

  return { post, take }
}
